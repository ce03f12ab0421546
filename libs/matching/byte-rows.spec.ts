import { seededRandom } from '../kernel/index.js';
import { ByteRows, widthOf } from './byte-rows.js';

const PLACES = 37;
const ROWS = 30;
const WIDTH = widthOf(PLACES);

function writeRows(byteOf: (row: number, place: number) => number): ByteRows {
  const rows = new ByteRows(new Uint32Array(ROWS * WIDTH), WIDTH);
  for (let row = 0; row < ROWS; row++) {
    for (let place = 0; place < PLACES; place++) {
      rows.set(row, place, byteOf(row, place));
    }
  }
  return rows;
}

test('what single rows hold is added to one channel of each place', () => {
  const rows = writeRows((row, place) => (row === 2 ? place : 200));
  const sums = new Int32Array(8 * WIDTH).fill(5);
  rows.add([2], [253], sums, 1);
  for (let place = 0; place < PLACES; place++) {
    expect(sums[2 * place]).toBe(5);
    expect(sums[2 * place + 1]).toBe(5 + 253 * place);
  }
});

test.each([1, 7, 8, 9, 16, 29])('%i rows add up, as exactly as promised', (many) => {
  const random = seededRandom(many);
  const bytes = Array.from({ length: ROWS }, () =>
    Array.from({ length: PLACES }, () => Math.floor(random() * 256)),
  );
  const rows = writeRows((row, place) => bytes[row][place]);
  const wanted = Array.from({ length: many }, (_, i) => (i * 7) % ROWS);
  const weights = wanted.map(() => Math.floor(random() ** 4 * 1_000_000));
  const sums = new Int32Array(8 * WIDTH);
  rows.add(wanted, weights, sums, 0);
  let units = 0;
  for (let i = 0; i < many; i += 8) units += Math.ceil(sum(weights.slice(i, i + 8)) / 253);
  for (let place = 0; place < PLACES; place++) {
    const exact = sum(wanted.map((row, i) => weights[i] * bytes[row][place]));
    expect(Math.abs(sums[2 * place] - exact)).toBeLessThanOrEqual(8 * 0.5 * 255 * units);
  }
});

test('the greatest bytes and weights run over nowhere', () => {
  const rows = writeRows(() => 255);
  const wanted = Array.from({ length: 8 }, (_, row) => row);
  // Such that every multiple is rounded up.
  const weights = [31.5, 31.5, 31.5, 31.5, 31.5, 31.5, 31.5, 32.5].map((part) => part * 31_600);
  const sums = new Int32Array(8 * WIDTH);
  rows.add(wanted, weights, sums, 0);
  for (let place = 0; place < PLACES; place++) {
    expect(Math.abs(sums[2 * place] / (255 * sum(weights)) - 1)).toBeLessThan(0.02);
  }
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
