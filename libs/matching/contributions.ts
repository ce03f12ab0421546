import { unitValues } from './scale.js';
import { summarise } from './channels.js';
import type { MatchIndex } from './match-index.js';
import type { Matcher } from './matcher.js';

/**
 * The lexical part of a score taken apart. Each channel is a weighted sum over texts of the profile,
 * so each text has one coefficient, and each term gives coefficient × need × weight in the text.
 */
export interface Contributions {
  /** Contribution of each term of the need, */
  ofTerms: Float64Array;
  /** and the places of those that are not 0, some of them twice. */
  places: number[];
  /** The profile's documents, and what each gives to `centroid` and `works`. */
  documents: number[];
  ofDocuments: number[];
}

/**
 * Takes the score of a profile that the matcher visits apart, into arrays that the caller reuses;
 * `ofTerms` holds zeros.
 * Cost: that of reading once more which documents use its terms.
 */
export function takeApart(
  index: MatchIndex,
  matcher: Matcher,
  { profile, language }: { profile: number; language: number },
  { ofTerms, places, documents, ofDocuments }: Contributions,
): void {
  const { facets, options } = index;
  const scale = index.background.scales[language];
  const [ofProfile, ofCentroid, ofWorks] = unitValues(scale, options.weights);
  places.length = 0;
  documents.length = 0;
  ofDocuments.length = 0;
  for (let f = facets.firsts[profile]; f < facets.firsts[profile + 1]; f++) {
    const similarities = matcher.similaritiesOf(f);
    const start = facets.starts[f];
    const { weights } = summarise(similarities, options.sharpness);
    const length = facets.sumLengths[f];
    const centroid = length > 0 ? ofCentroid / length : 0;
    const coefficients: number[] = [];
    for (let d = 0; d < similarities.length; d++) {
      const share = Math.exp(options.sharpness * similarities[d]) / weights;
      coefficients.push(centroid + ofWorks * share);
      documents.push(facets.members[start + d]);
      ofDocuments.push(coefficients[d] * similarities[d]);
    }
    matcher.share(f, ofProfile, coefficients, ofTerms, places);
  }
}

/**
 * What each work gives, its texts added up, in the order of the works' numbers (which is that of
 * their ids); and what the profile's own words give. Behind the contributions of works stand zeros.
 */
export function sumByWork(
  workOfDocument: Int32Array,
  { documents, ofDocuments }: Contributions,
): { works: number[]; contributions: Float64Array; ownWords: number } {
  const order = orderByWork(workOfDocument, documents);
  const works: number[] = [];
  const contributions = new Float64Array(documents.length);
  let ownWords = 0;
  for (let place = 0; place < documents.length; place++) {
    const i = order ? order[place] : place;
    const work = workOfDocument[documents[i]];
    if (work < 0) ownWords += ofDocuments[i];
    else {
      if (works.length === 0 || works[works.length - 1] !== work) works.push(work);
      contributions[works.length - 1] += ofDocuments[i];
    }
  }
  return { works, contributions, ownWords };
}

/** Places of documents by their works; undefined for the order in which they are. */
function orderByWork(
  workOfDocument: Int32Array,
  documents: readonly number[],
): number[] | undefined {
  const workAt = (i: number): number => workOfDocument[documents[i]];
  // Works of one facet ascend, own words (-1) behind them: only a second facet needs sorting. What
  // stood before the own words counts, else they would hide where the second facet begins.
  let highest = -1;
  for (let i = 0; i < documents.length; i++) {
    const work = workAt(i);
    if (work >= 0 && work < highest) {
      return documents.map((_, place) => place).sort((a, b) => workAt(a) - workAt(b));
    }
    highest = Math.max(highest, work);
  }
  return undefined;
}
