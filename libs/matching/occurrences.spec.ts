import { seededRandom } from '../kernel/index.js';
import { GrowingArray } from './growing-array.js';
import { listNumber, placeOfList } from './list-codes.js';
import { finishOccurrences, ListDraft, ListWriter } from './list-writer.js';
import {
  GUARD,
  OccurrenceReader,
  type ListTable,
  type Occurrence,
  type OccurrenceLists,
} from './occurrences.js';

/** In both tables: of common terms as they come, of postings from a draft in another order. */
function writeAll(lists: readonly Occurrence[][]): OccurrenceLists {
  const occurrences = new GrowingArray(Uint8Array);
  const common = new ListWriter(occurrences, new Uint8Array(lists.length));
  for (const list of lists) common.write(list);
  // What else a posting holds must stay out of it.
  const rare = new ListWriter(occurrences, new Uint32Array(lists.length).fill(0xfedcba00));
  const draft = new ListDraft(lists.length);
  for (let at = lists.length - 1; at >= 0; at--) draft.write(at, lists[at]);
  draft.copyTo(rare);
  return {
    common: common.finish(),
    rare: rare.finish(),
    occurrences: finishOccurrences(occurrences),
  };
}

/** Those of the postings, then those of common terms. */
function numbersOf({ rare, common }: OccurrenceLists): number[] {
  return [...rare.codes, ...common.codes].map((code, at) => listNumber(code & 255, at));
}

function readAll(written: OccurrenceLists): Occurrence[][] {
  const reader = new OccurrenceReader(written);
  return numbersOf(written).map((list) => {
    if (list === 0) return [];
    const from = reader.read;
    reader.reserve(50_000);
    reader.add(list, 1, new Float64Array(0), 0);
    return Array.from({ length: reader.read - from }, (_, i) => ({
      document: reader.documents[from + i],
      times: reader.times[from + i],
    }));
  });
}

/** The bytes of a list by the format's description, whether or not it could be a code. */
function bytesOf(list: readonly Occurrence[]): number[] {
  return list.flatMap(({ document, times }, i) => {
    const gap = document - (i > 0 ? list[i - 1].document : 0);
    const last = i + 1 === list.length ? 1 : 0;
    const head = digitsOf(gap * 8 + Math.min(3, times - 1) * 2 + last);
    return times < 4 ? head : [...head, ...digitsOf(times - 4)];
  });
}

function digitsOf(number: number): number[] {
  const [digit, rest] = [number % 128, Math.floor(number / 128)];
  return rest === 0 ? [digit] : [128 + digit, ...digitsOf(rest)];
}

/** Looks at the bytes alone, so that a wrong place is told as one. */
function expectPlaces(written: OccurrenceLists, lists: readonly Occurrence[][]): void {
  const placesOf = ({ codes, places }: ListTable) =>
    lists.map((list, at) => {
      const code = codes[at] & 255;
      if (code < 128) return 'code';
      const place = placeOfList(places, at, code);
      const bytes = bytesOf(list);
      const there = written.occurrences.subarray(place, place + bytes.length);
      return bytes.every((byte, i) => byte === there[i]) ? 'found' : `not at ${place}`;
    });
  const wanted = lists.map((list) => {
    const [one] = writeAll([list]).common.codes;
    return one < 128 ? 'code' : 'found';
  });
  expect(placesOf(written.rare)).toEqual(wanted);
  expect(placesOf(written.common)).toEqual(wanted);
}

function survives(list: Occurrence[]): void {
  expect(readAll(writeAll([list]))).toEqual([list, list]);
}

test('the example of the docstring', () => {
  const list = [
    { document: 2, times: 1 },
    { document: 3, times: 5 },
  ];
  expect([...writeAll([list]).occurrences]).toEqual([16, 15, 1, 16, 15, 1, ...GUARD]);
  survives(list);
});

test('a small list is its code, and nobody is no list', () => {
  const written = writeAll([[{ document: 7, times: 3 }], []]);
  expect([...written.rare.codes].map((code) => code & 255)).toEqual([7 * 7 + 3, 0]);
  expect(numbersOf(written)).toEqual([7 * 8 + 3, 0, 7 * 8 + 3, 0]);
  expect([...written.occurrences]).toEqual(GUARD);
});

test.each([
  [7, 7],
  [8, 3],
  [8, 4],
  [15, 3],
  [16, 3],
  [31, 2],
  [32, 2],
  [46, 1],
  [47, 1],
  [31, 7],
  [31, 8],
  [32, 7],
  [32, 1],
  [0, 1],
  [1, 8],
])('document %i alone, %i times', (document, times) => survives([{ document, times }]));

