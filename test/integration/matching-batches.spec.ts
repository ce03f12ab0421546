import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../libs/kernel/index.js';
import { shippedWeights } from '../../libs/matching/index.js';
import { CorpusIndex } from '../../src/matching/corpus/corpus-index.js';
import { type DocumentFacts, type ProfileFacts } from '../../src/matching/index.js';
import { MatchingThreads } from '../../src/matching/threads/matching-threads.js';
import { DEFAULT_RULES } from '../../src/platform/config/index.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { ProcessorWatch, type ProcessorUse } from '../support/processor-watch.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { WorkerProcess } from '../support/worker-process.js';

const NEEDS = 400;
const PROFILES = 300;
const WORKS = 10;
/** Profiles that one change of the corpus touches: too many to follow them one by one. */
const CHANGED = 10;
/**
 * What two processes may take of the time of one. With two processors they share them with the
 * database, which stores what they find.
 */
const BAR = availableParallelism() >= 4 ? 0.6 : 0.65;
/** The share of all processors that others may use while the time is judged. */
const MOST_OTHERS = 0.1;

const home = mkdtempSync(join(tmpdir(), 'jiebang-batches-'));
const settings = { DATA_DIR: home, RULES_FILE: join(home, 'rules.json'), MATCHING_THREADS: '1' };
const never = (): AbortSignal => new AbortController().signal;

let app: TestApp;
let steps: MatchingSteps;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  writeFileSync(settings.RULES_FILE, JSON.stringify({ corpusQuietSeconds: 0 }));
  app = await startTestApp({ env: settings });
  steps = new MatchingSteps(app);
  await feed();
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await app.close();
  rmSync(home, { recursive: true });
});

const random = seededRandom(7);
const words = Array.from({ length: 2000 }, (_, i) => `${'bcdfghklmnprstvz'[i % 16]}o${i}tal`);
const textOf = (length: number): string =>
  Array.from({ length }, () => words[Math.floor(random() ** 2 * words.length)]).join(' ');
const documents: DocumentFacts[] = [];
const profiles: ProfileFacts[] = [];

const work = (): DocumentFacts => ({
  ...{ id: randomUUID(), kind: 'paper', title: textOf(8), text: textOf(150) },
  ...{ year: 2020, translations: [] },
});

async function feed() {
  const organisationId = await app.world.organisation('university');
  const issuer = await app.world.organisation('enterprise');
  for (let n = 0; n < PROFILES; n++) {
    const own = Array.from({ length: WORKS }, work);
    documents.push(...own);
    profiles.push({
      ...{ kind: 'expert', sourceId: randomUUID(), organisationId, personId: null },
      ...{ name: `expert ${n}`, text: '', loadCap: null, documentIds: own.map(({ id }) => id) },
    });
  }
  await steps.feed(profiles, documents);
  const needs = Array.from({ length: NEEDS }, () => ({
    ...{ id: randomUUID(), source: randomUUID(), issuer, title: textOf(8), text: textOf(400) },
  }));
  // Past the events, which would have each scored by itself first.
  await app.database.query(
    `insert into need (id, kind, source_id, organisation_id, title, text)
     select id, 'challenge', source, issuer, title, text from json_to_recordset($1)
       as given (id uuid, source uuid, issuer uuid, title text, text text)`,
    [JSON.stringify(needs)],
  );
}

const start = async (): Promise<WorkerProcess> => {
  const worker = await WorkerProcess.start(app.databaseUrl, settings);
  workers.push(worker);
  return worker;
};

/** Some profiles have one more work each: every run is out of date. */
async function change(): Promise<void> {
  const changed = profiles.slice(0, CHANGED);
  const added = changed.map((profile) => {
    const one = work();
    profile.documentIds.push(one.id);
    return one;
  });
  documents.push(...added);
  await steps.feed(changed, added);
}

const one = async (sql: string) => (await app.database.query(sql))[0];
const batches = async (): Promise<number> =>
  (
    await one(`select count(*)::int as n from job_ledger where name = 'merge-partitions'
              and finished_at is not null`)
  ).n;
const settled = (n: number) =>
  app.eventually(
    `${n} batches have ended`,
    async () =>
      (await batches()) >= n &&
      (await one(`select count(*)::int as n from job_ledger where finished_at is null`)).n === 0,
    240,
  );

/** Seconds from the planning of the last batch to its merging. */
const secondsOfLast = async (): Promise<number> =>
  (
    await one(`select extract(epoch from max(finished_at) - max(created_at))::float8 as seconds
      from job_ledger where name = 'merge-partitions'
        and created_at = (select max(created_at) from job_ledger where name = 'merge-partitions')`)
  ).seconds;

interface Timed extends ProcessorUse {
  seconds: number;
}

/** Batches by how many processes did them; alone first and last, as others' load drifts. */
const alone: Timed[] = [];
const together: Timed[] = [];

