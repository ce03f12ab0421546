import { searchWords } from './search-words.js';

test.each([
  ['电池', `('电' <-> '池')`],
  ['Membranes', `'membranes':*`],
  ['高镍 LiFePO4电池', `('高' <-> '镍') & 'lifepo4':* & ('电' <-> '池')`],
  ['ＬＦＰ-2', `'lfp':* & '2':*`],
  ["O'Neill & | ! :*", `'o':* & 'neill':*`],
  ['电池、隔膜。', `('电' <-> '池') & ('隔' <-> '膜')`],
  ['𠮷田', `('𠮷' <-> '田')`],
])('%s is looked for as %s', (typed, query) => expect(searchWords(typed)).toBe(query));

test.each(['', '  ', '%', '!!!'])('%p holds no word', (typed) =>
  expect(searchWords(typed)).toBeNull(),
);

test('of very many words the first count', () =>
  expect(searchWords('a '.repeat(100))?.split('&')).toHaveLength(12));
