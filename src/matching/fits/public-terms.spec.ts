import { keepPublicTerms } from './public-terms.js';

const term = (name: string, contribution: number) => ({
  ...{ term: name, label: `secret form of ${name}`, contribution },
});
const rest = { term: '', label: '', contribution: 0.5 };

test('terms of the public text stay, labelled as written there; the sum stays too', () => {
  const terms = [
    term('membran', 3),
    term('palladium', 2),
    term('固态', 1),
    term('硫化物', 1),
    rest,
  ];
  expect(keepPublicTerms(terms, 'Membranes for 固态 cells')).toEqual([
    { term: 'membran', label: 'Membranes', contribution: 3 },
    { term: '固态', label: '固态', contribution: 1 },
    { term: '', label: '', contribution: 3.5 },
  ]);
});

test('a term inside a longer public word is not public', () =>
  expect(keepPublicTerms([term('ion', 1)], 'A station for fusion')).toEqual([
    { term: '', label: '', contribution: 1 },
  ]));

test('a pair is public only when both stand side by side', () => {
  const pair = term('thin film', 1);
  expect(keepPublicTerms([pair], 'Thin films of copper')[0].term).toBe('thin film');
  expect(keepPublicTerms([pair], 'Film that is thin')[0].term).toBe('');
});

test('full-width and accented spellings count as the same', () =>
  expect(keepPublicTerms([term('lifepo4', 1)], 'ＬｉＦｅＰＯ₄ cells')[0].label).toBe(
    'ＬｉＦｅＰＯ₄',
  ));

test('nothing public leaves one nameless sum', () =>
  expect(keepPublicTerms([term('a1', 1), rest], '')).toEqual([
    { term: '', label: '', contribution: 1.5 },
  ]));
