import { resolve } from 'node:path';
import { readDemoPairs } from '../../test/bench/evaluate/demo-pairs.js';
import { BASIC_LEXICON, type LexiconEntry } from '../text/index.js';
import { buildIndex, rank, type WorkText } from './index.js';

/**
 * The lexicon that comes along on the works of the demo world that exist in both languages: the
 * title in one language looks for the abstract in the other, and nothing teaches how they translate.
 * The figures stand in docs/matching.md.
 */
const bilingual = readDemoPairs(resolve(__dirname, '../..'));

/** Share of the titles that find their work among the best ten, and mean reciprocal rank. */
function find(from: 'zh' | 'en', to: 'zh' | 'en', lexicon: readonly LexiconEntry[]) {
  const works: WorkText[] = bilingual.map((work) => ({ id: work.id, ...work[to] }));
  const profiles = works.map(({ id }) => ({ id, workIds: [id] }));
  const index = buildIndex({ works, profiles, lexicon });
  const places = bilingual.map((work) => {
    const need = { id: work.id, title: work[from].title, text: '' };
    const ranked = rank(index, need, { top: 'all' });
    return ranked.findIndex(({ profileId }) => profileId === work.id) + 1;
  });
  const mean = (of: (place: number) => number): number =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  return { mrr: mean((place) => 1 / place), recall10: mean((place) => (place <= 10 ? 1 : 0)) };
}

test('Chinese titles find English works by the lexicon alone', () => {
  expect(bilingual.length).toBeGreaterThan(40);
  expect(find('zh', 'en', []).recall10).toBeLessThan(0.3);
  const { mrr, recall10 } = find('zh', 'en', BASIC_LEXICON);
  expect(mrr).toBeGreaterThan(0.65);
  expect(recall10).toBeGreaterThan(0.8);
});

test('English titles find Chinese works by the lexicon alone', () => {
  expect(find('en', 'zh', []).recall10).toBeLessThan(0.3);
  const { mrr, recall10 } = find('en', 'zh', BASIC_LEXICON);
  expect(mrr).toBeGreaterThan(0.75);
  expect(recall10).toBeGreaterThan(0.9);
});

test('among works of one language, needs in it get the same scores with a lexicon and without', () => {
  const works = bilingual.map(({ id, en }) => ({ id, ...en }));
  const profiles = works.map(({ id }) => ({ id, workIds: [id] }));
  const [without, within] = [[], BASIC_LEXICON].map((lexicon) => {
    const index = buildIndex({ works, profiles, lexicon });
    return bilingual.map(({ id, en: { title } }) =>
      rank(index, { id, title, text: 'turbine turbine of the shrimp' }, { top: 5, explain: 2 }),
    );
  });
  expect(within).toEqual(without);
});