/** A change of the corpus and the batch that it causes, told in one line. */
async function timedBatch(): Promise<Timed> {
  const before = await batches();
  const watch = await ProcessorWatch.start(
    app.database,
    workers.map(({ pid }) => pid),
  );
  await change();
  await settled(before + 1);
  const use = watch.stop();
  const seconds = await secondsOfLast();
  const own = [...use.of.values()].map((each) => each.toFixed(1)).join(' + ');
  const others = use.others === undefined ? 'unknown' : `${Math.round(100 * use.others)} %`;
  process.stdout.write(
    `  ${NEEDS} needs in ${seconds.toFixed(1)} s; processor time of workers ${own} s, ` +
      `of the database ${use.database.toFixed(1)} s; others used ${others}\n`,
  );
  return { ...use, seconds };
}

test('all open needs are matched again in partitions, and merged once', async () => {
  await start();
  await settled(1);
  expect((await one(`select count(*)::int as n from match_run`)).n).toBe(NEEDS);
  alone.push(await timedBatch());
  const told = await app.database.query(
    `select payload from event where type = 'needsRematched' order by occurred_at`,
  );
  const counts = { partitions: NEEDS / 10, failed: 0, open: NEEDS, matched: NEEDS };
  expect(told).toEqual([{ payload: counts }, { payload: counts }]);
}, 300_000);

test('two processes share a batch', async () => {
  await start();
  // The first one brings the second process what it ranks with.
  await change();
  await settled(3);
  together.push(await timedBatch());
}, 300_000);

test('a process killed in the middle of a batch changes nothing in what is stored', async () => {
  const before = await batches();
  const planned = `select max(created_at)::text as at from job_ledger where name = 'merge-partitions'`;
  const { at } = await one(planned);
  await change();
  await app.eventually('a batch is planned', async () => (await one(planned)).at !== at, 120);
  const open = `select count(*) filter (where finished_at is not null)::int as ended,
      count(*) filter (where finished_at is null)::int as open
    from job_ledger where name = 'match-partition' and starts_with(id, (
      select replace(id, 'merge-partitions', '') from job_ledger
      where name = 'merge-partitions' order by created_at desc limit 1))`;
  await app.eventually(
    'some partitions have ended, not all',
    async () => {
      const { ended, open: left } = await one(open);
      return ended > 0 && left > 1;
    },
    120,
  );
  await workers.splice(0, 1)[0].kill();
  expect((await one(open)).open).toBeGreaterThan(0);
  await settled(before + 1);
  expect(
    await app.database.query(
      `select stream from event where type = 'needsRematched' group by stream having count(*) > 1`,
    ),
  ).toEqual([]);
  expect(
    await app.database.query(
      `select need_id from match_run group by need_id, input_hash having count(*) > 1`,
    ),
  ).toEqual([]);
  await sameAsAfresh();
}, 300_000);

test('two processes need far less time than one', async () => {
  alone.push(await timedBatch());
  const mean = (batches: Timed[]) =>
    batches.reduce((sum, { seconds }) => sum + seconds, 0) / batches.length;
  const ratio = mean(together) / mean(alone);
  process.stdout.write(`  two processes take ${ratio.toFixed(2)} of the time of one\n`);
  const isKnown = [...alone, ...together].every(({ others = 1 }) => others < MOST_OTHERS);
  // Where others hold the processors the time is told and not judged.
  const isJudged = isKnown && availableParallelism() >= 2;
  expect(isJudged ? ratio : 0).toBeLessThan(BAR);
}, 300_000);

/** What is stored is what one undisturbed computation gives, need by need, to the last bit. */
async function sameAsAfresh() {
  const index = app.running.app.get(CorpusIndex, { strict: false });
  const threads = app.running.app.get(MatchingThreads, { strict: false });
  const corpus = await index.current(never(), { weights: shippedWeights() });
  const needs = await app.database.query(
    `select n.id, n.title, n.text, n.codes, n.indicators, r.id as run, r.corpus_epoch as epoch
     from need n join match_run r on r.need_id = n.id and r.state <> 'superseded'`,
  );
  expect(needs).toHaveLength(NEEDS);
  for (const { run, epoch, ...need } of needs) {
    expect(epoch).toBe(corpus.epoch.key);
    const beside = { conflicts: new Map(), ineligible: new Map(), sides: [] };
    const asked = { need, rules: DEFAULT_RULES, ...beside };
    const { candidates } = await threads.rank(corpus, asked, never());
    const fresh = JSON.parse(candidates).map((row: Record<string, unknown>) => [
      ...[row.profileId, row.rank, row.score, row.explanation ?? null],
    ]);
    const stored = await app.database.query(
      `select profile_id, rank, score, explanation from candidate where run_id = $1 order by rank`,
      [run],
    );
    expect(stored.map((row: Record<string, unknown>) => Object.values(row))).toEqual(fresh);
  }
}
