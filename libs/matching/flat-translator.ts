import type { SectionReader, SectionWriter } from './sections.js';
import { StringTable } from './string-table.js';
import type { Translator } from './translate.js';

/** A translator as sections of a flat index. */
export function writeTranslator(to: SectionWriter, group: string, translator: Translator): void {
  const { dictionary, words } = translator;
  to.group(`${group}.dictionary`, dictionary, ['terms', 'starts', 'targets', 'shares']);
  const shown = [...words.values()];
  to.numbers(`${group}.words`, Uint32Array.from(words.keys()));
  to.strings(`${group}.words.terms`, StringTable.of(shown.map(({ term }) => term)));
  to.strings(`${group}.words.labels`, StringTable.of(shown.map(({ label }) => label)));
}

/** The translator of those sections; undefined where none was written. */
export function readTranslator(from: SectionReader, group: string): Translator | undefined {
  if (!from.has(`${group}.dictionary.terms`)) return undefined;
  const terms = from.strings(`${group}.words.terms`);
  const labels = from.strings(`${group}.words.labels`);
  const numbers = from.whole(`${group}.words`);
  return {
    dictionary: {
      terms: from.whole(`${group}.dictionary.terms`),
      starts: from.whole(`${group}.dictionary.starts`),
      targets: from.whole(`${group}.dictionary.targets`),
      shares: from.singles(`${group}.dictionary.shares`),
    },
    words: new Map(
      Array.from(numbers, (number, i) => [number, { term: terms.at(i), label: labels.at(i) }]),
    ),
  };
}
