import { chineseWords } from './chinese-words.js';

test('words tile the Han runs of a text and nothing else', () => {
  const source = '开发LiFePO4电池，热稳定性好';
  const words = chineseWords(source);
  expect(words.map((w) => w.word).join('')).toBe('开发电池热稳定性好');
  for (const { word, start, end } of words) expect(source.slice(start, end)).toBe(word);
});

test.each(['高镍', '固态电解质', '质子交换膜', '碳化硅'])('%s is one word', (word) => {
  expect(chineseWords(`研究${word}的`).map((w) => w.word)).toContain(word);
});

test('text without Han characters has no Chinese words', () => {
  expect(chineseWords('thin film')).toEqual([]);
});
