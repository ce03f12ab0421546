import { codeOfOne, listNumber, placeOfList, unitShift } from './list-codes.js';

test('codes are lists of one document, those with few times reach farther', () => {
  const most = Array.from({ length: 60 }, (_, document) => {
    let times = 0;
    while (codeOfOne(document, times + 1) > 0) times++;
    return times;
  });
  expect(most.slice(0, 8)).toEqual(Array<number>(8).fill(7));
  expect(most.slice(8, 16)).toEqual(Array<number>(8).fill(3));
  expect(most.slice(16, 32)).toEqual(Array<number>(16).fill(2));
  expect(most.slice(32, 47)).toEqual(Array<number>(15).fill(1));
  expect(most.slice(47)).toEqual(Array<number>(13).fill(0));
  expect(codeOfOne(1, 2)).toBe(9);
  expect([codeOfOne(0, 8), codeOfOne(10, 4), codeOfOne(2 ** 28, 1), codeOfOne(0, 1e6)]).toEqual([
    0, 0, 0, 0,
  ]);
});

test('each code from 1 to 127 is a list, and tells which', () => {
  const codes: number[] = [];
  for (let document = 0; document < 50; document++) {
    for (let times = 1; times < 9; times++) {
      const code = codeOfOne(document, times);
      if (code === 0) continue;
      codes.push(code);
      expect(listNumber(code, 12_345)).toBe(8 * document + times);
    }
  }
  expect(codes).toEqual(Array.from({ length: 127 }, (_, i) => i + 1));
  expect(listNumber(0, 12_345)).toBe(0);
});

test('from 128 on the number is that of the place, far behind too, in 32 bits', () => {
  const at = 2 ** 32 - 70_000;
  for (const code of [128, 129, 255]) {
    expect(listNumber(code, 3)).toBe(65_539);
    expect(Uint32Array.of(listNumber(code, at))[0]).toBe(at + 65_536);
  }
});

test.each([
  [0, 1],
  [127, 1],
  [128, 2],
  [255, 2],
  [256, 4],
  [50_000, 512],
  [2 ** 31 - 1, 2 ** 24],
])('a group of %i bytes has units of %i', (bytes, unit) => {
  expect(2 ** unitShift(bytes)).toBe(unit);
});

test('a place is that of the group and the units to it', () => {
  const places = Uint32Array.of(10, 137, 137, 393, 4e9, 4e9 + 128);
  const at = (group: number, code: number) => placeOfList(places, 32 * group + 5, code);
  expect([at(0, 128), at(0, 254)]).toEqual([10, 136]);
  expect([at(2, 128), at(2, 129), at(2, 191)]).toEqual([137, 141, 389]);
  expect([at(4, 128), at(4, 130)]).toEqual([4e9, 4e9 + 4]);
});
