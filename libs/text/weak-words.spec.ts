import { isWeakChineseWord, weaknessOf } from './weak-words.js';

test.each([
  ['2024', 'lone'],
  ['3.5', 'lone'],
  // What a tokeniser leaves of 1e-6.
  ['1e', 'lone'],
  ['wt', 'lone'],
  ['High', 'lone'],
  ['significantly', 'silent'],
  ['the', 'silent'],
  ['grating', 'telling'],
  ['5G-R', 'telling'],
])('%s is %s', (word, weakness) => expect(weaknessOf(word)).toBe(weakness));

test('a Chinese set phrase is no reason, a term is one', () =>
  expect([isWeakChineseWord('近年来'), isWeakChineseWord('光栅')]).toEqual([true, false]));
