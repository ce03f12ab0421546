import { publicSearchText, searchWords } from './search-text.js';

const tier = {
  number: 'JB-2026-0007',
  title: 'Solid-State Batteries',
  teaser: '征集高强韧铝合金',
  field: null,
  keywords: ['Ｌｉ离子'],
  region: null,
  indicators: [{ name: 'σ 屈服强度' }, {}],
};

test('the text is folded and followed by stems, so that forms of a word meet', () => {
  const text = publicSearchText(tier);
  expect(text).toContain('solid-state batteries');
  expect(text).toContain('li离子');
  expect(text).toContain('屈服强度');
  expect(text.split('\n').at(-1)).toContain('batteri');
});

test.each([
  ['battery', [['battery', 'batteri']]],
  ['  MEMBRANES，电池 ', [['membranes', 'membran'], ['电池']]],
  ['高强铝合金', [['高强'], ['铝合金']]],
  ['JB-2026-0007', [['jb-2026-0007']]],
  ['the', [['the']]],
  ['，。 ()', []],
])('%p is searched as %p', (query, words) => {
  expect(searchWords(query)).toEqual(words);
});

test('a query of a thousand words costs no more than a dozen', () => {
  expect(searchWords(Array.from({ length: 1000 }, (_, n) => `word${n}`).join(' '))).toHaveLength(
    12,
  );
});
