import { seededRandom } from '../kernel/index.js';
import { OccurrenceReader, OccurrenceWriter, type Occurrence } from './occurrences.js';

function writeAll(lists: readonly Occurrence[][]): { numbers: number[]; bytes: Uint8Array } {
  const writer = new OccurrenceWriter();
  const numbers = lists.map((list) => writer.write(list));
  return { numbers, bytes: writer.finish() };
}

function readAll(bytes: Uint8Array, lists: readonly number[]): Occurrence[][] {
  const reader = new OccurrenceReader(bytes);
  return lists.map((list) => {
    const from = reader.read;
    reader.reserve(64);
    reader.add(list, 1, new Float64Array(0), 0);
    return Array.from({ length: reader.read - from }, (_, i) => ({
      document: reader.documents[from + i],
      times: reader.times[from + i],
    }));
  });
}

function survives(list: Occurrence[]): void {
  const { numbers, bytes } = writeAll([list]);
  expect(readAll(bytes, numbers)).toEqual([list]);
}

test('the example of the docstring', () => {
  const list = [
    { document: 2, times: 1 },
    { document: 3, times: 5 },
  ];
  const { numbers, bytes } = writeAll([list]);
  expect([...bytes.subarray(numbers[0])]).toEqual([16, 15, 1]);
  survives(list);
});

test('a single document takes no bytes, and nobody is no list', () => {
  const { numbers, bytes } = writeAll([[{ document: 7, times: 3 }], []]);
  expect(numbers).toEqual([2 ** 31 + 7 * 256 + 3, 0]);
  expect(bytes).toHaveLength(1);
});

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

test('lists stand one behind another and are kept as they are read', () => {
  const random = seededRandom(7);
  const lists = Array.from({ length: 300 }, () => {
    let document = -1;
    return Array.from({ length: 1 + Math.floor(random() * 40) }, () => ({
      document: (document += 1 + Math.floor(random() ** 8 * 5000)),
      times: 1 + Math.floor(random() ** 6 * 400),
    }));
  });
  const { numbers, bytes } = writeAll(lists);
  expect(readAll(bytes, numbers)).toEqual(lists);
});

test('what documents are worth is added to their sums, and uses are counted', () => {
  const { numbers, bytes } = writeAll([
    [{ document: 1, times: 3 }],
    [
      { document: 0, times: 1 },
      { document: 1, times: 20 },
    ],
  ]);
  const reader = new OccurrenceReader(bytes);
  const sums = new Float64Array(4);
  expect(reader.add(numbers[0], 2, sums, 1)).toBe(3);
  expect(reader.add(numbers[1], 0.5, sums, 1)).toBe(21);
  expect([...sums]).toEqual([0, 0.5, 2 * (1 + Math.log(3)) + 0.5 * (1 + Math.log(20)), 0]);
});
