import { seededRandom } from '../kernel/index.js';
import { GrowingArray } from './growing-array.js';
import { ListDraft, ListWriter } from './list-writer.js';
import {
  listNumber,
  OccurrenceReader,
  type Occurrence,
  type OccurrenceLists,
} from './occurrences.js';

/** In both tables: of common terms as they come, of postings from a draft in another order. */
function writeAll(lists: readonly Occurrence[][]): OccurrenceLists {
  const occurrences = new GrowingArray(Uint8Array);
  const common = new ListWriter(occurrences, new Uint16Array(lists.length));
  for (const list of lists) common.write(list);
  const rare = new ListWriter(occurrences, new Uint8Array(lists.length));
  const draft = new ListDraft(rare.codes);
  for (let at = lists.length - 1; at >= 0; at--) draft.write(at, lists[at]);
  draft.copyTo(rare);
  return { common: common.finish(), rare: rare.finish(), occurrences: occurrences.finish() };
}

/** Those of the postings, then those of common terms. */
function numbersOf({ rare, common }: OccurrenceLists): number[] {
  return [...rare.codes, ...common.codes].map((code, at) => listNumber(code, at));
}

function readAll(written: OccurrenceLists): Occurrence[][] {
  const reader = new OccurrenceReader(written);
  return numbersOf(written).map((list) => {
    if (list === 0) return [];
    const from = reader.read;
    reader.reserve(900);
    reader.add(list, 1, new Float64Array(0), 0);
    return Array.from({ length: reader.read - from }, (_, i) => ({
      document: reader.documents[from + i],
      times: reader.times[from + i],
    }));
  });
}

function survives(list: Occurrence[]): void {
  expect(readAll(writeAll([list]))).toEqual([list, list]);
}

test('the example of the docstring', () => {
  const list = [
    { document: 2, times: 1 },
    { document: 3, times: 5 },
  ];
  expect([...writeAll([list]).occurrences]).toEqual([16, 15, 1, 16, 15, 1]);
  survives(list);
});

test('a small list is its code, and nobody is no list', () => {
  const written = writeAll([[{ document: 7, times: 3 }], []]);
  expect([...written.rare.codes]).toEqual([7 * 8 + 3, 0]);
  expect(numbersOf(written)).toEqual([7 * 8 + 3, 0, 7 * 8 + 3, 0]);
  expect(written.occurrences).toHaveLength(0);
});

test.each([
  [8191, 7],
  [8192, 1],
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

test('each list of many is found, behind lists of every kind', () => {
  const random = seededRandom(7);
  for (const [many, most] of [
    [1, 9],
    [31, 9],
    [32, 9],
    [33, 9],
    [300, 1],
    [300, 9],
    [100, 900],
  ]) {
    const lists = Array.from({ length: many }, () => {
      let document = -1;
      // Some are nobody's, and half of the others of one document.
      const documents = Math.floor(random() * 3) && Math.ceil(random() ** 3 * most);
      return Array.from({ length: documents }, () => ({
        document: (document += 1 + Math.floor(random() ** 8 * 5000)),
        times: 1 + Math.floor(random() ** 6 * 400),
      }));
    });
    expect(readAll(writeAll(lists))).toEqual([...lists, ...lists]);
  }
});

test('the number of a list far behind fits into 32 bits', () => {
  const [at, code] = [2 ** 32 - 70_000, 8];
  expect(Uint32Array.of(listNumber(code, at))[0]).toBe(at + 65_536);
  expect(listNumber(9, at)).toBe(9);
  expect(listNumber(0, at)).toBe(0);
});

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
