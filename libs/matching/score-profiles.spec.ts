import { seededRandom } from '../kernel/index.js';
import { buildIndex, rank, type NeedText } from './index.js';
import { Matcher } from './matcher.js';
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

/** How many profiles are compared exactly to name so many. */
function countCompared(need: NeedText, top: number): number {
  const read = readNeed(index, need);
  const matcher = new Matcher(index);
  matcher.begin(read);
  const compare = jest.spyOn(matcher, 'compare');
  const { profiles } = scoreBest(index, matcher, { language: read.language }, top);
  expect(profiles).toHaveLength(Math.min(top, PROFILES));
  return new Set(compare.mock.calls.map(([facet]) => index.facets.profiles[facet])).size;
}

test('a need is scored in full for a part of the profiles only', () => {
  expect(countCompared(needs[0], 1000)).toBe(PROFILES);
  expect(countCompared(needs[0], 50)).toBe(75);
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

test('a need of common words alone has the list of exhaustive scoring too', () => {
  const need = { id: 'n', title: '', text: 'w0x w1x w2x' };
  const exhaustive = rank(index, need, { top: 'all' }).slice(0, 50);
  expect(rank(index, need, { top: 50 })).toEqual(exhaustive);
});

test('with other weights of the channels the best fifty are still those of exhaustive scoring', () => {
  for (const weights of [
    { profile: 0, centroid: 1, works: 1 },
    { profile: 5, centroid: 1, works: 0 },
  ]) {
    const other = { ...index, options: { ...index.options, weights } };
    const same = needs.filter((need) => {
      const exhaustive = rank(other, need, { top: 'all' }).slice(0, 50);
      return JSON.stringify(rank(other, need, { top: 50 })) === JSON.stringify(exhaustive);
    });
    expect(same.length).toBeGreaterThanOrEqual(99);
  }
});

test('points from elsewhere lift who has them into the list', () => {
  const [need] = needs;
  const last = rank(index, need, { top: 'all' }).at(-1)?.profileId ?? '';
  const values = Float64Array.from(index.profileIds, (id) => (id === last ? 50 : 0));
  const sides = [{ name: 'fields' as const, values }];
  const best = rank(index, need, { top: 50, sides });
  expect(best[0].profileId).toBe(last);
  expect(best).toEqual(rank(index, need, { top: 'all', sides }).slice(0, 50));
});
