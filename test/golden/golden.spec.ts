import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildIndex, rank, type EngineOptions } from '../../libs/matching/index.js';
import { loadGolden, type JudgedNeed } from './golden-corpus.js';
import { ndcg, reciprocalRank } from './ranking-quality.js';

/**
 * Guards the quality of the shipped defaults. The bars lie just under what was measured when they
 * were set; whoever makes the engine better lifts them (docs/matching.md, "Golden corpus").
 */
const BARS = { ndcg: 0.978, mrr: 0.973, chinese: 0.975, english: 0.985 };

const corpus = loadGolden(resolve(__dirname, '../..'));

interface Judged {
  need: JudgedNeed;
  ndcg: number;
  rr: number;
}

function judge(options: Partial<EngineOptions> = {}): Judged[] {
  const index = buildIndex(corpus, options);
  return corpus.needs.map((need) => {
    const list = rank(index, need, { top: 'all' }).map(({ profileId }) => profileId);
    return { need, ndcg: ndcg(list, need.grades), rr: reciprocalRank(list, need.grades) };
  });
}

const mean = (rows: Judged[], of: (row: Judged) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length;

const isChinese = ({ need }: Judged): boolean => /\p{Script=Han}/u.test(need.title);

const qualityOf = (rows: Judged[]): typeof BARS => ({
  ndcg: mean(rows, (row) => row.ndcg),
  mrr: mean(rows, (row) => row.rr),
  chinese: mean(rows.filter(isChinese), (row) => row.ndcg),
  english: mean(
    rows.filter((row) => !isChinese(row)),
    (row) => row.ndcg,
  ),
});

/** What each need had when the bars were set; for telling which became worse. */
const recorded = new Map(
  Object.entries(
    // Written beside the bars; a number a need.
    JSON.parse(readFileSync(join(__dirname, 'recorded.json'), 'utf8')) as Record<string, number>,
  ),
);

/** One line a need whose nDCG fell, the deepest fall first. */
const worsened = (rows: Judged[]): string[] =>
  rows
    .map((row) => ({ ...row, before: recorded.get(row.need.id) ?? 0 }))
    .filter(({ before, ndcg: now }) => now < before - 0.0005)
    .sort((a, b) => a.ndcg - a.before - (b.ndcg - b.before))
    .map(({ need, before, ndcg: now }) => `${need.id}: ${before.toFixed(3)} → ${now.toFixed(3)}`);

/** Which bars are missed, followed by the needs that became worse. */
function faults(rows: Judged[]): string[] {
  const quality = Object.entries(qualityOf(rows));
  const bars = new Map(Object.entries(BARS));
  const missed = quality.filter(([name, value]) => value < (bars.get(name) ?? 1));
  if (missed.length === 0) return [];
  const lines = missed.map(([name, value]) => `${name} ${value.toFixed(4)} < ${bars.get(name)}`);
  return [...lines, ...worsened(rows)];
}

test('the shipped defaults rank the judged corpus as well as they did', () => {
  expect(faults(judge())).toEqual([]);
});

test('every expert of a judgment exists, has works and stands in no list twice', () => {
  const known = new Map(corpus.profiles.map(({ id, workIds }) => [id, workIds]));
  for (const { grades } of corpus.needs) {
    for (const [expert, grade] of grades) {
      expect([expert, known.get(expert)?.length ?? 0]).not.toEqual([expert, 0]);
      expect([1, 2, 3]).toContain(grade);
    }
    expect([...grades.values()]).toContain(3);
  }
  expect(corpus.needs.length).toBeGreaterThanOrEqual(60);
  expect(corpus.profiles.length).toBeGreaterThanOrEqual(70);
  expect(corpus.works.length).toBeGreaterThanOrEqual(200);
});

test('every need was recorded, so that none can get worse unseen', () => {
  expect([...recorded.keys()].sort()).toEqual(corpus.needs.map(({ id }) => id).sort());
});

/** Losses of quality that the bars must catch, each named by what is broken. */
const losses: [string, Partial<EngineOptions>][] = [
  ['only the first 40 characters are read', { longestText: 40 }],
  [
    'a profile is seen by its single works alone',
    { weights: { profile: 0, centroid: 0, works: 1 } },
  ],
  ['hubs are not lowered', { hubWeight: 0 }],
  ['needs stay in their own language', { translationWeight: 0 }],
];

test.each(losses)('the bars catch it when %s', (_, options) => {
  const found = faults(judge(options));
  expect(found.length).toBeGreaterThan(1);
  expect(found.at(-1)).toMatch(/: \d\.\d{3} → \d\.\d{3}$/);
});

describe('the measures', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 1],
  ]);

  test('nDCG is 1 for the best order and falls with every step down', () => {
    expect(ndcg(['a', 'b', 'c'], grades)).toBe(1);
    const swapped = (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3));
    expect(ndcg(['b', 'a'], grades)).toBeCloseTo(swapped, 12);
    expect(ndcg(['c', 'd'], grades)).toBe(0);
  });

  test('the reciprocal rank looks for those who could take the challenge', () => {
    expect(reciprocalRank(['b', 'a'], grades)).toBe(1 / 2);
    expect(reciprocalRank(['b'], grades)).toBe(0);
  });
});
