import { buildIndex } from './build-index.js';
import { rank } from './rank.js';
import { oddsOf, usageWeight } from './usage.js';

const works = [
  { id: 'w1', title: 'anode', text: 'anode laser' },
  { id: 'w2', title: 'laser', text: '' },
  { id: 'w3', title: 'laser', text: '电池' },
];
const profiles = [
  { id: 'ann', workIds: ['w1'] },
  { id: 'bo', workIds: ['w2', 'w3'] },
];

test('odds are those of own words over the share of documents among the terms of all', () => {
  const index = buildIndex({ works, profiles });
  // Of Latin script: anode 1, laser 3 and the pair of both 1, so laser has 3 of 5.
  const laser = index.vocabulary.findUnit('laser');
  expect(oddsOf(index, laser)).toBeCloseTo((0.7 / 0.3) * (5 / 3), 4);
  // 电, 池 and their pair stand in one document each.
  expect(oddsOf(index, index.vocabulary.findUnit('电'))).toBeCloseTo((0.7 / 0.3) * 3, 4);
});

test('a facet counts its uses of terms, each as often as it is written', () => {
  const { facets } = buildIndex({ works, profiles });
  expect([...facets.uses].slice(0, 1)).toEqual([4]); // anode twice, laser, anode laser
});

test('what a profile lacks says nothing; more uses say more; more other words say less', () => {
  expect(usageWeight(5, 0, 10)).toBe(0);
  expect(usageWeight(5, 2, 10)).toBeGreaterThan(usageWeight(5, 1, 10));
  expect(usageWeight(5, 1, 20)).toBeLessThan(usageWeight(5, 1, 10));
});

test('without weight for pairs nothing is divided by it', () => {
  const index = buildIndex({ works, profiles }, { pairWeight: 0 });
  const ranked = rank(index, { id: 'n', title: '', text: 'anode laser 电池' }, { top: 'all' });
  for (const { score } of ranked) expect(Number.isFinite(score)).toBe(true);
  expect(ranked).toHaveLength(2);
});
