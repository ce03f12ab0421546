import { tellingWords } from './telling-words.js';

const words = (...texts: string[]) =>
  tellingWords(texts.map((text, n) => ({ text, weight: texts.length - n }))).map(
    ({ word }) => word,
  );

test('Chinese words and Latin stems are told, common ones are not', () => {
  expect(words('免热处理铝合金的 castings for the car')).toEqual(
    expect.arrayContaining(['铝合金', 'cast']),
  );
  for (const dull of ['的', 'for', 'the', 'car'])
    expect(words('铝合金的 for the car')).not.toContain(dull);
});

test('a word counts with the weightiest part that has it', () => {
  const parts = [
    { text: 'battery', weight: 3 },
    { text: 'batteries and membranes', weight: 1 },
  ];
  expect(tellingWords(parts)).toEqual([
    { word: 'batteri', shown: 'battery', weight: 3 },
    { word: 'membran', shown: 'membranes', weight: 1 },
  ]);
});

test('of a long text the first words count, and no word is told twice', () => {
  const many = Array.from({ length: 100 }, (_, n) => `word${n}`).join(' ');
  expect(words(many)).toHaveLength(16);
  expect(words('alloy alloy alloy')).toEqual(['alloi']);
});
