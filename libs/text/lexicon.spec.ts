import { BASIC_LEXICON, parseLexicon } from './index.js';

const entriesOf = (text: string) => parseLexicon(text).entries;

test('an entry is a line; variants, comments, empty lines and a mark of byte order are read', () => {
  const text =
    '\ufeff# Batteries\r\n\r\n电解质\telectrolyte\r\n固态电池｜全固态电池\tsolid-state battery | SSB # new\n';
  expect(entriesOf(text)).toEqual([
    { zh: ['电解质'], en: ['electrolyte'] },
    { zh: ['固态电池', '全固态电池'], en: ['solid-state battery', 'SSB'] },
  ]);
});

test('a comma parts as well, columns may be swapped, a third column is a note', () => {
  expect(entriesOf('阳极,anode\nC# 语言\tC# language\ncathode\t阴极\tnoun')).toEqual([
    { zh: ['阳极'], en: ['anode'] },
    { zh: ['C# 语言'], en: ['C# language'] },
    { zh: ['阴极'], en: ['cathode'] },
  ]);
});

test('the same Chinese twice is one entry with the variants of both', () => {
  expect(entriesOf('电池\tbattery\n电池\tcell|battery')).toEqual([
    { zh: ['电池'], en: ['battery', 'cell'] },
  ]);
});

test('each bad line is reported by its number and the others are read all the same', () => {
  const { entries, problems } = parseLexicon(
    [
      '电池',
      '\tbattery',
      '电池\t',
      'abc\tdef',
      '电池\t电池',
      `电\t${'x'.repeat(61)}`,
      '膜\tfilm',
    ].join('\n'),
  );
  expect(entries).toEqual([{ zh: ['膜'], en: ['film'] }]);
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const { message } of problems) expect(message).toMatch(/^has /);
});

test.each(['', '\n\n', '\0\u0001', '\t\t\t', '|||', ',', '\ud800\t\udc00'])(
  'the file %j is read without an entry and without an error',
  (text) => expect(entriesOf(text)).toEqual([]),
);

test('the lexicon that comes along is sound: some hundred entries, none said twice', () => {
  const chinese = BASIC_LEXICON.flatMap(({ zh }) => zh);
  expect(BASIC_LEXICON.length).toBeGreaterThan(600);
  const twice = chinese.filter((word, i) => chinese.indexOf(word) !== i);
  expect(twice).toEqual([]);
  for (const { zh, en } of BASIC_LEXICON) {
    for (const word of zh) expect(word).toMatch(/^[\p{Script=Han}\w-]{1,12}$/u);
    for (const word of en) expect(word).toMatch(/^[A-Za-z0-9][\w .'/-]*$/);
  }
});
