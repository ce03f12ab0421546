import type { UnknownTerms } from './corpus-writer.js';
import { countAt, type CountedRows, type DocumentRows } from './document-rows.js';
import { FacetSums, type Membership } from './facet-sums.js';
import type { Facets } from './facets.js';
import type { MatchIndex } from './match-index.js';
import type { EngineOptions } from './options.js';
import { sharedDoubles } from './sections.js';
import type { SparseVector } from './translate.js';
import {
  dampen,
  inverseFrequencies,
  isSpaced,
  weightIn,
  type DocumentFrequencies,
} from './weigh.js';

/** What the terms of an index are and weigh; see {@link MatchIndex}. */
type Weighing = Pick<MatchIndex, 'kinds' | 'rarities' | 'raritiesOfUnknown' | 'termsOfDocument'>;

/**
 * The rarity that follows from how many documents hold each term, and the rarity of a term nobody
 * has used.
 */
export function findRarities(
  { starts, terms }: CountedRows,
  kinds: Uint8Array,
  options: EngineOptions,
): Weighing {
  const found: DocumentFrequencies = {
    ofTerm: new Uint32Array(kinds.length),
    spaced: 0,
    unspaced: 0,
  };
  for (let d = 0; d + 1 < starts.length; d++) {
    let [spaced, unspaced] = [0, 0];
    for (let at = starts[d]; at < starts[d + 1]; at++) {
      found.ofTerm[terms[at]]++;
      if (isSpaced(kinds[terms[at]])) spaced = 1;
      else unspaced = 1;
    }
    found.spaced += spaced;
    found.unspaced += unspaced;
  }
  return {
    kinds,
    rarities: inverseFrequencies(found, kinds, options.pairWeight),
    raritiesOfUnknown: [rarityOfUnknown(found.spaced), rarityOfUnknown(found.unspaced)],
    termsOfDocument: termsOfDocument(found, kinds),
  };
}

/** How many different terms of a script a document with any has: [spaced, unspaced]. */
function termsOfDocument(
  { ofTerm, spaced, unspaced }: DocumentFrequencies,
  kinds: Uint8Array,
): [number, number] {
  const sums: [number, number] = [0, 0];
  for (let t = 0; t < kinds.length; t++) sums[isSpaced(kinds[t]) ? 0 : 1] += ofTerm[t];
  return [sums[0] / Math.max(1, spaced), sums[1] / Math.max(1, unspaced)];
}

const rarityOfUnknown = (documents: number): number => Math.log(1 + Math.max(1, documents));

/**
 * The rows with the lengths that make every one of them a vector of length 1. Terms that the
 * vocabulary lacks count in it.
 */
export function measureRows(
  rows: CountedRows,
  rarities: Float32Array,
  { squares: ofUnknown }: UnknownTerms,
): DocumentRows {
  const { starts, terms } = rows;
  const measured = { ...rows, lengths: sharedDoubles(starts.length - 1) };
  for (let d = 0; d < measured.lengths.length; d++) {
    let squares = 0;
    for (let at = starts[d]; at < starts[d + 1]; at++) {
      const weight = dampen(countAt(measured, at)) * rarities[terms[at]];
      squares += weight * weight;
    }
    measured.lengths[d] = Math.sqrt(squares + ofUnknown[d]);
  }
  return measured;
}

/**
 * Per facet: the length of the sum of its documents' vectors (1 for one document, at most their
 * number), and how often it uses any term.
 */
export function measureFacets(
  { rows, rarities }: Pick<MatchIndex, 'rows' | 'rarities'>,
  facets: Membership,
  unknown: UnknownTerms,
): Pick<Facets, 'sumLengths' | 'uses'> {
  const sums = new FacetSums(rows, rarities, facets);
  const sumLengths = sharedDoubles(facets.starts.length - 1);
  const uses = sharedDoubles(facets.starts.length - 1);
  for (let facet = 0; facet < sumLengths.length; facet++) {
    let squares = 0;
    for (const term of sums.read(facet)) {
      uses[facet] += sums.counts[term];
      squares += sums.weights[term] * sums.weights[term];
    }
    // Terms that the vocabulary lacks count as if no two documents shared any.
    for (let at = facets.starts[facet]; at < facets.starts[facet + 1]; at++) {
      const document = facets.members[at];
      if (unknown.squares[document] === 0) continue;
      uses[facet] += unknown.uses[document];
      squares += unknown.squares[document] / rows.lengths[document] ** 2;
    }
    sumLengths[facet] = Math.sqrt(squares);
  }
  return { sumLengths, uses };
}

/** One document as a vector of length 1. */
export function vectorOf(
  { rows, rarities }: Pick<MatchIndex, 'rows' | 'rarities'>,
  document: number,
): SparseVector {
  const start = rows.starts[document];
  const terms = rows.terms.slice(start, rows.starts[document + 1]);
  const weights = Float64Array.from(terms, (term, i) =>
    weightIn(rows.lengths[document], countAt(rows, start + i), rarities[term]),
  );
  return { terms, weights };
}
