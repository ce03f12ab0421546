import { seededRandom } from '../kernel/index.js';
import { buildIndex, rank, type NeedText } from './index.js';
import { readNeed } from './need-vector.js';
import { scoreBest } from './score-profiles.js';

const random = seededRandom(11);
/** Words by Zipf's law, so that the first of 3,000 stand in nearly every text. */
const word = (): string => `w${Math.floor(3000 ** random()) - 1}x`;
const text = (words: number): string => Array.from({ length: words }, word).join(' ');

const PROFILES = 600;
/** Authors repeat themselves: each text takes half of its words from its author's own twenty. */
const works = Array.from({ length: PROFILES }, (_, author) => {
  const own = Array.from({ length: 20 }, word);
  return Array.from({ length: 3 }, (_, i) => ({
    id: `a${author}-${i}`,
    title: '',
    text: Array.from({ length: 60 }, () =>
      random() < 0.5 ? own[Math.floor(random() * 20)] : word(),
    ).join(' '),
  }));
});
const profiles = works.map((own, author) => ({
  id: `a${author}`,
  // A work that two profiles share must not be counted twice.
  workIds: [...own, works[(author + 1) % PROFILES][0]].map(({ id }) => id),
}));
const index = buildIndex({ works: works.flat(), profiles }, { backgroundNeeds: 50 });
const needs: NeedText[] = Array.from({ length: 100 }, (_, i) => ({
  id: `n${i}`,
  title: '',
  text: `${text(60)} ${works[i * 5][0].text}`,
}));

test('the texts have common terms, and a need is scored for a part of the profiles', () => {
  expect(index.common.numbers.size).toBeGreaterThan(10);
  const { scores } = scoreBest(index, readNeed(index, needs[0]), 50, () => false);
  expect(scores.filter((score) => score > -Infinity)).toHaveLength(100);
});

test('the best fifty are those of exhaustive scoring, with the same scores to the last bit', () => {
  const same = needs.filter((need) => {
    const exhaustive = rank(index, need, { top: 'all' }).slice(0, 50);
    return JSON.stringify(rank(index, need, { top: 50 })) === JSON.stringify(exhaustive);
  });
  expect(same.length).toBeGreaterThanOrEqual(99);
});

test('explanations of the best are those of exhaustive scoring', () => {
  const [need] = needs;
  const exhaustive = rank(index, need, { top: 'all', explain: 5 }).slice(0, 5);
  expect(rank(index, need, { top: 5, explain: 5 })).toEqual(exhaustive);
});

test('who is excluded is no candidate', () => {
  const [need] = needs;
  const taken = new Set(rank(index, need, { top: 120 }).map(({ profileId }) => profileId));
  const exclude = (id: string): boolean => taken.has(id);
  const rest = rank(index, need, { top: 20, exclude });
  const exhaustive = rank(index, need, { top: 'all', exclude }).slice(0, 20);
  expect(rest).toEqual(exhaustive);
});

test('a need of common words alone is scored against everybody', () => {
  const read = readNeed(index, { id: 'n', title: '', text: 'w0x w1x w2x' });
  const { scores } = scoreBest(index, read, 50, () => false);
  expect(scores.every((score) => score > -Infinity)).toBe(true);
});
