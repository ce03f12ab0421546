import { seededRandom } from '../kernel/index.js';
import { GRAM, Vocabulary, WORD, WORD_PAIR } from './vocabulary.js';

test('terms get numbers in the order of first sight, pairs among them', () => {
  const vocabulary = new Vocabulary();
  expect(vocabulary.addUnit('thin', WORD)).toBe(0);
  expect(vocabulary.addUnit('film', WORD)).toBe(1);
  expect(vocabulary.addPair(0, 1, WORD_PAIR)).toBe(2);
  expect(vocabulary.addUnit('thin', WORD)).toBe(0);
  expect(vocabulary.addUnit('膜', GRAM)).toBe(3);
  expect(vocabulary.findPair(0, 1)).toBe(2);
  expect(vocabulary.findPair(1, 0)).toBe(-1);
  expect(vocabulary.findUnit('films')).toBe(-1);
  expect([...vocabulary.kindsOfTerms()]).toEqual([WORD, WORD, WORD_PAIR, GRAM]);
});

test('it agrees with a map over many seeded terms, also when read from its flat arrays', () => {
  const random = seededRandom(2);
  const letters = ['a', 'b', '薄', '\ud83d\ude00', '\ud800', '-', ''];
  const draw = (): string =>
    Array.from({ length: Math.floor(random() * 9) }, () => letters[Math.floor(random() * 7)]).join(
      '',
    );
  const vocabulary = new Vocabulary();
  const numbers = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (let round = 0; round < 4000; round++) {
    const term = draw();
    const number = vocabulary.addUnit(term, WORD);
    expect(number).toBe(numbers.get(term) ?? numbers.size + pairs.size);
    numbers.set(term, number);
    const pair = `${number} ${round % 70}`;
    const paired = vocabulary.addPair(number, round % 70, WORD_PAIR);
    expect(paired).toBe(pairs.get(pair) ?? numbers.size + pairs.size);
    pairs.set(pair, paired);
  }
  const read = Vocabulary.from(structuredClone(vocabulary.flat()));
  expect(read.size).toBe(numbers.size + pairs.size);
  for (const [term, number] of numbers) expect(read.findUnit(term)).toBe(number);
  for (const [pair, number] of pairs) {
    const [first, second] = pair.split(' ').map(Number);
    expect(read.findPair(first, second)).toBe(number);
  }
  for (let round = 0; round < 500; round++) {
    const term = `${draw()}x`;
    expect(read.findUnit(term)).toBe(-1);
  }
});
