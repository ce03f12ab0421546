import { start } from '../../src/app/start.js';
import { RunMatching } from '../../src/matching/index.js';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** No worker runs here: each test runs the jobs itself, as often and as crossed as it likes. */
let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let issuer: string;
let home: string;
const never = new AbortController().signal;
const TEXT = 'We look for a sulfide electrolyte that stays stable against lithium metal.';

beforeAll(async () => {
  app = await startTestApp();
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  issuer = await app.world.organisation('enterprise');
  home = await app.world.organisation('university');
  await steps.offers([electrolyte('Li'), loom('Zhou'), loom('Wu')]);
});
afterAll(() => app.close());

const electrolyte = (name: string) => ({
  ...{ name, organisationId: home },
  works: [['Sulfide electrolytes', 'Sulfide glass against lithium metal.']] as [string, string][],
});
const loom = (name: string) => ({
  ...{ name, organisationId: home },
  works: [['Carbon fabric', 'Weaving carbon fibre on a rapier loom.']] as [string, string][],
});
const score = (needId: string, signal = never) =>
  app.running.app.get(RunMatching, { strict: false }).run(needId, signal);
const newNeed = () => steps.need({ organisationId: issuer, title: 'Electrolyte', text: TEXT });
const runsOf = (needId: string) =>
  app.database.query(`select id, state, input_hash from match_run where need_id = $1`, [needId]);
const eventsOf = async (needId: string): Promise<string[]> => {
  const rows = await app.database.query(
    `select type from event where stream = $1 order by version`,
    [`need:${needId}`],
  );
  return rows.map(({ type }: { type: string }) => type);
};
const rowsOf = (runId: string) =>
  app.database.query(
    `select profile_id, rank, score, explanation from candidate where run_id = $1 order by rank`,
    [runId],
  );

test('the same job twice at once, and again later, stores one run and one event', async () => {
  const needId = await newNeed();
  const ids = await Promise.all([score(needId), score(needId), score(needId)]);
  ids.push(await score(needId));
  expect(new Set(ids).size).toBe(1);
  expect(await runsOf(needId)).toHaveLength(1);
  expect(await eventsOf(needId)).toEqual(['needOpened', 'matchRunCompleted']);
});

test('two processes that store the same run at once: the second returns the first’s', async () => {
  const needId = await newNeed();
  const other = await startSecond();
  const [a, b] = await Promise.all([score(needId), other.score(needId)]);
  expect(a).toBe(b);
  expect(await runsOf(needId)).toHaveLength(1);
  await other.stop();
});

test('a job stopped in the middle stores nothing; the next one does all of it', async () => {
  const needId = await newNeed();
  await steps.offers([electrolyte('Sun')]);
  const stop = new AbortController();
  const broken = score(needId, stop.signal);
  stop.abort(new Error('the worker is stopping'));
  await expect(broken).rejects.toThrow('the worker is stopping');
  expect(await runsOf(needId)).toHaveLength(0);
  expect(await score(needId)).toBeTruthy();
  expect(await runsOf(needId)).toHaveLength(1);
});

test('the same input gives the same hash and, in another process, the same rows', async () => {
  const needId = await newNeed();
  const first = String(await score(needId));
  const [{ input_hash }] = await runsOf(needId);
  const rows = await rowsOf(first);
  await app.database.query(`delete from match_run where id = $1`, [first]);
  const other = await startSecond();
  const second = String(await other.score(needId));
  await other.stop();
  expect(second).not.toBe(first);
  expect((await runsOf(needId))[0].input_hash).toBe(input_hash);
  expect(await rowsOf(second)).toEqual(rows);
});

test('a changed need gets a new run, and the old one back when the change is undone', async () => {
  const sourceId = crypto.randomUUID();
  const facts = { organisationId: issuer, sourceId, title: 'Electrolyte', text: TEXT };
  const needId = await steps.need(facts);
  const first = await score(needId);
  await coordinator.put(`/api/match-runs/${first}/review`);
  await steps.need({ ...facts, text: 'Carbon fabric from a rapier loom.' });
  const second = await score(needId);
  expect(second).not.toBe(first);
  await steps.need(facts);
  expect(await score(needId)).toBe(first);
  const states = await runsOf(needId);
  expect(Object.fromEntries(states.map((r: { id: string; state: string }) => [r.id, r.state])))
    // The revived run is new to whoever reviewed it before the change.
    .toEqual({ [String(first)]: 'to-review', [String(second)]: 'superseded' });
  const superseded = await coordinator.put(`/api/match-runs/${second}/review`);
  expect(superseded.body.code).toBe('match-run-superseded');
});

test('of many runs the oldest are removed; the current one never', async () => {
  const sourceId = crypto.randomUUID();
  const facts = { organisationId: issuer, sourceId, title: 'Electrolyte' };
  let last: string | null = null;
  for (let i = 0; i < 8; i++) {
    const needId = await steps.need({ ...facts, text: `${TEXT} ${'again '.repeat(i)}` });
    last = await score(needId);
    const kept = await runsOf(needId);
    expect(kept).toHaveLength(Math.min(i + 1, 5));
    expect(kept.filter((r: { state: string }) => r.state !== 'superseded')).toMatchObject([
      { id: last },
    ]);
  }
});

test('a closed need is not scored', async () => {
  const sourceId = crypto.randomUUID();
  const facts = { organisationId: issuer, sourceId, title: 'Electrolyte', text: TEXT };
  const needId = await steps.need(facts);
  await steps.need({ ...facts, open: false });
  expect(await score(needId)).toBeNull();
  expect((await coordinator.post('/api/match-runs', { needId })).status).toBe(409);
  expect(await eventsOf(needId)).toEqual(['needOpened', 'needClosed']);
});

test('a need with no profile to choose from has an empty run, not none', async () => {
  const own = await startSecond();
  const needId = await newNeed();
  await app.database.query(
    `update profile set active = false, revision = nextval('corpus_revision')`,
  );
  const runId = await own.score(needId);
  const { body } = await coordinator.get(`/api/match-runs/${runId}`);
  expect(body).toMatchObject({ candidates: [], excluded: [], profileCount: 0 });
  await app.database.query(
    `update profile set active = true, revision = nextval('corpus_revision')`,
  );
  await own.stop();
});

/** Another process on the same database, as far as matching is concerned. */
async function startSecond() {
  const { settings, databaseUrl } = app;
  const running = await start({ settings, databaseUrl, api: false, worker: false });
  const matching = running.app.get(RunMatching, { strict: false });
  return { score: (needId: string) => matching.run(needId, never), stop: () => running.stop() };
}
