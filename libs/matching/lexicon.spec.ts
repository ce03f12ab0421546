import { seededRandom } from '../kernel/index.js';
import type { LexiconEntry } from '../text/index.js';
import { addTerms } from './count-terms.js';
import { addLexiconTerms, findEntries, layOutLexicon, translateByLexicon } from './lexicon.js';
import type { LexiconTables } from './lexicon-tables.js';
import { Vocabulary } from './vocabulary.js';

const ENTRIES: LexiconEntry[] = [
  { zh: ['电解质'], en: ['electrolyte'] },
  { zh: ['固态电解质'], en: ['solid electrolyte', 'solid-state electrolyte'] },
  { zh: ['电池'], en: ['battery', 'cell'] },
  { zh: ['涡轮'], en: ['turbine'] },
];

/** A vocabulary in which the documents hold the given texts and everything is equally rare. */
function world(documents: string[], entries = ENTRIES) {
  const vocabulary = new Vocabulary();
  for (const text of documents) addTerms(vocabulary, text, 1000);
  const documentTerms = vocabulary.size;
  const numbered = addLexiconTerms(vocabulary, entries);
  const rarities = new Float32Array(vocabulary.size).fill(1);
  const [out, into] = layOutLexicon(numbered, { rarities, documentTerms });
  const need = (text: string) => {
    const terms = Uint32Array.from(new Set(addTerms(vocabulary, text, 1000)));
    return { terms, weights: new Float64Array(terms.length).fill(1 / Math.sqrt(terms.length)) };
  };
  const numbers = (text: string) => new Set(addTerms(vocabulary, text, 1000));
  return { vocabulary, out, into, need, numbers };
}
const ENGLISH = ['solid electrolyte battery cell', 'turbine'];
const labels = (tables: LexiconTables, terms: Uint32Array): string[] =>
  findEntries(tables, terms).map((entry) => tables.labels.at(entry));
const length = (weights: Float64Array): number => Math.hypot(...weights);

test('a Chinese need becomes the English terms that documents hold', () => {
  const { into, need, numbers } = world(ENGLISH);
  const { terms, weights } = translateByLexicon(into, need('电池'));
  expect(new Set(terms)).toEqual(new Set([...numbers('battery'), ...numbers('cell')]));
  expect(length(weights)).toBeCloseTo(1, 9);
});

test('an English need becomes Chinese, whatever form its words have', () => {
  const { out, need, numbers } = world(['固态电解质的界面', '涡轮']);
  const { terms } = translateByLexicon(out, need('Solid electrolytes'));
  expect(new Set(terms)).toEqual(numbers('固态电解质'));
});

test('of entries of which one says all that another does the longer counts', () => {
  const { into, need } = world(ENGLISH);
  expect(labels(into, need('固态电解质').terms)).toEqual(['固态电解质']);
  expect(labels(into, need('固态的电解质').terms)).toEqual(['电解质']);
  expect(labels(into, need('电解质与涡轮').terms).sort()).toEqual(['涡轮', '电解质']);
});

test('what no document holds is no translation', () => {
  const { into, out, need } = world(['turbine']);
  expect(labels(into, need('固态电解质').terms)).toEqual([]);
  expect(translateByLexicon(into, need('固态电解质')).terms).toHaveLength(0);
  expect(out.lastTerms).toHaveLength(0);
});

test('the translation is as long as the part of the need that the lexicon knows', () => {
  const { into, need } = world(['turbine']);
  const written = need('涡轮诗歌');
  const known = new Set(need('涡轮').terms);
  let part = 0;
  written.terms.forEach((term, i) => (part += known.has(term) ? written.weights[i] ** 2 : 0));
  expect(part).toBeLessThan(0.6);
  expect(length(translateByLexicon(into, written).weights)).toBeCloseTo(Math.sqrt(part), 6);
});

test('a need without terms, an empty lexicon and empty entries give nothing', () => {
  const { into, need } = world(ENGLISH);
  expect(translateByLexicon(into, need('')).terms).toHaveLength(0);
  const empty = world(ENGLISH, []);
  expect(translateByLexicon(empty.into, empty.need('电池')).terms).toHaveLength(0);
  const odd = world(ENGLISH, [
    { zh: ['的'], en: ['cell'] },
    { zh: [], en: ['cell'] },
  ]);
  expect(odd.into.lastTerms).toHaveLength(0);
});

test('every entry is found in a need that is its own word, among thousands', () => {
  const random = seededRandom(5);
  const han = (n: number): string =>
    Array.from({ length: n }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 300))).join(
      '',
    );
  const entries = Array.from({ length: 3000 }, (_, i) => ({
    zh: [han(2 + (i % 4))],
    en: [`term${i}x`],
  }));
  const { into, vocabulary } = world(
    entries.map(({ en }) => en[0]),
    entries,
  );
  for (const { zh } of entries) {
    const terms = new Set(addTerms(vocabulary, zh[0], 100));
    const found = findEntries(into, terms);
    const whole = found.some(
      (entry) => new Set(addTerms(vocabulary, into.labels.at(entry), 100)).size === terms.size,
    );
    expect(terms.size === 0 || whole).toBe(true);
  }
});

test('in a corpus of one language, needs in it are read as if there were no lexicon', () => {
  const vocabulary = new Vocabulary();
  addTerms(vocabulary, 'solid electrolyte', 100);
  addLexiconTerms(vocabulary, ENTRIES);
  expect(vocabulary.findUnit('turbin')).toBe(-1);
  expect(vocabulary.findUnit('电')).toBeGreaterThan(-1);
});
