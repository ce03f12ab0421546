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

/** Cost: one more pass over the postings of the need, however many profiles are explained. */
export function takeApart(
  index: MatchIndex,
  need: ReadNeed,
  similarities: Float64Array,
  profiles: number[],
): Contributions {
  const links = new RowLinks(similarities.length);
  const ofDocuments = profiles.map((profile, slot) =>
    linkProfile(index, { profile, slot }, need.language, similarities, links),
  );
  const ofTerms = profiles.map(() => new Float64Array(need.terms.length));
  const { starts, rows, weights } = index.postings;
  need.terms.forEach((term, i) => {
    for (let at = starts[term]; at < starts[term + 1]; at++) {
      links.forEach(rows[at], (slot, coefficient) => {
        ofTerms[slot][i] += coefficient * need.weights[i] * weights[at];
      });
    }
  });
  return { ofTerms, ofDocuments };
}

/** For some rows: the profiles they count for and how much. A shared work counts for several. */
class RowLinks {
  private readonly heads: Int32Array;
  private readonly next: number[] = [];
  private readonly slots: number[] = [];
  private readonly coefficients: number[] = [];

  constructor(rows: number) {
    this.heads = new Int32Array(rows).fill(-1);
  }

  add(row: number, slot: number, coefficient: number): void {
    this.next.push(this.heads[row]);
    this.slots.push(slot);
    this.coefficients.push(coefficient);
    this.heads[row] = this.next.length - 1;
  }

  forEach(row: number, visit: (slot: number, coefficient: number) => void): void {
    for (let link = this.heads[row]; link >= 0; link = this.next[link]) {
      visit(this.slots[link], this.coefficients[link]);
    }
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
  for (let f = facets.profiles.indexOf(profile); facets.profiles[f] === profile; f++) {
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
