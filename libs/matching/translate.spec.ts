import { buildIndex, rank, type WorkText } from './index.js';
import { translate } from './translate.js';

const WORDS: [string, string][] = [
  ['电池', 'battery'],
  ['薄膜', 'film'],
  ['主轴', 'spindle'],
  ['疫苗', 'vaccine'],
  ['灌溉', 'irrigation'],
  ['机器人', 'robot'],
];

/** Every pair of subjects once, in both languages: 15 works that teach six words. */
const teachers: WorkText[] = WORDS.flatMap(([zh, en], i) =>
  WORDS.slice(i + 1).map(([otherZh, otherEn]) => ({
    id: `t-${en}-${otherEn}`,
    title: `${en} and ${otherEn}`,
    text: `study of ${en} ${otherEn} methods`,
    translations: [{ language: 'zh', title: `${zh}，${otherZh}`, text: `${zh}，${otherZh}的方法` }],
  })),
);
const english: WorkText[] = WORDS.map(([, en]) => ({
  id: `e-${en}`,
  title: en,
  text: `advanced ${en} methods`,
}));
const profiles = WORDS.map(([, en]) => ({ id: en, workIds: [`e-${en}`] }));
const ask = (works: WorkText[], text: string) =>
  rank(
    buildIndex({ works, profiles, lexicon: [] }),
    { id: 'n', title: '', text },
    { top: 'all', explain: 6 },
  );

test.each(WORDS)('a need in Chinese for %s finds the English works on %s', (zh, en) => {
  const [first] = ask([...teachers, ...english], `${zh}技术`);
  expect(first.profileId).toBe(en);
  expect(first.explanation?.terms.slice(0, 2).map((t) => t.label)).toContain(en);
});

test('without bilingual works nothing is carried over', () => {
  for (const { explanation } of ask(english, '电池技术')) expect(explanation?.works).toEqual([]);
});

test('it works the other way round', () => {
  const chinese = WORDS.map(([zh, en]) => ({ id: `e-${en}`, title: zh, text: `${zh}的新技术` }));
  expect(ask([...teachers, ...chinese], 'robot technology')[0].profileId).toBe('robot');
});

test('with translation parts and terms still add up', () => {
  for (const { score, explanation } of ask([...teachers, ...english], '薄膜电池')) {
    const parts = explanation?.parts ?? [];
    expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(score, 9);
    const lexical = parts.slice(0, 3).reduce((sum, part) => sum + part.value, 0);
    const terms = explanation?.terms.reduce((sum, term) => sum + term.contribution, 0) ?? NaN;
    expect(terms).toBeCloseTo(lexical, 9);
  }
});

test('what is carried over is as long as the part of the need that is known', () => {
  const dictionary = {
    terms: Uint32Array.of(0),
    starts: Uint32Array.of(0, 2),
    targets: Uint32Array.of(3, 4),
    shares: Float32Array.of(0.75, 0.25),
  };
  const need = { terms: Uint32Array.of(0, 1), weights: Float64Array.of(0.6, 0.8) };
  const rarities = Float32Array.of(1, 1, 1, 2, 6);
  const carried = translate({ dictionary, words: new Map() }, need, rarities);
  expect(Math.hypot(...carried.weights)).toBeCloseTo(0.6, 12);
  // Shares of 3 : 1 and rarities of 1 : 3 weigh alike; equal ones stand in the order of terms.
  expect([...carried.terms]).toEqual([3, 4]);
  expect(carried.weights[0]).toBeCloseTo(carried.weights[1], 12);
});
