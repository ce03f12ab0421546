import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../libs/kernel/index.js';
import { shippedWeights } from '../../libs/matching/index.js';
import { BASIC_LEXICON, LexiconLookup } from '../../libs/text/index.js';
import { CorpusIndex } from '../../src/matching/corpus/corpus-index.js';
import { type FlatCorpus, type PreparedCorpus } from '../../src/matching/corpus/prepare-corpus.js';
import { type DocumentFacts, type ProfileFacts, RunMatching } from '../../src/matching/index.js';
import { SweepStaleNeedsJob } from '../../src/matching/runs/sweep-stale-needs.job.js';
import { MatchingThreads } from '../../src/matching/threads/matching-threads.js';
import { CorpusThawer, rankNeed } from '../../src/matching/threads/rank-in-thread.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const never = (): AbortSignal => new AbortController().signal;
const shipped = { weights: shippedWeights() };
const home = mkdtempSync(join(tmpdir(), 'jiebang-epochs-'));
const folder = join(home, 'matching');
const rules = { layeredFromWorks: 100, mostLayerPercent: 20, corpusQuietSeconds: 0 };

let app: TestApp;
let steps: MatchingSteps;
let corpus: CorpusIndex;
let threads: MatchingThreads;
let organisationId: string;
beforeAll(async () => {
  const RULES_FILE = join(home, 'rules.json');
  writeFileSync(RULES_FILE, JSON.stringify(rules));
  app = await startTestApp({ env: { DATA_DIR: home, RULES_FILE } });
  steps = new MatchingSteps(app);
  corpus = app.running.app.get(CorpusIndex, { strict: false });
  threads = app.running.app.get(MatchingThreads, { strict: false });
  organisationId = await app.world.organisation('university');
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

/** Words of which every profile has its own mixture. */
const random = seededRandom(5);
const words = Array.from({ length: 300 }, (_, i) => `${'bcdfghklmnprstvz'[i % 16]}o${i}tal`);
const textOf = (group: number, length: number): string =>
  Array.from({ length }, () => words[(group * 7 + Math.floor(random() ** 2 * 60)) % 300]).join(' ');
const profiles: ProfileFacts[] = [];
const documents: DocumentFacts[] = [];

function work(group: number): DocumentFacts {
  const codes = group % 2 ? ['H01M 10/0562'] : [];
  const texts = { title: textOf(group, 6), text: textOf(group, 60), translations: [], codes };
  return { id: randomUUID(), kind: 'paper', year: 2020, ...texts };
}

/** A profile with some works of a group of words. */
function offer(group: number, works: number): ProfileFacts {
  const own = Array.from({ length: works }, () => work(group));
  documents.push(...own);
  const profile = {
    ...{ kind: 'expert' as const, sourceId: randomUUID(), organisationId, personId: null },
    ...{ name: `of ${group}`, text: '', loadCap: null, documentIds: own.map(({ id }) => id) },
  };
  profiles.push(profile);
  return profile;
}
const feedAll = () => steps.feed(profiles, documents);
const fresh = (): Promise<PreparedCorpus> => threads.prepare({ ...shipped, renew: false }, never());
const files = (): string[] => readdirSync(folder).sort();

const need = { id: 'n', title: textOf(3, 8), text: textOf(3, 60), codes: ['H01M 10/0525'] };
const ask = {
  ...{ need, conflicts: new Map(), ineligible: new Map(), sides: [] },
  rules: { candidatesPerRun: 10, explainedPerRun: 5, maxCorpusDocuments: 50_000 },
};
const idOf = async ({ sourceId }: ProfileFacts): Promise<string> =>
  (await app.database.query(`select id from profile where source_id = $1`, [sourceId]))[0].id;

let first: FlatCorpus;

test('a large corpus is built once, saved, and put in force', async () => {
  for (let group = 0; group < 40; group++) offer(group, 4);
  await feedAll();
  first = await corpus.current(never(), shipped);
  expect(first).toMatchObject({ profileCount: 40, documentCount: 160 });
  expect(first.layer).toBeUndefined();
  expect(await corpus.epochInForce(app.database, shipped)).toBe(first.epoch.key);
  expect(files()).toEqual([`${first.epoch.key.slice(0, 32)}.index`]);
  expect(await corpus.current(never(), shipped)).toBe(first);
});

test('another process reads the file and ranks with it alike, to the last bit', async () => {
  const { source, corpus: read } = await fresh();
  expect(source).toBe('file');
  expect(read.epoch.key).toBe(first.epoch.key);
  const [a, b] = [await threads.rank(first, ask, never()), await threads.rank(read, ask, never())];
  expect(b).toEqual(a);
});

test('a new work is served from a layer, with the statistics of the epoch', async () => {
  const best = profiles[20];
  const added = { ...work(3), title: need.title, text: need.text };
  documents.push(added);
  best.documentIds.push(added.id);
  await feedAll();
  const now = await corpus.current(never(), shipped);
  expect(now.epoch.key).toBe(first.epoch.key);
  expect(now.layer?.share).toBeCloseTo(5 / 160, 12);
  expect(now).toMatchObject({ profileCount: 40, documentCount: 161 });
  const all = { ...ask, rules: { ...ask.rules, candidatesPerRun: 100, explainedPerRun: 100 } };
  const of = async (state: FlatCorpus) => {
    const { candidates } = await threads.rank(state, all, never());
    const bestId = await idOf(best);
    return JSON.parse(candidates).find(
      ({ profileId }: { profileId: string }) => profileId === bestId,
    );
  };
  const [before, after] = [await of(first), await of(now)];
  expect(after.rank).toBeLessThan(before.rank);
  expect(after.score).toBeGreaterThan(before.score);
  expect(after.explanation.works[0].workId).toBe(added.id);
  expect(JSON.stringify(after.explanation.reasons)).toContain('"fields"');
  const output = await threads.rank(now, ask, never());
  const here = new CorpusThawer(new LexiconLookup(BASIC_LEXICON)).thaw(now);
  expect(rankNeed(here, ask)).toEqual(output);
});

test('who is gone, changed or new is so in the layer, and who is back is as before', async () => {
  const [away] = profiles;
  away.active = false;
  const newcomer = offer(3, 2);
  await feedAll();
  const now = await corpus.current(never(), shipped);
  expect(now.epoch.key).toBe(first.epoch.key);
  expect(now).toMatchObject({ profileCount: 40, documentCount: 159 });
  const all = { ...ask, rules: { ...ask.rules, candidatesPerRun: 100 } };
  const ids = JSON.parse((await threads.rank(now, all, never())).candidates).map(
    ({ profileId }: { profileId: string }) => profileId,
  );
  expect(ids).toHaveLength(40);
  expect(ids).toContain(await idOf(newcomer));
  expect(ids).not.toContain(await idOf(away));
  away.active = true;
  await feedAll();
  const back = await corpus.current(never(), shipped);
  const found = JSON.parse((await threads.rank(back, all, never())).candidates);
  expect(found).toHaveLength(41);
});

test('a run says which epoch it was made with, and is made again by the next one', async () => {
  const issuer = await app.world.organisation('enterprise');
  const needId = await steps.need({ organisationId: issuer, ...need, codes: need.codes });
  const matching = app.running.app.get(RunMatching, { strict: false });
  const sweep = app.running.app.get(SweepStaleNeedsJob, { strict: false });
  const current = async () =>
    (
      await app.database.query(
        `select id, corpus_epoch as epoch from match_run where need_id = $1
         and state <> 'superseded'`,
        [needId],
      )
    )[0];
  const planned = async (): Promise<number> =>
    (await app.database.query(`select count(*)::int as n from job_ledger`))[0].n;
  const before = await matching.run(needId, never());
  expect(await current()).toEqual({ id: before, epoch: first.epoch.key });
  await sweep.run();
  await sweep.run();
  const atRest = await planned();
  // A third of the works: served from a layer, while the next epoch is built behind.
  for (let group = 0; group < 12; group++) offer(group, 5);
  await feedAll();
  const worn = await corpus.current(never(), shipped);
  expect(worn.epoch.key).toBe(first.epoch.key);
  expect(worn.layer?.share).toBeGreaterThan(0.2);
  const renewed = await app.eventually('the next epoch is in force', async () => {
    const key = await corpus.epochInForce(app.database, shipped);
    return key !== first.epoch.key && key;
  });
  const now = await corpus.current(never(), shipped);
  expect([now.epoch.key, now.layer]).toEqual([renewed, undefined]);
  await sweep.run();
  await app.eventually('the sweep plans the need', async () => {
    await sweep.run();
    return (await planned()) > atRest;
  });
  const after = await matching.run(needId, never());
  expect(after).not.toBe(before);
  expect(await current()).toEqual({ id: after, epoch: renewed });
  expect(await matching.run(needId, never())).toBe(after);
});

test('other weights have an index of their own, and what is in force for these stays so', async () => {
  const before = await corpus.current(never(), shipped);
  const other = { weights: { ...shipped.weights, fields: 3 } };
  const heavier = await corpus.current(never(), other);
  expect(heavier.epoch.key).not.toBe(before.epoch.key);
  expect(await corpus.epochInForce(app.database, shipped)).toBe(before.epoch.key);
  expect((await corpus.current(never(), shipped)).epoch.key).toBe(before.epoch.key);
});

test('a change of most works is no layer: the index is built anew before it serves', async () => {
  const before = await corpus.epochInForce(app.database, shipped);
  for (let group = 0; group < 40; group++) offer(group, 4);
  await feedAll();
  const now = await corpus.current(never(), shipped);
  expect(now.layer).toBeUndefined();
  expect(now.epoch.key).not.toBe(before);
  expect(files()).toHaveLength(2);
});

test.each([
  ['damaged', 'corrupt', (bytes: Buffer) => (bytes[bytes.length >> 1] ^= 4)],
  ['of another format', 'other-format', (bytes: Buffer) => (bytes[8] ^= 1)],
  ['of nobody', 'not-an-index', (bytes: Buffer) => bytes.fill('x')],
])('a file that is %s is refused and built anew, to the same bytes', async (_, why, harm) => {
  const { corpus: whole } = await fresh();
  const file = join(folder, `${whole.epoch.key.slice(0, 32)}.index`);
  const right = readFileSync(file);
  const wrong = Buffer.from(right);
  harm(wrong);
  writeFileSync(file, wrong);
  const again = await fresh();
  expect([again.source, again.corpus.epoch.key]).toEqual(['built', whole.epoch.key]);
  expect(readFileSync(file).equals(right)).toBe(true);
  expect(why).toBeTruthy();
});

test("a file that was cut short or is another corpus's is refused too", async () => {
  const { corpus: whole } = await fresh();
  const file = join(folder, `${whole.epoch.key.slice(0, 32)}.index`);
  const right = readFileSync(file);
  const other = files().find((name) => join(folder, name) !== file) ?? '';
  for (const wrong of [right.subarray(0, right.length - 4096), readFileSync(join(folder, other))]) {
    writeFileSync(file, wrong);
    expect((await fresh()).source).toBe('built');
    expect(statSync(file).size).toBe(right.length);
  }
});
