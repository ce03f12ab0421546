import { seededRandom } from '../kernel/index.js';
import { buildIndex, rank, type MatchIndex, type NeedText } from './index.js';
import { Matcher } from './matcher.js';
import { readNeed } from './need-vector.js';
import { unitValues } from './scale.js';

const random = seededRandom(5);
/** Words by Zipf's law, so that the first of 2,000 stand in nearly every text. */
const word = (): string => `w${Math.floor(2000 ** random()) - 1}x`;
const text = (words: number): string => Array.from({ length: words }, word).join(' ');
/** Texts of 5 to 500 words; and many short ones of one profile, which all say what few others do. */
const works = Array.from({ length: 1200 }, (_, i) => ({
  id: `w${i}`,
  title: '',
  text: `${text(Math.round(5 * 100 ** random()))}${i % 400 === 0 ? ' zebra' : ''}`,
}));
const alike = Array.from({ length: 4000 }, (_, i) => ({
  id: `z${i}`,
  title: '',
  text: `${text(8)} zebra`,
}));
const anyWorks = (many: number): string[] =>
  Array.from({ length: many }, () => `w${Math.floor(random() * 1200)}`);
const profiles = Array.from({ length: 300 }, (_, p) => ({
  id: `p${p}`,
  workIds: anyWorks(1 + (p % 6)),
}));
/** Without the view that rough scores can only guess, they are the scores but for rounding. */
const options = { backgroundNeeds: 60, weights: { profile: 2, centroid: 3, works: 0 } };
const index = buildIndex({ works, profiles }, options);

/** Rough less exact scores by profile, as parts of how far scores are from each other. */
function deviations(of: MatchIndex, need: NeedText): Float64Array {
  const read = readNeed(of, need);
  const matcher = new Matcher(of);
  matcher.begin(read);
  const hubs = of.background.hubs[read.language];
  const rough = hubs.map((hub) => -of.options.hubWeight * hub);
  matcher.addRough(unitValues(of.background.scales[read.language], of.options.weights), rough);
  const exact = new Float64Array(rough.length);
  for (const { profileId, score } of rank(of, need, { top: 'all' })) {
    exact[of.profileIds.indexOf(profileId)] = score;
  }
  const lack = rough.map((value, p) => value - exact[p]);
  const mean = lack.reduce((sum, value) => sum + value, 0) / lack.length;
  return lack.map((value) => (value - mean) / spread(exact));
}

const deviation = (of: MatchIndex, need: NeedText): number => spread(deviations(of, need));

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

test.each([10, 60, 300])('a need of %i words is scored within a few percent', (words) => {
  for (let round = 0; round < 10; round++) {
    const need = { id: 'n', title: '', text: text(words) };
    expect(deviation(index, need)).toBeLessThan(0.08);
  }
});

test('so is one of more terms than are added up at once', () => {
  const need = { id: 'n', title: '', text: text(20_000) };
  expect(readNeed(index, need).terms.length).toBeGreaterThan(3000);
  expect(deviation(index, need)).toBeLessThan(0.08);
});

test.each(['zebra', `zebra ${text(20)}`])('who has thousands of works is not lost: %s', (asked) => {
  const large = { id: 'large', workIds: alike.map(({ id }) => id) };
  const with4000 = buildIndex(
    { works: [...works, ...alike], profiles: [large, ...profiles] },
    options,
  );
  const need = { id: 'n', title: '', text: asked };
  const scores = Float64Array.from(rank(with4000, need, { top: 'all' }), ({ score }) => score);
  const height = (scores[0] - scores[150]) / spread(scores);
  expect(rank(with4000, need, { top: 10 })[0].profileId).toBe('large');
  const place = with4000.profileIds.indexOf('large');
  expect(deviations(with4000, need)[place]).toBeGreaterThan(-0.15 * height);
});
