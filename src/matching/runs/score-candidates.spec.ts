import { buildIndex } from '../../../libs/matching/index.js';
import { type ConflictPath } from '../conflicts/conflict.js';
import { scoreCandidates } from './score-candidates.js';

const topics = ['laser', 'membrane', 'gearbox', 'enzyme', 'asphalt', 'turbine', 'alloy', 'optics'];
const works = topics.map((topic, i) => ({
  ...{ id: `w${i}`, title: topic, text: `${topic} study with ${topics[(i + 1) % 8]}` },
}));
const index = buildIndex({
  works,
  profiles: works.map(({ id }, i) => ({ id: `p${i}`, workIds: [id] })),
});
const need = { id: 'n', title: 'Laser', text: 'laser and membrane' };
const rules = { candidatesPerRun: 3, explainedPerRun: 2, maxCorpusDocuments: 100 };
const bond: ConflictPath[] = [{ kind: 'dual-employment', path: [] }];

test('the best are ranked without gaps, and only the first are explained', () => {
  const rows = scoreCandidates(index, need, new Map(), rules);
  expect(rows.map((row) => row.rank)).toEqual([1, 2, 3]);
  expect(rows.map((row) => Boolean(row.explanation))).toEqual([true, true, false]);
  expect(rows[0].profileId).toBe('p0');
});

test('who is bound takes no rank, and the next one moves up', () => {
  const free = scoreCandidates(index, need, new Map(), rules).map((row) => row.profileId);
  const rows = scoreCandidates(index, need, new Map([[free[0], bond]]), rules);
  expect(
    rows
      .filter((row) => row.rank)
      .map((row) => row.profileId)
      .slice(0, 2),
  ).toEqual(free.slice(1));
  expect(rows.at(-1)).toMatchObject({ profileId: free[0], rank: null, conflicts: bond });
});

test('who is bound and would not have been among the candidates is left out', () => {
  const all = scoreCandidates(index, need, new Map(), { ...rules, candidatesPerRun: 8 });
  const worst = all[7].profileId;
  const rows = scoreCandidates(index, need, new Map([[worst, bond]]), rules);
  expect(rows).toHaveLength(3);
});

test('where there is room for all, everybody who is bound is shown', () => {
  const bound = new Map(['p0', 'p7'].map((id) => [id, bond]));
  const rows = scoreCandidates(index, need, bound, { ...rules, candidatesPerRun: 20 });
  expect(
    rows
      .filter((row) => row.rank === null)
      .map((row) => row.profileId)
      .sort(),
  ).toEqual([...['p0', 'p7']]);
});
