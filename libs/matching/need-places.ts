import type { FacetPostings } from './facet-postings.js';

/** The terms of a need by how an index holds them: their places in the need, ascending. */
export interface NeedPlaces {
  /** Those with postings. */
  readonly rare: readonly number[];
  /** Those that most facets have, and their numbers among these. */
  readonly common: readonly number[];
  readonly numbers: readonly number[];
}

/** Sorts the terms of need after need by how an index holds them. */
export class PlaceFinder {
  private readonly numbers: ReadonlyMap<number, number>;

  constructor({ common }: FacetPostings) {
    this.numbers = new Map(Array.from(common, (term, number) => [term, number]));
  }

  find(terms: Uint32Array): NeedPlaces {
    const rare: number[] = [];
    const common: number[] = [];
    const numbers: number[] = [];
    for (let place = 0; place < terms.length; place++) {
      const number = this.numbers.get(terms[place]);
      if (number === undefined) rare.push(place);
      else {
        common.push(place);
        numbers.push(number);
      }
    }
    return { rare, common, numbers };
  }
}
