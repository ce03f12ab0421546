import { seededRandom } from '../kernel/index.js';
import { findTerms } from './count-terms.js';
import { BLOCK, blocksOf } from './facet-postings.js';
import { buildIndex, rank } from './index.js';
import { recoverRows } from './recover-rows.js';

const random = seededRandom(8);
const word = (): string => `w${Math.floor(40_000 ** random()) - 1}x`;
const FEW = 300;
const PROFILES = BLOCK + FEW;
const idOf = (p: number): string => `p${String(p).padStart(6, '0')}`;
/** The first profiles and those of the second block say the same; every profile is one facet. */
const texts = Array.from({ length: BLOCK }, (_, p) =>
  p < FEW ? `u${p}x twice ${word()} ${word()} w1x` : `${word()} ${word()}`,
);
const textOf = (p: number): string => texts[p % BLOCK];
const profiles = Array.from({ length: PROFILES }, (_, p) => ({
  id: idOf(p),
  workIds: [],
  text: textOf(p),
}));
const index = buildIndex({ works: [], profiles, lexicon: [] });
const twin = (p: number): number => (p < FEW ? p + BLOCK : p - BLOCK);

test('two blocks hold the facets, and both have the terms', () => {
  const [first, second, ...others] = blocksOf(index.postings);
  expect(others).toEqual([]);
  expect([first.first, first.end, second.first, second.end]).toEqual([0, BLOCK, BLOCK, PROFILES]);
  const term = index.vocabulary.findUnit('twice');
  for (const { starts } of [first, second]) expect(starts[term + 1] - starts[term]).toBe(FEW);
});

test('who says the same on either side of the border is found and scores the same', () => {
  for (const p of [0, 1, 2, FEW - 1, 77]) {
    const need = { id: 'n', title: '', text: `${textOf(p)} w0x w2x` };
    const [one, other, next] = rank(index, need, { top: 50, explain: 3 });
    expect([one.profileId, other.profileId].sort()).toEqual([idOf(p), idOf(twin(p))]);
    expect(one.score).toBeCloseTo(other.score, 9);
    expect(one.explanation?.terms).toEqual(other.explanation?.terms);
    expect(next.score).toBeLessThan(other.score);
  }
});

test('the best few are those of all, with terms of many facets and of few', () => {
  for (let round = 0; round < 5; round++) {
    const need = { id: 'n', title: '', text: Array.from({ length: 12 }, word).join(' ') };
    const all = rank(index, need, { top: 'all' });
    expect(rank(index, need, { top: 40 }).map(({ score }) => score)).toEqual(
      all.slice(0, 40).map(({ score }) => score),
    );
  }
});

test('rows of facets of either block are recovered, one by one and all together', () => {
  const chosen = [5, FEW - 1, FEW, BLOCK - 1, BLOCK, BLOCK + 6, PROFILES - 1];
  const documents = chosen.map((p) => index.facets.members[index.facets.starts[p]]);
  const together = recoverRows(index, documents);
  chosen.forEach((p, place) => {
    const { known } = findTerms(index.vocabulary, textOf(p), 1000);
    const terms = [...new Set(known.map(({ term }) => term))].sort((a, b) => a - b);
    const [start, end] = together.starts.subarray(place, place + 2);
    expect([...together.terms.subarray(start, end)]).toEqual(terms);
    expect([...recoverRows(index, [documents[place]]).terms]).toEqual(terms);
  });
});
