import { seededRandom } from '../kernel/index.js';
import { buildIndex, rank, type MatchIndex, type NeedText } from './index.js';
import { Matcher } from './matcher.js';
import { readNeed } from './need-vector.js';
import { unitValues } from './scale.js';

const random = seededRandom(5);
/** Words by Zipf's law, so that the first of 2,000 stand in nearly every text. */
const word = (): string => `w${Math.floor(2000 ** random()) - 1}x`;
const text = (words: number): string => Array.from({ length: words }, word).join(' ');
/** Texts of 5 to 500 words, profiles of one work to some, and one of four hundred. */
const works = Array.from({ length: 1200 }, (_, i) => ({
  id: `w${i}`,
  title: '',
  text: text(Math.round(5 * 100 ** random())),
}));
const profiles = Array.from({ length: 300 }, (_, p) => ({
  id: `p${p}`,
  workIds: Array.from(
    { length: p === 7 ? 400 : 1 + (p % 6) },
    () => `w${Math.floor(random() * 1200)}`,
  ),
}));
/** Without the view that rough scores can only guess, they are the scores but for rounding. */
const index = buildIndex(
  { works, profiles },
  { backgroundNeeds: 60, weights: { profile: 2, centroid: 3, works: 0 } },
);

/** How far rough scores are from exact ones, as parts of how far scores are from each other. */
function deviation(of: MatchIndex, need: NeedText): number {
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
  return spread(rough.map((value, p) => value - exact[p])) / spread(exact);
}

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

test('who has far more works than others is found by words of one of them', () => {
  const need = {
    id: 'n',
    title: '',
    text: works.find(({ id }) => profiles[7].workIds.includes(id))?.text ?? '',
  };
  const all = rank(index, need, { top: 'all' }).slice(0, 50);
  expect(rank(index, need, { top: 50 })).toEqual(all);
});
