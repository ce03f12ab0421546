import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type NeedText,
  shippedWeights,
  type SideChannel,
  thawIndex,
} from '../../libs/matching/index.js';
import { BASIC_LEXICON, LexiconLookup } from '../../libs/text/index.js';
import { buildEpoch } from '../../src/matching/corpus/build-epoch.js';
import { MatchingThreads } from '../../src/matching/threads/matching-threads.js';
import { CorpusThawer, rankNeed } from '../../src/matching/threads/rank-in-thread.js';
import { readSnapshot } from '../../src/platform/database/snapshot.js';
import { loadGolden } from '../golden/golden-corpus.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const never = (): AbortSignal => new AbortController().signal;
const golden = loadGolden(process.cwd());
let app: TestApp;
let threads: MatchingThreads;
let steps: MatchingSteps;
beforeAll(async () => {
  app = await startTestApp({ worker: true, threadFile: 'dying-thread.cjs' });
  steps = new MatchingSteps(app);
  threads = app.running.app.get(MatchingThreads, { strict: false });
  await feedGolden();
});
afterAll(() => app.close());

async function feedGolden() {
  const organisationId = await app.world.organisation('university');
  const ids = new Map(golden.works.map(({ id }) => [id, randomUUID()]));
  const documents = golden.works.map(({ id, title, text, translations = [] }, n) => ({
    ...{ id: ids.get(id) ?? '', kind: 'paper', title, text, year: 2020, translations },
    codes: [n % 3 === 0 ? 'H01M 10/0562' : 'TM912.9'],
  }));
  const profiles = golden.profiles.map(({ id, workIds }) => ({
    ...{ kind: 'expert' as const, sourceId: randomUUID(), organisationId, personId: null },
    ...{ name: id, text: '', loadCap: null },
    documentIds: workIds.map((work) => ids.get(work) ?? ''),
  }));
  await steps.feed(profiles, documents);
}

const rules = { candidatesPerRun: 100, explainedPerRun: 10, maxCorpusDocuments: 50_000 };
const prepare = async () =>
  (await threads.prepare({ weights: shippedWeights(), renew: false }, never())).corpus;
const buildHere = () =>
  readSnapshot(app.databaseUrl, (ask) => buildEpoch(ask, BASIC_LEXICON, 50_000, shippedWeights()));

test('a thread builds the index that is built without threads, byte for byte', async () => {
  const [there, here] = [await prepare(), await buildHere()];
  const { sections } = there.epoch.flat;
  expect(Object.keys(sections)).toEqual(Object.keys(here.sections));
  for (const [name, numbers] of Object.entries(here.sections)) {
    const { buffer, byteOffset, byteLength } = sections[name];
    const own = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    expect([name, own.equals(Buffer.from(buffer, byteOffset, byteLength))]).toEqual([name, true]);
  }
});

test('needs ranked in threads get the rows that they get without, to the last bit', async () => {
  const [there, here] = [await prepare(), await buildHere()];
  const thawer = new CorpusThawer(new LexiconLookup(BASIC_LEXICON));
  const corpus = thawer.thaw({ epoch: { key: 'here', flat: here } });
  const profileIds = thawIndex(here).profileIds;
  const values = Float64Array.from(profileIds, (_, profile) => Math.sin(profile));
  const meaning: Omit<SideChannel, 'reasonsFor'> = { name: 'meaning', values };
  // Ids come by chance, so it is every third and every fifth: some stand high for whatever need.
  const every = (nth: number) => profileIds.filter((_, profile) => profile % nth === 0);
  const tie = [{ kind: 'same-organisation' as const, path: [] }];
  const conflicts = new Map(every(3).map((id) => [id, tie]));
  const ineligible = new Map(every(5).map((id) => [id, ['withdrawn' as const]]));
  const asked = golden.needs.map(({ id, title, text }, n): NeedText => {
    const conductivity = { name: 'conductivity', comparator: '>=', target: '1', unit: 'mS/cm' };
    const beside = { codes: ['H01M 10/0525'], indicators: [conductivity] };
    return { id, title, text, ...(n % 2 ? beside : {}) };
  });
  const inputs = asked.map((need, n) => ({
    ...{ need, rules, sides: n % 3 ? [] : [meaning] },
    ...(n % 5 ? { conflicts: new Map(), ineligible: new Map() } : { conflicts, ineligible }),
  }));
  const given = await Promise.all(inputs.map((input) => threads.rank(there, input, never())));
  expect(given).toEqual(inputs.map((input) => rankNeed(corpus, input)));
  expect(given[1].candidates).toContain('"channel":"fields"');
  expect(given[0].barred).toBeGreaterThan(0);
});

test('a thread that dies fails its job, and the queue tries again with a new thread', async () => {
  const marker = join(tmpdir(), `jiebang-thread-died-${process.pid}`);
  rmSync(marker, { force: true });
  const organisationId = await app.world.organisation('enterprise');
  const text = golden.needs[0].text;
  const needId = await steps.need({ organisationId, title: 'fatal', text });
  const run = await app.eventually('a run in spite of it', async () => {
    const rows = await app.database.query(
      `select candidate_count as candidates from match_run where need_id = $1`,
      [needId],
    );
    return rows[0];
  });
  expect(existsSync(marker)).toBe(true);
  expect(run.candidates).toBe(golden.profiles.length);
  await app.eventually('the job is crossed out', async () => {
    const open = await app.database.query(`select 1 from job_ledger where finished_at is null`);
    return open.length === 0;
  });
  rmSync(marker, { force: true });
});
