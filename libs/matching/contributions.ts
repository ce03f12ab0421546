import { unitValues } from './background.js';
import { summarise } from './channels.js';
import type { MatchIndex } from './match-index.js';
import type { ReadNeed } from './need-vector.js';

/**
 * The lexical part of a score taken apart. Each channel is a weighted sum over rows of the index,
 * so each row has one coefficient a profile, and each term gives coefficient × need × row weight.
 */
export interface Contributions {
  /** Per explained profile: contribution of each term of the need. */
  ofTerms: Float64Array[];
  /** Per explained profile: contribution of each of its documents to `centroid` and `works`. */
  ofDocuments: Map<number, number>[];
}

/**
 * Takes the scores of some profiles apart. Cost: one more pass over the postings of the need's rare
 * terms, however many profiles are explained, and the common terms of the profiles' rows.
 */
export function takeApart(
  index: MatchIndex,
  need: ReadNeed,
  similarities: Float64Array,
  profiles: number[],
): Contributions {
  const links = new RowLinks(index, similarities.length, profiles);
  const ofDocuments = profiles.map((profile, slot) =>
    linkProfile(index, { profile, slot }, need.language, similarities, links),
  );
  const ofTerms = profiles.map(() => new Float64Array(need.terms.length));
  addRareTerms(index, need, links, ofTerms);
  addCommonTerms(index, need, links, ofTerms);
  return { ofTerms, ofDocuments };
}

/**
 * For some rows: the profiles they count for and how much. A shared work counts for several, so the
 * links of a row are chained: the next of link l is next[l], and 0 ends a chain.
 */
class RowLinks {
  readonly heads: Uint32Array;
  readonly next: Uint32Array;
  readonly rows: Uint32Array;
  readonly slots: Uint32Array;
  readonly coefficients: Float64Array;
  /** One more than the links there are: link 0 is none. */
  end = 1;

  constructor({ facets }: MatchIndex, rows: number, profiles: number[]) {
    let room = 1;
    for (const profile of profiles) {
      const [first, last] = [facets.firsts[profile], facets.firsts[profile + 1]];
      room += last - first + facets.starts[last] - facets.starts[first];
    }
    this.heads = new Uint32Array(rows);
    this.next = new Uint32Array(room);
    this.rows = new Uint32Array(room);
    this.slots = new Uint32Array(room);
    this.coefficients = new Float64Array(room);
  }

  add(row: number, slot: number, coefficient: number): void {
    const link = this.end++;
    this.next[link] = this.heads[row];
    this.rows[link] = row;
    this.slots[link] = slot;
    this.coefficients[link] = coefficient;
    this.heads[row] = link;
  }
}

function linkProfile(
  index: MatchIndex,
  { profile, slot }: { profile: number; slot: number },
  language: number,
  similarities: Float64Array,
  links: RowLinks,
): Map<number, number> {
  const { facets, documents, options } = index;
  const [ofProfile, ofCentroid, ofWorks] = unitValues(
    index.background.scales[language],
    options.weights,
  );
  const contributions = new Map<number, number>();
  for (let f = facets.firsts[profile]; f < facets.firsts[profile + 1]; f++) {
    links.add(documents + f, slot, ofProfile);
    const { weights } = summarise(facets, f, similarities, options.sharpness);
    const length = facets.sumLengths[f];
    for (let at = facets.starts[f]; at < facets.starts[f + 1]; at++) {
      const document = facets.members[at];
      const similarity = similarities[document];
      const share = Math.exp(options.sharpness * similarity) / weights;
      const coefficient = (length > 0 ? ofCentroid / length : 0) + ofWorks * share;
      links.add(document, slot, coefficient);
      contributions.set(document, coefficient * similarity);
    }
  }
  return contributions;
}

function addRareTerms(
  index: MatchIndex,
  need: ReadNeed,
  links: RowLinks,
  ofTerms: Float64Array[],
): void {
  const { starts, rows, weights } = index.postings;
  const { next, slots, coefficients } = links;
  const { slotOf, coefficientOf, more } = firstLinks(links);
  // Sum 0 takes what no profile is linked to: adding nothing there is cheaper than asking.
  const sums = new Float64Array(ofTerms.length + 1);
  for (let i = 0; i < need.terms.length; i++) {
    const end = starts[need.terms[i] + 1];
    for (let at = starts[need.terms[i]]; at < end; at++) {
      const row = rows[at];
      sums[slotOf[row]] += coefficientOf[row] * weights[at];
    }
    for (let at = more ? starts[need.terms[i]] : end; at < end; at++) {
      for (let link = more?.[rows[at]] ?? 0; link > 0; link = next[link]) {
        sums[slots[link] + 1] += coefficients[link] * weights[at];
      }
    }
    for (let slot = 0; slot < ofTerms.length; slot++) {
      if (sums[slot + 1] !== 0) ofTerms[slot][i] += sums[slot + 1] * need.weights[i];
    }
    sums.fill(0);
  }
}

/** By row: slot + 1 and coefficient of its first link (0 without one), and the link after it. */
function firstLinks({ heads, next, slots, coefficients }: RowLinks): {
  slotOf: Uint32Array;
  coefficientOf: Float64Array;
  /** Absent when no row counts for two profiles. */
  more?: Uint32Array;
} {
  const slotOf = new Uint32Array(heads.length);
  const coefficientOf = new Float64Array(heads.length);
  const more = new Uint32Array(heads.length);
  let shared = false;
  heads.forEach((link, row) => {
    if (link === 0) return;
    slotOf[row] = slots[link] + 1;
    coefficientOf[row] = coefficients[link];
    more[row] = next[link];
    shared ||= next[link] > 0;
  });
  return { slotOf, coefficientOf, ...(shared ? { more } : {}) };
}

function addCommonTerms(
  { common }: MatchIndex,
  need: ReadNeed,
  links: RowLinks,
  ofTerms: Float64Array[],
): void {
  const positions = new Int32Array(common.numbers.size).fill(-1);
  need.terms.forEach((term, i) => {
    const number = common.numbers.get(term);
    if (number !== undefined) positions[number] = i;
  });
  const { starts, terms, weights } = common.rows;
  for (let link = 1; link < links.end; link++) {
    const sums = ofTerms[links.slots[link]];
    const end = starts[links.rows[link] + 1];
    for (let at = starts[links.rows[link]]; at < end; at++) {
      const i = positions[terms[at]];
      if (i >= 0) sums[i] += links.coefficients[link] * need.weights[i] * weights[at];
    }
  }
}
