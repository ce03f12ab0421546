import { buildIndex } from './build-index.js';
import { scoreProfile } from './channels.js';
import { Matcher } from './matcher.js';
import { readNeed } from './need-vector.js';
import { rank } from './rank.js';

/**
 * The worked example of docs/matching.md. Three works of one word each or two, two profiles; every
 * expected number is worked out by hand from the formulas there, not taken from the engine.
 */
const index = buildIndex(
  {
    works: [
      { id: 'w1', title: 'anode', text: '' },
      { id: 'w2', title: 'anode', text: 'laser' },
      { id: 'w3', title: 'laser', text: 'laser' },
    ],
    profiles: [
      { id: 'ann', workIds: ['w1', 'w2'] },
      { id: 'bo', workIds: ['w3'] },
    ],
  },
  { sharpness: 5, backgroundNeeds: 0 },
);
const need = { id: 'n', title: 'anode', text: '' };

// N = 3, anode and laser are each in 2 works: both weigh ln(1 + 3/2).
const rarity = Math.log(2.5);

test('rarity is ln(1 + N/df)', () => {
  const anode = index.vocabulary.findUnit('anod');
  expect(index.rarities[anode]).toBeCloseTo(rarity, 6);
  expect(rarity).toBeCloseTo(0.9163, 4);
});

// w1 = (1, 0), w2 = (1, 1)/√2, w3 = (0, 1); the need is (1, 0).
const cosines = [1, Math.SQRT1_2, 0];
// Everybody's share of anode: 2 of the works hold it, 4 is what all terms have together. Ann's texts
// use it twice in three uses of terms. Own words and everybody's are mixed 7 : 3.
const usage = Math.log(1 + ((0.7 / 0.3) * (2 / 3)) / (2 / 4));
// The sum of her works is (1 + 1/√2, 1/√2).
const centroid = (1 + Math.SQRT1_2) / Math.hypot(1 + Math.SQRT1_2, Math.SQRT1_2);
const [e1, e2] = [Math.exp(5), Math.exp(5 * Math.SQRT1_2)];
const works = (e1 + e2 * Math.SQRT1_2) / (e1 + e2);

test('the channels have the values of the worked example', () => {
  const read = readNeed(index, need);
  const matcher = new Matcher(index);
  matcher.begin(read);
  const values = new Float64Array(6);
  const found: number[] = [];
  matcher.visit([0, 1], (profile, place) => {
    scoreProfile(index, matcher, profile, values, 3 * place);
    const { similarities, firsts } = matcher.compared;
    const slot = matcher.compare(profile);
    found.push(...similarities.subarray(firsts[slot], firsts[slot + 1]));
  });
  expect(found).toHaveLength(3);
  cosines.forEach((cosine, i) => expect(found[i]).toBeCloseTo(cosine, 6));
  expect([usage, centroid, works].map((v) => v.toFixed(4))).toEqual(['1.4137', '0.9239', '0.9450']);
  [usage, centroid, works, 0, 0, 0].forEach((v, i) => expect(values[i]).toBeCloseTo(v, 6));
});

test('the score is the weighted mean of the channels in deviations', () => {
  // Without background needs the scale is the built-in one; there is no hub to correct.
  const expected =
    (2 * (usage - 0.4)) / 6 / 0.11 +
    (3 * (centroid - 0.053)) / 6 / 0.024 +
    (works - 0.027) / 6 / 0.0115;
  const [ann, bo] = rank(index, need, { top: 2 });
  expect([ann.profileId, bo.profileId]).toEqual(['ann', 'bo']);
  expect(ann.score).toBeCloseTo(expected, 1);
  expect(expected).toBeCloseTo(34.52, 1);
});
