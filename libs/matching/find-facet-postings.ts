import { commonTerms, measureRanges, stepAt } from './common-terms.js';
import { FacetColumns } from './facet-columns.js';
import { BLOCK, blocksOf, type FacetPostings } from './facet-postings.js';
import { FacetVectors, twoLengths, type FacetGround } from './facet-vectors.js';
import { GrowingArray } from './growing-array.js';
import { impactOf } from './impacts.js';
import { finishOccurrences, ListDraft, ListWriter } from './list-writer.js';
import { NibbleRows, widthOf } from './nibble-rows.js';
import { sharedBytes, sharedSingles, sharedWhole } from './sections.js';

/** Builds the postings. Cost: four passes over the rows of all facets' documents. */
export function findFacetPostings(index: FacetGround): FacetPostings {
  const facets = index.facets.languages.length;
  const lengths = twoLengths(index.facets);
  const vectors = new FacetVectors(index, lengths);
  const { starts, common, scales } = layOutPostings(index, vectors);
  const commonRanges = measureRanges(common, vectors, {
    facets,
    spreadOf: (facet) => scales[4 * facet + 1],
  });
  const isCommon = new Uint8Array(index.kinds.length);
  for (const term of common) isCommon[term] = 1;
  const places = starts.slice(0, -1);
  const words = sharedWhole(starts[places.length]);
  const width = widthOf(facets);
  const rows = new NibbleRows(sharedWhole(common.length * width), width);
  const occurrences = new GrowingArray(Uint8Array);
  const commonLists = new ListWriter(occurrences, sharedBytes(common.length * facets));
  const rareLists = new ListWriter(occurrences, words);
  const draft = new ListDraft(words.length);
  const columns = new FacetColumns(index.rows, index.facets, index.kinds.length);
  for (let facet = 0; facet < facets; facet++) {
    const terms = vectors.read(facet);
    const [unit, spread] = scales.subarray(4 * facet);
    columns.read(facet);
    // First, so that what most needs ask for lies side by side.
    common.forEach((term, number) => {
      const list = columns.occurrencesOf(term);
      commonLists.write(list);
      if (list.length === 0) return;
      const [lowest, step, lowestUsage, usageStep] = commonRanges.subarray(4 * number);
      const weight = stepAt(vectors.weightOf(term) / spread, lowest, step);
      rows.set(number, facet, weight, stepAt(vectors.usageOf(term), lowestUsage, usageStep));
    });
    const block = Math.floor(facet / BLOCK);
    for (const term of terms) {
      if (isCommon[term] === 1) continue;
      const at = places[block * isCommon.length + term]++;
      const impact = impactOf(vectors.usesOf(term), vectors.weightOf(term) / unit);
      words[at] = (facet - block * BLOCK) * 65_536 + impact * 256;
      draft.write(at, columns.occurrencesOf(term));
    }
  }
  draft.copyTo(rareLists);
  const lists = {
    rare: rareLists.finish(),
    common: commonLists.finish(),
    occurrences: finishOccurrences(occurrences),
  };
  const commonImpacts = rows.words;
  return {
    starts,
    words,
    lists,
    common,
    commonImpacts,
    commonRanges,
    scales,
    lengths: Float64Array.from(lengths),
  };
}

/** Where the postings of each term will be in each block, and which terms have none. */
function layOutPostings(
  { facets, kinds }: FacetGround,
  vectors: FacetVectors,
): Pick<FacetPostings, 'starts' | 'common' | 'scales'> {
  const terms = kinds.length;
  const many = facets.languages.length;
  const scales = sharedSingles(4 * many);
  // First how many of a block use the term before.
  const starts = sharedWhole(Math.ceil(many / BLOCK) * terms + 1);
  const facetsOf = new Uint32Array(terms);
  for (const { first, end, starts: ofBlock } of blocksOf({ starts, scales })) {
    for (let facet = first; facet < end; facet++) {
      for (const term of vectors.read(facet)) {
        ofBlock[term + 1]++;
        facetsOf[term]++;
      }
      scales.set(vectors.scales(), 4 * facet);
    }
  }
  const common = commonTerms(facetsOf, many);
  for (let block = 0; block * terms < starts.length - 1; block++) {
    for (const term of common) starts[block * terms + term + 1] = 0;
  }
  for (let at = 0; at + 1 < starts.length; at++) starts[at + 1] += starts[at];
  return { starts, common, scales };
}
