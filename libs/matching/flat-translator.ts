import type { SectionReader, SectionWriter } from './sections.js';
import { StringTable } from './string-table.js';
import type { Translator } from './translate.js';

/** A translator as sections of a flat index. */
export function writeTranslator(to: SectionWriter, group: string, translator: Translator): void {
  const { sources, inverse, targets, words } = translator;
  to.group(`${group}.sources`, sources, ['starts', 'rows', 'weights']);
  to.numbers(`${group}.inverse`, inverse);
  to.group(`${group}.targets`, targets, ['starts', 'terms', 'weights']);
  const shown = [...words.values()];
  to.numbers(`${group}.words`, Uint32Array.from(words.keys()));
  to.strings(`${group}.words.terms`, StringTable.of(shown.map(({ term }) => term)));
  to.strings(`${group}.words.labels`, StringTable.of(shown.map(({ label }) => label)));
}

/** The translator of those sections; undefined where none was written. */
export function readTranslator(from: SectionReader, group: string): Translator | undefined {
  if (!from.has(`${group}.inverse`)) return undefined;
  const inverse = from.doubles(`${group}.inverse`);
  const terms = from.strings(`${group}.words.terms`);
  const labels = from.strings(`${group}.words.labels`);
  const numbers = from.whole(`${group}.words`);
  return {
    works: Math.sqrt(inverse.length),
    sources: {
      starts: from.whole(`${group}.sources.starts`),
      rows: from.whole(`${group}.sources.rows`),
      weights: from.singles(`${group}.sources.weights`),
    },
    inverse,
    targets: {
      starts: from.whole(`${group}.targets.starts`),
      terms: from.whole(`${group}.targets.terms`),
      weights: from.singles(`${group}.targets.weights`),
    },
    words: new Map(
      Array.from(numbers, (number, i) => [number, { term: terms.at(i), label: labels.at(i) }]),
    ),
  };
}
