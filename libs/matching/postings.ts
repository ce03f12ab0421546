/**
 * An inverted index in typed arrays: for each term the rows (documents, then facets) that hold it
 * and the weight it has there. 8 bytes a posting. Rows of a term are ascending.
 */
export interface Postings {
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  starts: Uint32Array;
  rows: Uint32Array;
  weights: Float32Array;
}

/** Rows in forward order: the terms of row r are at starts[r] to starts[r + 1] - 1. */
export interface Rows {
  starts: Uint32Array;
  terms: Uint32Array;
  weights: Float32Array;
}

/**
 * The terms that stand in so many documents that they hardly tell documents apart. They have no
 * postings: every row lists the ones it holds, so that they are read for few rows when only the
 * best are wanted, and each posting is still kept once.
 */
export interface CommonTerms {
  /** Small number of each common term, by its number in the vocabulary. */
  numbers: ReadonlyMap<number, number>;
  /** Rows of common terms alone, under their small numbers. */
  rows: Rows;
  /** Per facet: the sum of its documents' rows. */
  sums: Rows;
}

/** A term is common when more than this part of all documents hold it. */
const COMMON_SHARE = 0.2;

/** Small numbers for the common terms. */
export function findCommonTerms(frequencies: Uint32Array, documents: number): Map<number, number> {
  const numbers = new Map<number, number>();
  frequencies.forEach((frequency, term) => {
    if (frequency > COMMON_SHARE * documents) numbers.set(term, numbers.size);
  });
  return numbers;
}

/** Takes the common terms out of the rows: what is left to invert, and what stays by row. */
export function splitRows(
  rows: Rows,
  numbers: ReadonlyMap<number, number>,
  terms: number,
): { rare: Rows; common: Rows } {
  const numberOf = new Int32Array(terms).fill(-1);
  for (const [term, number] of numbers) numberOf[term] = number;
  let total = 0;
  for (const term of rows.terms) if (numberOf[term] >= 0) total++;
  const common = roomFor(rows.starts.length, total);
  const rare = roomFor(rows.starts.length, rows.terms.length - total);
  let [ofCommon, ofRare] = [0, 0];
  for (let row = 0; row + 1 < rows.starts.length; row++) {
    for (let at = rows.starts[row]; at < rows.starts[row + 1]; at++) {
      const term = rows.terms[at];
      const number = numberOf[term];
      if (number >= 0) {
        common.terms[ofCommon] = number;
        common.weights[ofCommon++] = rows.weights[at];
      } else {
        rare.terms[ofRare] = term;
        rare.weights[ofRare++] = rows.weights[at];
      }
    }
    common.starts[row + 1] = ofCommon;
    rare.starts[row + 1] = ofRare;
  }
  return { rare, common };
}

/** Sums of some rows under each other: per group, the rows of its members added up. */
export function sumRows(
  rows: Rows,
  groups: { starts: Uint32Array; members: Uint32Array },
  terms: number,
): Rows {
  const starts = new Uint32Array(groups.starts.length);
  const summedTerms: number[] = [];
  const weights: number[] = [];
  const sums = new Float64Array(terms);
  for (let group = 0; group + 1 < groups.starts.length; group++) {
    for (const row of groups.members.subarray(groups.starts[group], groups.starts[group + 1])) {
      for (let at = rows.starts[row]; at < rows.starts[row + 1]; at++) {
        sums[rows.terms[at]] += rows.weights[at];
      }
    }
    for (let term = 0; term < terms; term++) {
      if (sums[term] === 0) continue;
      summedTerms.push(term);
      weights.push(sums[term]);
      sums[term] = 0;
    }
    starts[group + 1] = summedTerms.length;
  }
  return { starts, terms: Uint32Array.from(summedTerms), weights: Float32Array.from(weights) };
}

const roomFor = (starts: number, postings: number): Rows => ({
  starts: new Uint32Array(starts),
  terms: new Uint32Array(postings),
  weights: new Float32Array(postings),
});

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
