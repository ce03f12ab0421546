import { StringTable } from './string-table.js';

const strings = ['', 'a', 'ab', 'b', '\ud800', '电池 🔋', 'x'.repeat(20_000)];

test('every string comes back as it went in, half a surrogate pair too', () => {
  const table = StringTable.of(strings);
  expect(table.length).toBe(strings.length);
  expect(table.toArray()).toEqual(strings);
  expect(StringTable.of([]).toArray()).toEqual([]);
});

test('a string of an ascending table is found, and no other', () => {
  const ascending = [...strings].sort((a, b) => (a < b ? -1 : 1));
  const table = StringTable.of(ascending);
  ascending.forEach((string, i) => expect(table.find(string)).toBe(i));
  for (const other of ['A', 'aa', 'c', 'xx', '电', '电池 🔋!']) expect(table.find(other)).toBe(-1);
  expect(StringTable.of([]).find('')).toBe(-1);
});
