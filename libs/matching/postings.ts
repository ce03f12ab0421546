/**
 * An inverted index in typed arrays: for each term the rows that hold it
 * and the weight it has there. 8 bytes a posting. Rows of a term are ascending.
 */
export interface Postings {
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  starts: Uint32Array;
  rows: Uint32Array;
  weights: Float32Array;
}

/** Weighed rows in forward order: the terms of row r are at starts[r] to starts[r + 1] - 1. */
export interface Rows {
  starts: Uint32Array;
  terms: Uint32Array;
  weights: Float32Array;
}

/** Turns rows round by counting: one pass to count, one to place. */
export function invert(rows: Rows, terms: number): Postings {
  const starts = new Uint32Array(terms + 1);
  for (const term of rows.terms) starts[term + 1]++;
  for (let t = 0; t < terms; t++) starts[t + 1] += starts[t];
  const place = starts.slice(0, terms);
  const postings: Postings = {
    starts,
    rows: new Uint32Array(rows.terms.length),
    weights: new Float32Array(rows.terms.length),
  };
  for (let row = 0; row + 1 < rows.starts.length; row++) {
    for (let at = rows.starts[row]; at < rows.starts[row + 1]; at++) {
      const to = place[rows.terms[at]]++;
      postings.rows[to] = row;
      postings.weights[to] = rows.weights[at];
    }
  }
  return postings;
}
