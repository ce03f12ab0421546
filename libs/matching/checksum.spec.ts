import { seededRandom } from '../kernel/index.js';
import { checksum } from './checksum.js';

const random = seededRandom(8);
const words = Uint32Array.from({ length: 64 }, () => Math.floor(random() * 2 ** 32));

test('how the words are parted does not matter', () => {
  const parts = [words.subarray(0, 4), words.subarray(4, 4), words.subarray(4, 40)];
  expect(checksum([...parts, words.subarray(40)])).toBe(checksum([words]));
});

test('a change of any single bit shows, and so do words that changed places', () => {
  const whole = checksum([words]);
  const seen = new Set([whole]);
  for (let bit = 0; bit < 64 * 32; bit++) {
    const changed = words.slice();
    changed[bit >> 5] ^= 1 << (bit & 31);
    seen.add(checksum([changed]));
  }
  expect(seen.size).toBe(1 + 64 * 32);
  const swapped = words.slice();
  [swapped[3], swapped[7]] = [swapped[7], swapped[3]];
  expect(checksum([swapped])).not.toBe(whole);
});

test('zeros in another number give another sum, written in 16 digits', () => {
  const sums = [0, 4, 8, 400].map((length) => checksum([new Uint32Array(length)]));
  expect(new Set(sums).size).toBe(4);
  for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{16}$/);
});

test('words that are no multiple of four are a mistake of the caller', () => {
  expect(() => checksum([new Uint32Array(3)])).toThrow('by fours');
});
