import { ByteRows, widthOf } from './byte-rows.js';
import { FacetColumns } from './facet-columns.js';
import { BLOCK, blocksOf, type FacetPostings } from './facet-postings.js';
import { FacetSums } from './facet-sums.js';
import type { MatchIndex } from './match-index.js';
import { GrowingArray } from './growing-array.js';
import { finishOccurrences, ListDraft, ListWriter } from './list-writer.js';
import { sharedBytes, sharedDoubles, sharedHalves, sharedWhole } from './sections.js';
import { oddsOf, usageWeight } from './usage.js';

const HIGHEST = 255;

/** The parts of an index that postings are made of. */
type Ground = Pick<
  MatchIndex,
  'rows' | 'rarities' | 'facets' | 'kinds' | 'termsOfDocument' | 'options'
>;

/** Builds the postings. Cost: three passes over the rows of all facets' documents. */
export function findFacetPostings(index: Ground): FacetPostings {
  const facets = index.facets.languages.length;
  const vectors = new FacetVectors(index);
  const { starts, common, steps } = layOutPostings(index, vectors);
  const isCommon = new Uint8Array(index.kinds.length);
  for (const term of common) isCommon[term] = 1;
  const places = starts.slice(0, -1);
  const postings = starts[places.length];
  const width = widthOf(facets);
  const found = {
    facets: sharedHalves(postings),
    impacts: sharedHalves(postings),
  };
  const weights = new ByteRows(sharedWhole(common.length * width), width);
  const uses = new ByteRows(sharedWhole(common.length * width), width);
  const occurrences = new GrowingArray(Uint8Array);
  const commonLists = new ListWriter(occurrences, sharedBytes(common.length * facets));
  const rareLists = new ListWriter(occurrences, sharedBytes(postings));
  const draft = new ListDraft(postings);
  const columns = new FacetColumns(index.rows, index.facets, index.kinds.length);
  for (let facet = 0; facet < facets; facet++) {
    const terms = vectors.read(facet);
    columns.read(facet);
    // First, so that what most needs ask for lies side by side.
    common.forEach((term, number) => {
      const list = columns.occurrencesOf(term);
      commonLists.write(list);
      if (list.length === 0) return;
      const both = vectors.impacts(term);
      weights.set(number, facet, both & 255);
      uses.set(number, facet, both >>> 8);
    });
    const block = Math.floor(facet / BLOCK);
    for (const term of terms) {
      if (isCommon[term] === 1) continue;
      const at = places[block * isCommon.length + term]++;
      found.facets[at] = facet - block * BLOCK;
      found.impacts[at] = vectors.impacts(term);
      draft.write(at, columns.occurrencesOf(term));
    }
  }
  draft.copyTo(rareLists);
  const lists = {
    rare: rareLists.finish(),
    common: commonLists.finish(),
    occurrences: finishOccurrences(occurrences),
  };
  return {
    ...{ starts, ...found, lists, common, steps },
    commonWeights: weights.words,
    commonUses: uses.words,
  };
}

/** Where the postings of each term will be in each block, and which terms have none. */
function layOutPostings(
  { facets, kinds }: Ground,
  vectors: FacetVectors,
): Pick<FacetPostings, 'starts' | 'common' | 'steps'> {
  const terms = kinds.length;
  const many = facets.languages.length;
  const steps = sharedDoubles(2 * many);
  // First how many of a block use the term before.
  const starts = sharedWhole(Math.ceil(many / BLOCK) * terms + 1);
  const facetsOf = new Uint32Array(terms);
  for (const { first, end, starts: ofBlock } of blocksOf({ starts, steps })) {
    for (let facet = first; facet < end; facet++) {
      for (const term of vectors.read(facet)) {
        ofBlock[term + 1]++;
        facetsOf[term]++;
      }
      steps.set(vectors.steps, 2 * facet);
    }
  }
  const common = commonTerms(facetsOf, many);
  for (let block = 0; block * terms < starts.length - 1; block++) {
    for (const term of common) starts[block * terms + term + 1] = 0;
  }
  for (let at = 0; at + 1 < starts.length; at++) starts[at + 1] += starts[at];
  return { starts, common, steps };
}

/** The terms of more than a third of all facets, the commonest first. */
function commonTerms(facetsOf: Uint32Array, facets: number): Uint32Array {
  const common: number[] = [];
  for (let term = 0; term < facetsOf.length; term++) {
    if (3 * facetsOf[term] > facets) common.push(term);
  }
  return Uint32Array.from(common).sort((a, b) => facetsOf[b] - facetsOf[a] || a - b);
}

/** The two vectors of one facet after another. */
class FacetVectors {
  /** Of the facet at hand: what one unit of either impact is. */
  steps: [ofSum: number, ofUse: number] = [1, 1];
  private readonly sums: FacetSums;
  /** By term, once a facet with it was read: a layer uses few of the vocabulary's terms. */
  private readonly odds: Float64Array;
  private uses = 0;

  constructor(private readonly index: Ground) {
    this.sums = new FacetSums(index.rows, index.rarities, index.facets);
    this.odds = new Float64Array(index.kinds.length);
  }

  /** Takes up a facet: its terms. */
  read(facet: number): Uint32Array {
    this.uses = this.index.facets.uses[facet];
    const terms = this.sums.read(facet);
    let [ofSum, ofUse] = [Number.MIN_VALUE, Number.MIN_VALUE];
    for (const term of terms) {
      this.odds[term] ||= oddsOf(this.index, term);
      ofSum = Math.max(ofSum, this.sums.weights[term]);
      ofUse = Math.max(ofUse, this.useOf(term));
    }
    this.steps = [ofSum / HIGHEST, ofUse / HIGHEST];
    return terms;
  }

  /** Both impacts of a term on the facet at hand. */
  impacts(term: number): number {
    const [ofSum, ofUse] = this.steps;
    const sum = Math.round(this.sums.weights[term] / ofSum);
    return sum + (Math.round(this.useOf(term) / ofUse) << 8);
  }

  private useOf = (term: number): number =>
    usageWeight(this.odds[term], this.sums.counts[term], this.uses);
}
