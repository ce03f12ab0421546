import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../libs/kernel/index.js';
import { shippedWeights } from '../../libs/matching/index.js';
import { findAllConflicts } from '../../src/matching/conflicts/find-conflicts.js';
import { CorpusIndex } from '../../src/matching/corpus/corpus-index.js';
import { findIneligible } from '../../src/matching/eligibility/find-ineligible.js';
import { FollowCorpusJob } from '../../src/matching/following/follow-corpus.job.js';
import { type DocumentFacts, type ProfileFacts, RunMatching } from '../../src/matching/index.js';
import { SweepStaleNeedsJob } from '../../src/matching/runs/sweep-stale-needs.job.js';
import { MatchingThreads } from '../../src/matching/threads/matching-threads.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const PROFILES = 80;
const WORKS = 3;
const NEEDS = 60;
const rules = {
  ...{ layeredFromWorks: 100, mostLayerPercent: 100, corpusQuietSeconds: 0 },
  ...{ candidatesPerRun: 10, explainedPerRun: 4 },
};
const home = mkdtempSync(join(tmpdir(), 'jiebang-following-'));
const never = (): AbortSignal => new AbortController().signal;
const shipped = { weights: shippedWeights() };

let app: TestApp;
let steps: MatchingSteps;
let matching: RunMatching;
let universities: string[];
let issuers: string[];
beforeAll(async () => {
  const RULES_FILE = join(home, 'rules.json');
  writeFileSync(RULES_FILE, JSON.stringify(rules));
  app = await startTestApp({ env: { DATA_DIR: home, RULES_FILE } });
  steps = new MatchingSteps(app);
  matching = get(RunMatching);
  universities = [await app.world.organisation('university'), await org('university')];
  issuers = [await org('enterprise'), await org('enterprise'), universities[1]];
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

const org = (kind: 'university' | 'enterprise') => app.world.organisation(kind);
const get = <T>(type: new (...given: never[]) => T): T =>
  app.running.app.get(type, { strict: false });

const random = seededRandom(11);
const draw = (below: number): number => Math.floor(random() * below);
const words = Array.from({ length: 400 }, (_, i) => `${'bcdfghklmnprstvz'[i % 16]}o${i}tal`);
const textOf = (group: number, length: number): string =>
  Array.from({ length }, () => words[(group * 5 + Math.floor(random() ** 2 * 80)) % 400]).join(' ');
const CODES = ['H01M 10/0562', 'H01M 10/0525', 'B23K 26/00', 'C22C 38/00'];

const documents = new Map<string, DocumentFacts>();
const profiles: ProfileFacts[] = [];

function work(group: number): DocumentFacts {
  const report = draw(4) === 0 ? ` a capacity of ${200 + draw(200)} mAh/g` : '';
  const made: DocumentFacts = {
    ...{ id: randomUUID(), kind: 'paper', year: 2020, translations: [] },
    ...{ title: textOf(group, 6), text: textOf(group, 50) + report },
    codes: draw(3) === 0 ? [CODES[draw(CODES.length)]] : [],
  };
  documents.set(made.id, made);
  return made;
}

function offer(group: number): ProfileFacts {
  const profile: ProfileFacts = {
    ...{ kind: 'expert', sourceId: randomUUID(), personId: null, loadCap: null, text: '' },
    ...{ organisationId: universities[group % 2], name: `expert of ${group}` },
    documentIds: Array.from({ length: WORKS }, () => work(group).id),
  };
  profiles.push(profile);
  return profile;
}

const feed = () => steps.feed(profiles, [...documents.values()]);
const any = (): ProfileFacts => profiles[draw(profiles.length)];

/** The scheduled job, and what it plans, as the workers of a real queue would run it. */
async function sweepAndFollow(): Promise<void> {
  const id = await app.eventually('the change is to be followed', async () => {
    await get(SweepStaleNeedsJob).run();
    const [job] = await app.database.query(
      `select id from job_ledger where name = 'follow-corpus' and finished_at is null`,
    );
    return job?.id;
  });
  await get(FollowCorpusJob).run({}, { id, signal: never() });
  await app.database.query(
    `update job_ledger set finished_at = clock_timestamp() where finished_at is null`,
  );
}

interface Stored {
  needId: string;
  runId: string;
}

/** The current runs. */
const stored = (): Promise<Stored[]> =>
  app.database.query(
    `select need_id as "needId", id as "runId" from match_run
     where state <> 'superseded' order by need_id`,
  );

/** Compares the rows of runs with a match of all profiles, as it would be made and stored now. */
async function expectAsAfresh(runs: Stored[]): Promise<void> {
  const corpus = await get(CorpusIndex).current(never(), shipped);
  const needIds = runs.map(({ needId }) => needId);
  const conflicts = await findAllConflicts(app.database, needIds);
  const ineligible = await findIneligible(app.database);
  for (const { needId, runId } of runs) {
    const [need] = await app.database.query(
      `select id, title, text, codes, indicators from need where id = $1`,
      [needId],
    );
    const input = { need, conflicts: conflicts.get(needId) ?? new Map(), ineligible, sides: [] };
    const limits = { candidatesPerRun: 10, explainedPerRun: 4, maxCorpusDocuments: 50_000 };
    const { candidates } = await get(MatchingThreads).rank(
      corpus,
      { ...input, rules: limits },
      never(),
    );
    const fresh = JSON.parse(candidates).map((row: Record<string, unknown>) => ({
      ...{ profileId: row.profileId, rank: row.rank, score: row.score },
      ...{ explanation: row.explanation ?? null, conflicts: row.conflicts },
    }));
    const rows = await app.database.query(
      `select profile_id as "profileId", rank, score, explanation, conflicts
       from candidate where run_id = $1 order by rank, score desc, profile_id`,
      [runId],
    );
    expect(rows).toEqual(fresh);
  }
}

const totals = { confirmed: 0, moved: 0 };

/** Follows the corpus, holds what was kept against a whole match, and matches the rest again. */
async function follow(): Promise<{ kept: Stored[]; left: Stored[] }> {
  await sweepAndFollow();
  const stale = new Set(await matching.findStale({ number: 0, of: 1 }, never()));
  const runs = await stored();
  const kept = runs.filter(({ needId }) => !stale.has(needId));
  const left = runs.filter(({ needId }) => stale.has(needId));
  await expectAsAfresh(kept);
  const matched = await matching.runAll(
    left.map(({ needId }) => needId),
    never(),
  );
  expect(matched.failures).toEqual([]);
  totals.confirmed += kept.length;
  totals.moved += left.length;
  return { kept, left };
}

const CHANGES: Record<string, () => void> = {
  'a new work': () => {
    const profile = any();
    profile.documentIds = [...profile.documentIds, work(draw(PROFILES)).id];
  },
  'a work with another text': () => {
    const held = any().documentIds.map((id) => documents.get(id));
    if (held[0]) held[0].text = textOf(draw(PROFILES), 60);
  },
  'a work that is no longer his': () => {
    const profile = profiles.find(({ documentIds }) => documentIds.length > 1) ?? any();
    profile.documentIds = profile.documentIds.slice(1);
  },
  'a new profile': () => void offer(draw(PROFILES)),
  'words of his own': () => {
    any().text = textOf(draw(PROFILES), 20);
  },
  'another organisation': () => {
    const profile = any();
    profile.organisationId = universities.find((id) => id !== profile.organisationId) ?? '';
  },
  'a profile that is withdrawn': () => {
    profiles[draw(40)].active = false;
  },
  'a profile that is back': () => {
    for (const profile of profiles) profile.active = true;
  },
  'codes of a work': () => {
    const held = any().documentIds.map((id) => documents.get(id));
    if (held[0]) held[0].codes = [CODES[draw(CODES.length)]];
  },
};

test('the first state of a corpus is noted, and every need is matched', async () => {
  for (let group = 0; group < PROFILES; group++) offer(group);
  await feed();
  for (let n = 0; n < NEEDS; n++) {
    const indicator = { name: 'capacity', comparator: '>=' as const, target: '300', unit: 'mAh/g' };
    await steps.need({
      ...{ organisationId: issuers[n % 3], title: textOf(n, 5), text: textOf(n, 40) },
      codes: n % 4 === 0 ? ['H01M 10/0562'] : [],
      indicators: n % 5 === 0 ? [indicator] : [],
    });
  }
  await sweepAndFollow();
  const [{ n }] = await app.database.query(`select count(*)::int as n from profile_mark`);
  expect(n).toBe(PROFILES);
  const needs = await app.database.query(`select id from need`);
  const ids = needs.map(({ id }: { id: string }) => id);
  expect((await matching.runAll(ids, never())).runs.size).toBe(NEEDS);
});

test.each([...Object.entries(CHANGES), ...Object.entries(CHANGES)])(
  '%s: what is kept is what a whole match gives, to the last bit',
  async (_, make) => {
    make();
    await feed();
    await follow();
  },
  120_000,
);

test('most runs outlast a change, and whoever enters a list has it made again', async () => {
  expect(totals.confirmed).toBeGreaterThan(totals.moved);
  const [target] = await stored();
  const [need] = await app.database.query(`select title, text from need where id = $1`, [
    target.needId,
  ]);
  const profile = profiles[0];
  const made = { ...work(0), title: need.title, text: need.text };
  documents.set(made.id, made);
  profile.documentIds = [...profile.documentIds, made.id];
  await feed();
  const { left } = await follow();
  expect(left.map(({ needId }) => needId)).toContain(target.needId);
});

test('a run that was kept is the answer to a request; one whose conflicts changed is not kept', async () => {
  CHANGES['a new work']();
  await feed();
  const { kept } = await follow();
  const { needId, runId } = kept[0];
  expect(await matching.run(needId, never())).toBe(runId);
  // The issuer now belongs to a university: whoever works there is bound to it.
  await app.database.query(`update organisation set parent_id = $2 where id = $1`, [
    issuers[0],
    universities[0],
  ]);
  CHANGES['a new work']();
  await feed();
  const after = await follow();
  const bound = await app.database.query(`select id from need where organisation_id = $1`, [
    issuers[0],
  ]);
  const keptIds = new Set(after.kept.map((run) => run.needId));
  expect(bound.filter(({ id }: { id: string }) => keptIds.has(id))).toEqual([]);
});

test('a change of many profiles keeps nothing, and what is followed next starts from there', async () => {
  for (const profile of profiles.slice(0, 40)) profile.text = textOf(3, 10);
  await feed();
  expect((await follow()).kept).toEqual([]);
  CHANGES['a new work']();
  await feed();
  expect((await follow()).kept.length).toBeGreaterThan(0);
});
