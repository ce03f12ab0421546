import { seededRandom } from '../../../libs/kernel/index.js';
import { readRecords } from '../evaluate/read-records.js';

/** A document of the measurements; `owner` is whose profile it belongs to. */
export interface BenchText {
  title: string;
  text: string;
  owner: string;
}

export interface BenchNeed {
  id: string;
  title: string;
  text: string;
}

/** Works that an invented owner of recombined texts has: about what real ones have. */
const WORKS_AN_OWNER = 9;
const WORDS_OF_A_NEED = 100;

/**
 * So many documents: the real ones, and then texts made of their sentences. A made text has as many
 * sentences as a real one drawn for it, each from another document, so that words are as common
 * as in the real ones. Seeded: the same texts every time, and the smaller set begins the larger.
 */
export const extendTexts = (real: readonly BenchText[], count: number): BenchText[] => [
  ...streamTexts(real, count),
];

/** The same one at a time: a million of them are never in memory together. */
export function* streamTexts(real: readonly BenchText[], count: number): Generator<BenchText> {
  const random = seededRandom(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const sentences = real.map(({ text }) => text.match(/[^.;]+[.;]*\s*/g) ?? [text]);
  yield* real.slice(0, count);
  for (let made = 0; made < count - real.length; made++) {
    const text = pick(sentences)
      .map(() => pick(pick(sentences)))
      .join('');
    const owner = `made-${Math.floor(made / WORKS_AN_OWNER)}`;
    yield { title: pick(real).title, text, owner };
  }
}

/** Real project abstracts, by organisation. Throws DataAbsent. */
export function readTexts(data: string): BenchText[] {
  const awards = readRecords<{ title: string; abstract: string; organisation: string }>(
    data,
    'sbir/awards.jsonl',
  );
  return awards.map(({ title, abstract, organisation }) => ({
    title,
    text: abstract,
    owner: organisation,
  }));
}

/** Real calls, cut to about 100 words; shorter ones are left out. Throws DataAbsent. */
export function readNeeds(data: string): BenchNeed[] {
  return readRecords<BenchNeed>(data, 'sbir/needs.jsonl')
    .map(({ id, title, text }) => ({ id, title, words: text.split(/\s+/) }))
    .filter(({ words }) => words.length >= WORDS_OF_A_NEED)
    .map(({ id, title, words }) => ({
      id,
      title,
      text: words.slice(0, WORDS_OF_A_NEED - title.split(/\s+/).length).join(' '),
    }));
}
