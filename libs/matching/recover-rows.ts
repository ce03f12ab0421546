import { seekFrom } from './ascending.js';
import { countAt, firstWithRow, MANY, type CountedRows } from './document-rows.js';
import type { MatchIndex } from './match-index.js';
import { listNumber } from './list-codes.js';
import { OccurrenceReader } from './occurrences.js';
import { blocksToSearch, want, type WantedBlock } from './wanted-blocks.js';

/** What rows are recovered from. */
type Ground = Pick<MatchIndex, 'rows' | 'facets' | 'postings' | 'rarities'>;

/**
 * The rows of some documents of a finished index, in the order given; each is named once. They are
 * put together from the postings of the facets that hold them, to the last count as they were when
 * the postings were made; a document of no facet has kept its own.
 *
 * Cost: one look at each term and at each document, and 1 ns for each posting or some 10 ns for each
 * term and facet wanted, whichever is less: 4 ms for a few documents of 9,295 abstracts.
 * Memory: 4 bytes a document and a facet of the index, 12 for each term of the rows.
 */
export function recoverRows(index: Ground, documents: readonly number[]): CountedRows {
  const found = new FoundTerms(documents.length);
  if (documents.length === 0) return found.rows();
  const places = new Uint32Array(index.rows.lengths.length);
  documents.forEach((document, place) => (places[document] = place + 1));
  addOwnRows(index, documents, found);
  const facets = new HoldingFacets(index, places, found);
  const { common } = index.postings;
  const terms = index.rarities.length;
  const numbers = Array.from(common.keys()).sort((a, b) => common[a] - common[b]);
  let next = 0;
  for (let term = 0; term < terms; term++) {
    if (next < numbers.length && common[numbers[next]] === term) {
      facets.addCommon(term, numbers[next++]);
    } else facets.addTerm(term);
  }
  return found.rows();
}

/**
 * A profile of a finished index, as the only one of an index that has rows. Cost: as above.
 */
export function excerptOf(
  index: Ground & Pick<MatchIndex, 'options'>,
  profile: number,
): Pick<MatchIndex, 'rows' | 'facets' | 'options'> {
  const { facets, options } = index;
  const [from, to] = [facets.firsts[profile], facets.firsts[profile + 1]];
  const first = facets.starts[from];
  const documents = [...facets.members.subarray(first, facets.starts[to])];
  const lengths = Float64Array.from(documents, (document) => index.rows.lengths[document]);
  return {
    options,
    rows: { ...recoverRows(index, documents), lengths },
    facets: {
      profiles: new Uint32Array(to - from),
      languages: facets.languages.subarray(from, to),
      firsts: Uint32Array.of(0, to - from),
      starts: facets.starts.slice(from, to + 1).map((start) => start - first),
      members: Uint32Array.from(documents.keys()),
      sumLengths: facets.sumLengths.subarray(from, to),
      uses: facets.uses.subarray(from, to),
    },
  };
}

/** The facets that hold wanted documents, each of which is claimed by the first that does. */
class HoldingFacets {
  /** By slot, ascending. */
  private readonly facets: number[] = [];
  private readonly blocks: WantedBlock[];
  /** By slot: for each document of the facet 1 + its place among those wanted, 0 for others. */
  private readonly claims: Uint32Array[] = [];
  private readonly reader: OccurrenceReader;
  private readonly sums: Float64Array;

  constructor(
    private readonly index: Ground,
    places: Uint32Array,
    private readonly found: FoundTerms,
  ) {
    const { starts, members } = index.facets;
    const slots = new Uint32Array(starts.length - 1);
    let largest = 0;
    for (let facet = 0; facet < slots.length; facet++) {
      let held = 0;
      for (let at = starts[facet]; at < starts[facet + 1]; at++) held |= places[members[at]];
      if (held === 0) continue;
      const claimed = Uint32Array.from(members.subarray(starts[facet], starts[facet + 1]));
      claimed.forEach((document, i) => {
        claimed[i] = places[document];
        places[document] = 0;
      });
      largest = Math.max(largest, claimed.length);
      slots[facet] = this.facets.push(facet);
      this.claims.push(claimed);
    }
    const blocks = blocksToSearch(index.postings, slots);
    want(blocks, Uint32Array.from(this.facets));
    this.blocks = blocks.filter(({ many }) => many > 0);
    this.reader = new OccurrenceReader(index.postings.lists);
    this.reader.reserve(largest);
    this.sums = new Float64Array(largest);
  }

