import fc from 'fast-check';
import { BrokenSeal, digestOf, MAX_SEALED_BYTES, Seal } from './seal.js';

const seal = new Seal(Buffer.alloc(32, 1));
const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

test('what was sealed is opened again, whatever the JSON', () =>
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      const value = JSON.parse(json);
      expect(seal.open(ID, seal.close(ID, value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  ));

test('an empty draft and a long bid are of one size and share nothing to compare', () => {
  const empty = seal.close(ID, {});
  const long = seal.close(ID, { route: '热'.repeat(10_000) });
  expect(empty.length).toBe(long.length);
  expect(empty.equals(seal.close(ID, {}))).toBe(false);
  expect(empty.includes(Buffer.alloc(16))).toBe(false);
});

test('sizes are a few steps, and what is larger is refused before it is sealed', () => {
  const sizes = [1, 30_000, 40_000, 120_000, 200_000, 520_000].map(
    (length) => seal.close(ID, 'x'.repeat(length)).length,
  );
  expect(new Set(sizes).size).toBe(3);
  expect(seal.close(ID, 'x'.repeat(MAX_SEALED_BYTES - 2)).length).toBe(sizes[5]);
  expect(() => seal.close(ID, 'x'.repeat(MAX_SEALED_BYTES - 1))).toThrow(/too many/);
});

test('any changed bit, a foreign id or another key breaks the seal', () => {
  const sealed = seal.close(ID, { price: '1.00' });
  for (const at of [0, 1, 13, 29, 40, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] ^= 1;
    expect(() => seal.open(ID, changed)).toThrow(BrokenSeal);
  }
  expect(() => seal.open(ID, sealed.subarray(0, 20))).toThrow(BrokenSeal);
  expect(() => seal.open(ID, sealed.subarray(0, sealed.length - 1))).toThrow(BrokenSeal);
  expect(() => seal.open(OTHER, sealed)).toThrow(BrokenSeal);
  expect(() => new Seal(Buffer.alloc(32, 2)).open(ID, sealed)).toThrow(BrokenSeal);
});

test('blinded names are stable, framed, and differ from key to key', () => {
  expect(seal.blind('bid', 'a', 1)).toBe(new Seal(Buffer.alloc(32, 1)).blind('bid', 'a', 1));
  expect(seal.blind('ab', 'c')).not.toBe(seal.blind('a', 'bc'));
  expect(seal.blind('a', 1)).not.toBe(seal.blind('a', '1'));
  expect(seal.blind('a')).not.toBe(new Seal(Buffer.alloc(32, 2)).blind('a'));
  expect(seal.fingerprint()).not.toBe(new Seal(Buffer.alloc(32, 2)).fingerprint());
});

test('a lock number fits a bigint of the database', () => {
  for (let i = 0; i < 100; i++) {
    const number = BigInt(seal.lockNumber('x', i));
    expect(BigInt.asIntN(64, number)).toBe(number);
  }
});

test('a digest is the SHA-256 of the sealed bytes', () =>
  expect(digestOf(Buffer.from('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ));