test.each([1, 2, 3, 4, 5, 131, 132, 255, 256, 16_387, 16_388, 3_000_000])('%i times', (times) => {
  survives([{ document: 0, times }]);
  survives([
    { document: 0, times },
    { document: 1, times: 1 },
  ]);
});

test.each([15, 16, 2047, 2048, 49_999, 262_143, 2 ** 23 - 1, 2 ** 23, 2 ** 28])(
  'document %i',
  (document) => {
    survives([{ document, times: 255 }]);
    survives([
      { document, times: 1 },
      { document: document + 1, times: 9 },
    ]);
  },
);

/** Some are nobody's, and half of the others of one document. */
function randomLists(random: () => number, many: number, most: number): Occurrence[][] {
  return Array.from({ length: many }, () => {
    let document = -1;
    const documents = Math.floor(random() * 3) && Math.ceil(random() ** 3 * most);
    return Array.from({ length: documents }, () => ({
      document: (document += 1 + Math.floor(random() ** 8 * 5000)),
      times: 1 + Math.floor(random() ** 6 * 400),
    }));
  });
}

test.each([
  [1, 9],
  [31, 9],
  [32, 9],
  [33, 9],
  [300, 1],
  [1000, 9],
  [64, 100],
  [100, 900],
  [40, 20_000],
])('each of %i lists is found, behind lists of up to %i documents', (many, most) => {
  const lists = randomLists(seededRandom(7), many, most);
  const written = writeAll(lists);
  expectPlaces(written, lists);
  expect(readAll(written)).toEqual([...lists, ...lists]);
});

const documents = (many: number): Occurrence[] =>
  Array.from({ length: many }, (_, document) => ({ document, times: 1 }));

test.each([
  // Documents of the first list, of the 31 others of the group; bytes between these.
  [3, 4, 4],
  [4, 4, 4],
  [2, 5, 6],
  // 50,000 and 31 × 512 would be 129 units.
  [50_000, 2, 1024],
  [49_000, 2, 512],
  [50_000, 0, 0],
])('a list of %i documents before 31 of %i, which take %i bytes each', (first, others, bytes) => {
  const lists = [...[first, ...Array<number>(31).fill(others), 1, 5].map(documents)];
  const { common, rare, occurrences } = writeAll(lists);
  expectPlaces({ common, rare, occurrences }, lists);
  for (const { codes, places } of [common, rare]) {
    const starts = lists.map((_, at) => placeOfList(places, at, codes[at]) - places[0]);
    if (others > 0) expect(starts[31] - starts[1]).toBe(30 * bytes);
    expect(starts[1 + 32]).toBe(places[1] - places[0]);
  }
});

test('a read from any place ends, within the bytes, whatever they are', () => {
  const { occurrences } = writeAll(randomLists(seededRandom(5), 70, 9));
  expect([...occurrences.subarray(-GUARD.length)]).toEqual(GUARD);
  for (let place = 0; place < occurrences.length + 300; place++) readsWithin(occurrences, place);
  for (let byte = 0; byte < 256; byte++) readsWithin(Uint8Array.of(byte, ...GUARD), 0);
});

function readsWithin(occurrences: Uint8Array, place: number): void {
  const strict = new Proxy(occurrences, {
    get(bytes, name) {
      if (typeof name === 'string' && Number(name) >= bytes.length) throw new RangeError(name);
      const value: unknown = Reflect.get(bytes, name, bytes);
      return value;
    },
  });
  const rare = { codes: new Uint32Array(0), places: new Uint32Array(1) };
  const common = { codes: Uint8Array.of(128), places: Uint32Array.of(place, place) };
  const reader = new OccurrenceReader({ rare, common, occurrences: strict });
  expect(reader.add(listNumber(128, 0), 1, new Float64Array(0), 0)).toBeGreaterThan(0);
}

test('what documents are worth is added to their sums, and uses are counted', () => {
  const written = writeAll([
    [{ document: 1, times: 3 }],
    [
      { document: 0, times: 1 },
      { document: 1, times: 20 },
    ],
  ]);
  const numbers = numbersOf(written);
  const reader = new OccurrenceReader(written);
  const sums = new Float64Array(4);
  expect(reader.add(numbers[0], 2, sums, 1)).toBe(3);
  expect(reader.add(numbers[1], 0.5, sums, 1)).toBe(21);
  expect([...sums]).toEqual([0, 0.5, 2 * (1 + Math.log(3)) + 0.5 * (1 + Math.log(20)), 0]);
});