  addCommon(term: number, number: number): void {
    const { common, lists } = this.index.postings;
    const before = lists.rare.codes.length;
    this.facets.forEach((facet, slot) => {
      const at = facet * common.length + number;
      const list = listNumber(lists.common.codes[at], before + at);
      if (list !== 0) this.add(term, slot, list);
    });
  }

  addTerm(term: number): void {
    for (const block of this.blocks) {
      const [start, end] = [block.starts[term], block.starts[term + 1]];
      if (block.isLong(end - start)) this.seek(term, start, end, block);
      else this.scan(term, start, end, block);
    }
  }

  /** Looks at every posting. */
  private scan(term: number, start: number, end: number, { slots }: WantedBlock): void {
    const { words } = this.index.postings;
    for (let at = start; at < end; at++) {
      const slot = slots[words[at] >>> 16];
      if (slot > 0) this.add(term, slot - 1, listNumber(words[at] & 255, at));
    }
  }

  /** Looks for every facet. */
  private seek(
    term: number,
    start: number,
    end: number,
    { words: wanted, many, firstSlot }: WantedBlock,
  ): void {
    const { words } = this.index.postings;
    let at = start;
    for (let i = 0; i < many; i++) {
      at = seekFrom(words, wanted[i], at, end);
      if (at === end) break;
      const word = words[at];
      if (word - wanted[i] < 65_536) this.add(term, firstSlot + i, listNumber(word & 255, at));
    }
  }

  private add(term: number, slot: number, list: number): void {
    const { reader, found } = this;
    const claimed = this.claims[slot];
    reader.read = 0;
    reader.add(list >>> 0, 0, this.sums, 0);
    for (let i = 0; i < reader.read; i++) {
      const place = claimed[reader.documents[i]];
      if (place > 0) found.add(place - 1, term, reader.times[i]);
    }
  }
}

/** Terms of documents as they are found: those of one document ascend. */
class FoundTerms {
  private readonly places: number[] = [];
  private readonly terms: number[] = [];
  private readonly times: number[] = [];

  constructor(private readonly documents: number) {}

  add(place: number, term: number, times: number): void {
    this.places.push(place);
    this.terms.push(term);
    this.times.push(times);
  }

  /** Document by document; the terms of each in the order in which they were found. */
  rows(): CountedRows {
    const starts = new Uint32Array(this.documents + 1);
    for (const place of this.places) starts[place + 1]++;
    for (let place = 0; place < this.documents; place++) starts[place + 1] += starts[place];
    const next = starts.slice();
    const [terms, times] = [new Uint32Array(this.terms.length), new Uint32Array(this.terms.length)];
    this.places.forEach((place, i) => {
      const at = next[place]++;
      terms[at] = this.terms[i];
      times[at] = this.times[i];
    });
    const manyAt = Uint32Array.from(times.keys()).filter((at) => times[at] >= MANY);
    return {
      ...{ starts, terms, manyAt },
      counts: Uint8Array.from(times, (count) => Math.min(MANY, count)),
      manyCounts: manyAt.map((at) => times[at]),
    };
  }
}

function addOwnRows({ rows }: Ground, documents: readonly number[], found: FoundTerms): void {
  const first = firstWithRow(rows);
  documents.forEach((document, place) => {
    if (document < first) return;
    const row = document - first;
    for (let at = rows.starts[row]; at < rows.starts[row + 1]; at++) {
      found.add(place, rows.terms[at], countAt(rows, at));
    }
  });
}
