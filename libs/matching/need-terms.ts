import type { SparseVector } from './translate.js';

/** A need in the numbers of a vocabulary, which ascend, as the views of a profile are compared with it. */
export interface NeedTerms extends SparseVector {
  /** Share of each term in the uses of all terms, counted damped; with the unknown ones 1 together. */
  uses: Float64Array;
}
