import { refusalOf, sayBytes } from './file-limits';

const file = (name: string, size = 10, type = '') => ({ name, size, type });

test('files are judged by ending, by type and by family of types', () => {
  expect(refusalOf(file('a.CSV'), '.csv, .jsonl', 100)).toBeNull();
  expect(refusalOf(file('a.pdf', 10, 'application/pdf'), 'application/pdf', 100)).toBeNull();
  expect(refusalOf(file('a', 10, 'image/png'), 'image/*', 100)).toBeNull();
  expect(refusalOf(file('csv.exe'), '.csv', 100)).toBe('wrong-kind');
  expect(refusalOf(file('a.anything'), '', 100)).toBeNull();
});

test('an empty file and one over the limit are refused before they are sent', () => {
  expect(refusalOf(file('a.csv', 0), '.csv', 100)).toBe('empty');
  expect(refusalOf(file('a.csv', 100), '.csv', 100)).toBeNull();
  expect(refusalOf(file('a.csv', 101), '.csv', 100)).toBe('too-large');
});

test.each([
  [512, '512 B'],
  [1536, '1.5 kB'],
  [52_428_800, '50 MB'],
  [3 * 1024 ** 4, '3072 GB'],
])('%i bytes are %s', (bytes, said) => expect(sayBytes(bytes)).toBe(said));
