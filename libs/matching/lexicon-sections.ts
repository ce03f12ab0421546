import type { LexiconTables } from './lexicon-tables.js';
import type { SectionReader, SectionWriter } from './sections.js';

/** The tables of one direction as sections of a flat index. */
export function writeLexicon(to: SectionWriter, group: string, tables: LexiconTables): void {
  to.numbers(`${group}.lastTerms`, tables.lastTerms);
  to.group(`${group}.sources`, tables.sources, ['starts', 'terms']);
  to.group(`${group}.targets`, tables.targets, ['starts', 'terms', 'weights']);
  to.strings(`${group}.labels`, tables.labels);
}

export const readLexicon = (from: SectionReader, group: string): LexiconTables => ({
  lastTerms: from.whole(`${group}.lastTerms`),
  sources: {
    starts: from.whole(`${group}.sources.starts`),
    terms: from.whole(`${group}.sources.terms`),
  },
  targets: {
    starts: from.whole(`${group}.targets.starts`),
    terms: from.whole(`${group}.targets.terms`),
    weights: from.singles(`${group}.targets.weights`),
  },
  labels: from.strings(`${group}.labels`),
});
