import { BASIC_LEXICON, LexiconLookup } from './index.js';

const lookup = new LexiconLookup([
  ...[
    { zh: ['容量'], en: ['capacity'] },
    { zh: ['比容量'], en: ['specific capacity'] },
  ],
  ...[
    { zh: ['循环寿命'], en: ['cycle life', 'lifetime'] },
    { zh: ['膜'], en: ['film'] },
  ],
]);

test.each([
  ['可逆比容量', ['specific capacity']],
  ['容量与循环寿命', ['capacity', 'cycle life', 'lifetime']],
  ['Specific capacities', ['比容量']],
  ['the capacity of films', ['容量', '膜']],
  ['可逆 capacity', ['容量']],
  ['', []],
  ['诗歌 poetry', []],
])('%s is said as %j, the longest words first', (text, expected) =>
  expect(lookup.translate(text)).toEqual(expected),
);

test('the lexicon that comes along says common names of indicators', () => {
  const basic = new LexiconLookup(BASIC_LEXICON);
  expect(basic.translate('抗拉强度')).toContain('tensile strength');
  expect(basic.translate('thermal conductivity')).toContain('热导率');
});

test('a text of twenty thousand characters takes a moment', () => {
  const before = process.cpuUsage().user;
  lookup.translate('容量膜电阻'.repeat(4_000));
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(3);
});
