/**
 * The lexical part of a score taken apart. Each channel is a weighted sum over texts of the profile,
 * so each text has one coefficient, and each term gives coefficient × need × weight in the text.
 */
export interface Contributions {
  /** Contribution of each term of the need, */
  ofTerms: Float64Array;
  /** and the places of those that are not 0, some of them twice: `named` of them. */
  places: number[];
  named: number;
  /** The profile's documents, `many` of them, and what each gives to `centroid` and `works`. */
  documents: number[];
  ofDocuments: number[];
  many: number;
  /** What each of its works gives; see {@link sumByWork}. */
  ofWorks: Float64Array;
}

/**
 * What each work gives, its texts added up, in the order of the works' numbers (which is that of
 * their ids), as `ofWorks` of what was taken apart; and what the profile's own words give.
 */
export function sumByWork(
  workOfDocument: Int32Array,
  apart: Contributions,
): { works: number[]; ownWords: number } {
  const { documents, ofDocuments, many } = apart;
  if (many > apart.ofWorks.length) apart.ofWorks = new Float64Array(2 * many);
  const { ofWorks } = apart;
  const order = orderByWork(workOfDocument, documents, many);
  const works: number[] = [];
  let ownWords = 0;
  for (let place = 0; place < many; place++) {
    const i = order ? order[place] : place;
    const work = workOfDocument[documents[i]];
    if (work < 0) ownWords += ofDocuments[i];
    else if (works.length > 0 && works[works.length - 1] === work) {
      ofWorks[works.length - 1] += ofDocuments[i];
    } else ofWorks[works.push(work) - 1] = ofDocuments[i];
  }
  return { works, ownWords };
}

/** Places of documents by their works; undefined for the order in which they are. */
function orderByWork(
  workOfDocument: Int32Array,
  documents: readonly number[],
  many: number,
): number[] | undefined {
  const workAt = (i: number): number => workOfDocument[documents[i]];
  // Works of one facet ascend, own words (-1) behind them: only a second facet needs sorting. What
  // stood before the own words counts, else they would hide where the second facet begins.
  let highest = -1;
  for (let i = 0; i < many; i++) {
    const work = workAt(i);
    if (work >= 0 && work < highest) {
      return Array.from({ length: many }, (_, place) => place).sort(
        (a, b) => workAt(a) - workAt(b),
      );
    }
    highest = Math.max(highest, work);
  }
  return undefined;
}
