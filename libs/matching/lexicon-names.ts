import { shownOf } from './count-terms.js';
import { findEntries, sourcesOf, targetsOf } from './lexicon.js';
import type { LexiconTables } from './lexicon-tables.js';
import type { ReadNeed } from './need-vector.js';
import type { SurfaceWord } from './surface-words.js';

/** A word of the need, and whether to name it where it is missing. */
export interface CarriedWord extends SurfaceWord {
  askedFor: boolean;
}

/**
 * The words of a need that the lexicon carried over, by the terms it made of them: whoever asked for
 * 电解质 is shown 电解质 where a work says `electrolyte`.
 *
 * Cost: one pass over the occurrences for each entry found. Terms that the need itself writes are not named here.
 */
export function lexiconNames(
  tables: LexiconTables,
  { text, occurrences }: Pick<ReadNeed, 'text' | 'occurrences'>,
  documentTerms: number,
): Map<number, CarriedWord> {
  const written = new Set(occurrences.map(({ term }) => term));
  const names = new Map<number, CarriedWord>();
  for (const entry of findEntries(tables, written)) {
    // A word that stands in documents is missing where those lack it; else its translation speaks.
    const askedFor = sourcesOf(tables, entry).some((term) => term >= documentTerms);
    const name = { ...nameOf(tables, entry, { text, occurrences }), askedFor };
    for (const target of targetsOf(tables, entry)) {
      if (!written.has(target) && !names.has(target)) names.set(target, name);
    }
  }
  return names;
}

/**
 * As the need writes it where its terms stand side by side, else as the lexicon does. A word or pair
 * has the name under which the need's own term is shown, so that both are shown as one.
 */
function nameOf(
  tables: LexiconTables,
  entry: number,
  { text, occurrences }: Pick<ReadNeed, 'text' | 'occurrences'>,
): SurfaceWord {
  const sources = new Set(sourcesOf(tables, entry));
  const last = tables.lastTerms[entry];
  let start = Infinity;
  for (const occurrence of occurrences) {
    const shown = sources.has(occurrence.term) ? shownOf(occurrence, text) : undefined;
    if (!sources.has(occurrence.term)) start = Infinity;
    else if (shown) start = Math.min(start, shown.start);
    if (occurrence.term !== last || !shown) continue;
    const label = text.slice(start, shown.end).replace(/[\s"']+/g, ' ');
    return { term: start === shown.start ? shown.name : label, label };
  }
  const label = tables.labels.at(entry);
  return { term: label, label };
}
