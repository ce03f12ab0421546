import { GrowingArray } from './growing-array.js';

test.each([0, 1, 1024, 1025, 3073, 2_500_000])('%i numbers come back in their order', (length) => {
  const grown = new GrowingArray(Uint32Array);
  for (let i = 0; i < length; i++) grown.push(i ^ 0x55);
  expect(grown.length).toBe(length);
  const whole = grown.finish();
  expect(whole.length).toBe(length);
  expect(whole.findIndex((value, i) => value !== (i ^ 0x55))).toBe(-1);
});

test('the numbers lie on memory that threads can share', () => {
  const grown = new GrowingArray(Uint8Array);
  grown.push(7);
  expect(Object.prototype.toString.call(grown.finish().buffer)).toContain('Shared');
});

test('rows come in another order, whichever pieces they lie in', () => {
  const grown = new GrowingArray(Uint32Array);
  const lengths = Array.from({ length: 900 }, (_, row) => (row * 37) % 50);
  const starts = new Uint32Array(901);
  lengths.forEach((length, row) => {
    starts[row + 1] = starts[row] + length;
    for (let i = 0; i < length; i++) grown.push(row * 100 + i);
  });
  const order = Uint32Array.from({ length: 900 }, (_, i) => (i * 7) % 900);
  const expected = [...order].flatMap((row) =>
    Array.from({ length: lengths[row] }, (_, i) => row * 100 + i),
  );
  expect([...grown.finishRows(starts, order)]).toEqual(expected);
});

describe('the memory of the pieces', () => {
  const pieces: ArrayBufferLike[] = [];
  /** Numbers that note on which memory they lie, of the kind that can be given back. */
  class Noted extends Uint32Array {
    constructor(memory: ArrayBufferLike) {
      // The types of the constructor know one kind of memory of the two that it takes.
      super(memory as ArrayBuffer);
      if ('resizable' in memory && memory.resizable === true) pieces.push(memory);
    }
    // Parts of it are plain numbers.
    static get [Symbol.species](): Uint32ArrayConstructor {
      return Uint32Array;
    }
  }
  const fill = (): GrowingArray<Noted> => {
    pieces.length = 0;
    const grown = new GrowingArray(Noted);
    for (let i = 0; i < 5000; i++) grown.push(i);
    return grown;
  };

  test('is given back as soon as the numbers are in one array', () => {
    const whole = fill().finish();
    expect(whole.length).toBe(5000);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map(({ byteLength }) => byteLength)).toEqual(pieces.map(() => 0));
  });

  test('is given back when the rows are reordered too', () => {
    const starts = Uint32Array.of(0, 2000, 5000);
    const whole = fill().finishRows(starts, Uint32Array.of(1, 0));
    expect([whole[0], whole[4999]]).toEqual([2000, 1999]);
    expect(pieces.map(({ byteLength }) => byteLength)).toEqual(pieces.map(() => 0));
  });
});
