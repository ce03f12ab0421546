import { seededRandom } from '../kernel/index.js';
import { highAt, lowAt, NibbleRows, widthOf } from './nibble-rows.js';

const PLACES = 37;
const ROWS = 30;
const WIDTH = widthOf(PLACES);

type NumbersOf = (row: number, place: number) => [low: number, high: number];

function writeRows(numbersOf: NumbersOf): NibbleRows {
  const rows = new NibbleRows(new Uint32Array(ROWS * WIDTH), WIDTH);
  for (let row = 0; row < ROWS; row++) {
    for (let place = 0; place < PLACES; place++) {
      rows.set(row, place, ...numbersOf(row, place));
    }
  }
  return rows;
}

/** Both sums at every place. */
function sums(rows: NibbleRows, wanted: number[], low: number[], high: number[]) {
  const sum = rows.sum(wanted, Float64Array.from(low), Float64Array.from(high));
  return Array.from({ length: PLACES }, (_, place) => [
    sum.lowUnit * lowAt(sum.lanes, place),
    sum.highUnit * highAt(sum.lanes, place),
  ]);
}

test('a single row gives the numbers of each place, in both halves', () => {
  const rows = writeRows((row, place) => (row === 2 ? [place % 16, (place * 7) % 16] : [15, 15]));
  sums(rows, [2], [3], [0.5]).forEach(([low, high], place) => {
    expect(low).toBeCloseTo(3 * (place % 16), 1);
    expect(high).toBeCloseTo(0.5 * ((place * 7) % 16), 1);
  });
});

test.each([1, 7, 8, 9, 16, 29])('%i rows add up, as exactly as promised', (many) => {
  const random = seededRandom(many);
  const sixteen = (): number => Math.floor(random() * 16);
  const table = Array.from({ length: ROWS }, () =>
    Array.from({ length: PLACES }, (): [number, number] => [sixteen(), sixteen()]),
  );
  const rows = writeRows((row, place) => table[row][place]);
  const wanted = Array.from({ length: many }, (_, i) => (i * 7) % ROWS);
  const weights = [0, 1].map(() => wanted.map(() => random() ** 4));
  for (let round = 0; round < 2; round++) {
    sums(rows, wanted, weights[0], weights[1]).forEach((found, place) => {
      found.forEach((value, half) => {
        const exact = total(wanted.map((row, i) => weights[half][i] * table[row][place][half]));
        const unit = total(weights[half]) / (4369 - many / 2);
        expect(Math.abs(value - exact)).toBeLessThan(15 * many * 0.5 * unit * 1.0001);
      });
    });
  }
});

test('the greatest numbers and weights run over nowhere', () => {
  const rows = writeRows(() => [15, 15]);
  const wanted = Array.from({ length: 24 }, (_, row) => row);
  // Such that every multiple is rounded up.
  const weights = wanted.map(() => 181.5);
  for (const [low, high] of sums(rows, wanted, weights, weights)) {
    expect(Math.abs(low / (15 * total(weights)) - 1)).toBeLessThan(0.005);
    expect(Math.abs(high / (15 * total(weights)) - 1)).toBeLessThan(0.005);
  }
});

test('no rows, and rows that count nothing, are 0', () => {
  const rows = writeRows(() => [9, 4]);
  for (const pair of sums(rows, [], [], [])) expect(pair).toEqual([0, 0]);
  for (const pair of sums(rows, [1, 2], [0, 0], [0, 0])) expect(pair).toEqual([0, 0]);
});

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
