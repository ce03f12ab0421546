import { parseFieldCode } from './field-codes.js';

const path = (text: string): string | undefined =>
  parseFieldCode(text)
    ?.steps.map(({ key }) => key.slice(key.indexOf(' ') + 1))
    .join(' > ');
const scheme = (text: string): string | undefined =>
  parseFieldCode(text)?.steps[0]?.key.split(' ')[0];

test.each([
  ['H01M 10/0562', 'ipc', 'H > H01 > H01M > H01M10 > H01M10/0562'],
  ['H01M10/0562', 'ipc', 'H > H01 > H01M > H01M10 > H01M10/0562'],
  ['h01m 0010/0562', 'ipc', 'H > H01 > H01M > H01M10 > H01M10/0562'],
  ['Ｈ０１Ｍ 10/0562 (2010.01)', 'ipc', 'H > H01 > H01M > H01M10 > H01M10/0562'],
  ['IPC8: H01M 4/525', 'ipc', 'H > H01 > H01M > H01M4 > H01M4/525'],
  ['Y02E', 'ipc', 'Y > Y02 > Y02E'],
  ['430.4520', 'discipline', '430 > 43045 > 4304520'],
  ['43045', 'discipline', '430 > 43045'],
  ['430', 'discipline', '430'],
  ['0805', 'degree', '08 > 0805'],
  ['080502', 'degree', '08 > 0805 > 080502'],
  ['E0204', 'foundation', 'E > E02 > E0204'],
  ['H01', 'foundation', 'H > H01'],
  ['TM912.9', 'library', 'TM > TM9 > TM91 > TM912 > TM9129'],
  ['O646', 'library', 'O > O6 > O64 > O646'],
  ['新材料', 'name', '新材料'],
  [' Solid-State  Batteries ', 'name', 'solid state batteries'],
  ['12345678', 'name', '12345678'],
  ['2024', 'name', '2024'],
])('%s is read as %s', (text, expected, steps) => {
  expect([scheme(text), path(text)]).toEqual([expected, steps]);
});

test.each(['', '  ', '—', '[]', 'x'.repeat(61)])('%j is no field', (text) =>
  expect(parseFieldCode(text)).toBeUndefined(),
);

test('a text far too long for a field is refused in a moment', () => {
  const before = process.cpuUsage().user;
  for (const long of ['('.repeat(200_000), `a${' '.repeat(200_000)}b`]) {
    expect(parseFieldCode(long)).toBeUndefined();
  }
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(1);
});

test('what agreement is worth never falls on the way down, and ends at one for a whole code', () => {
  for (const text of ['H01M 10/0562', '430.4520', '080502', 'E020401', 'TM912.912', '新材料']) {
    const worth = parseFieldCode(text)?.steps.map((step) => step.worth) ?? [];
    expect(worth).toEqual([...worth].sort((a, b) => a - b));
    expect(worth.at(-1)).toBe(1);
  }
});
