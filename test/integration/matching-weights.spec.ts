import { DEFAULT_OPTIONS } from '../../libs/matching/index.js';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { decideOn, withLowFloor } from '../support/weights-steps.js';

/** Learning from use: decisions become versions of weights, which people put in force and revert. */
let app: TestApp;
let steps: MatchingSteps;
let first: Client;
let second: Client;
let admin: Client;
let issuer: string;
let needs: string[];

const TOPICS = ['sulfide electrolyte', 'turbine blade', 'casting alloy', 'optical fibre'];

beforeAll(async () => {
  app = await startTestApp({ worker: true, env: withLowFloor() });
  steps = new MatchingSteps(app);
  first = await app.world.someone('coordinator', undefined, 'First Coordinator');
  second = await app.world.someone('coordinator', undefined, 'Second Coordinator');
  admin = await app.world.someone('admin');
  issuer = await app.world.organisation('enterprise', '远山电池');
  const home = await app.world.organisation('university', '北辰大学');
  await steps.offers(
    TOPICS.flatMap((topic, t) =>
      Array.from({ length: 5 }, (_, i) => ({
        name: `expert ${topic} ${i}`,
        organisationId: home,
        works: works(topic, TOPICS[(t + i + 1) % TOPICS.length], i),
      })),
    ),
  );
  needs = await Promise.all(
    TOPICS.map((topic) =>
      steps.need({ organisationId: issuer, title: topic, text: `A better ${topic} is wanted.` }),
    ),
  );
});
afterAll(() => app.close());

/** The more of them speak of the other topic, the less the expert is one for the first. */
function works(topic: string, other: string, others: number): [string, string][] {
  const own: [string, string] = [`On the ${topic}`, `Measured properties of a ${topic} in use.`];
  return [own, ...Array.from({ length: others }, (): [string, string] => [`The ${other}`, other])];
}
const state = async (client = first) => (await client.get('/api/match-weights')).body;
const runOf = (needId: string) => steps.runOf(first, needId);
const decide = (who: Client, needId: string, decisions: object[]) =>
  who.post(`/api/needs/${needId}/decisions`, { decisions });
const versions = async () => (await first.get('/api/match-weights/versions')).body.items;

test('before anything was decided the engine ranks by what it comes with, and says what is lacking', async () => {
  const { sideWeights, weights } = DEFAULT_OPTIONS;
  const body = await state();
  expect(body).toMatchObject({ inForce: null, enforcement: null, newest: null, actions: [] });
  const shipped = Object.entries({ ...weights, ...sideWeights });
  expect(body.views.map((v: View) => [v.name, v.inForce])).toEqual(shipped);
  const lexical = body.views.filter((v: View) => v.isLexical);
  expect(sum(lexical.map((v: View) => v.shareInForce))).toBeCloseTo(1, 9);
  expect(body.floor).toEqual([
    { kind: 'needs', held: 0, needed: 4 },
    { kind: 'pairs', held: 0, needed: 12 },
    { kind: 'deciders', held: 0, needed: 2 },
  ]);
  const refused = await first.post('/api/match-weights/versions', {});
  expect([refused.status, refused.body.code]).toEqual([409, 'too-few-judgments']);
  expect(refused.body.facts).toEqual({ kind: 'needs', held: 0, needed: 4 });
});

test('dismissals for another reason than fit do not count', async () => {
  const run = await runOf(needs[0]);
  const [a, b] = run.candidates;
  const busy = { act: 'dismiss', reason: '在研任务过多', reasonKind: 'busy' };
  await decide(first, needs[0], [{ ...busy, profileId: a.profile.id }]);
  await decide(first, needs[0], [{ act: 'dismiss', reason: 'No.', profileId: b.profile.id }]);
  expect((await state()).counts).toMatchObject({ needs: 0, judgments: { dismissed: 0 } });
  const field = { act: 'dismiss', reason: '研究方向不符', reasonKind: 'field' };
  await decide(first, needs[0], [{ ...field, profileId: b.profile.id }]);
  const after = await runOf(needs[0]);
  expect(after.candidates[1].decision).toMatchObject({
    reason: '研究方向不符',
    reasonKind: 'field',
  });
  expect((await state()).counts.judgments.dismissed).toBe(1);
  const undo = [a, b].map(({ profile }) => ({ act: 'undo', profileId: profile.id }));
  await decide(first, needs[0], undo);
  const wrong = await decide(first, needs[0], [
    { ...field, reasonKind: 'x', profileId: a.profile.id },
  ]);
  expect(wrong.status).toBe(422);
});

test('enough decisions of two people give one version, and nothing is in force by that', async () => {
  for (const [n, needId] of needs.entries()) {
    const run = await runOf(needId);
    const who = n % 2 ? first : second;
    await decideOn(who, run);
  }
  expect((await state()).actions).toEqual(['learn']);
  expect((await first.post('/api/match-weights/versions', {})).status).toBe(202);
  const [version] = await app.eventually('a version', async () => {
    const items = await versions();
    return items.length > 0 && items;
  });
  expect(version).toMatchObject({
    ...{ number: 1, isInForce: false, comparedWith: null, actions: ['put-in-force'] },
    ...{ askedBy: { name: 'First Coordinator' } },
    counts: { needs: 4, deciders: 2, judgments: { shortlisted: 8, dismissed: 4 } },
  });
  const { low, gain, high } = version.heldOut;
  expect(low).toBeLessThanOrEqual(gain);
  expect(gain).toBeLessThanOrEqual(high);
  const body = await app.eventually('the end of the job', async () => {
    const now = await state();
    return !now.isLearning && now;
  });
  expect(body).toMatchObject({
    inForce: null,
    isUpToDate: true,
    actions: [],
    newest: { number: 1 },
  });
  const again = await first.post('/api/match-weights/versions', {});
  expect([again.status, again.body.code]).toEqual([409, 'nothing-new-to-learn']);
  expect((await runOf(needs[0])).weights).toBeNull();
});

test('a version stands beside what is in force: weights, shares, who rises and who falls', async () => {
  const [{ id }] = await versions();
  const { body } = await first.get(`/api/match-weights/versions/${id}`);
  expect(body.against).toBeNull();
  const lexical = body.views.filter((v: View) => v.isLexical);
  expect(sum(lexical.map((v: View) => v.version))).toBeCloseTo(
    sum(lexical.map((v: View) => v.shipped)),
    3,
  );
  expect(sum(lexical.map((v: View) => v.shareOfVersion))).toBeCloseTo(1, 9);
  expect(body.needs).toHaveLength(4);
  for (const { moved, runId } of body.needs) {
    const run = (await first.get(`/api/match-runs/${runId}`)).body;
    const byOld = [...moved].sort((a: Moved, b: Moved) => a.before - b.before);
    const named = new Set(byOld.map((m: Moved) => m.profileId));
    const stood = run.candidates.filter((c: Candidate) => named.has(c.profile.id));
    expect(byOld.map((m: Moved) => m.profileId)).toEqual(stood.map((c: Candidate) => c.profile.id));
    expect(moved.map((m: Moved) => m.after)).toEqual(moved.map((_: Moved, i: number) => i + 1));
  }
});

test('put in force with a reason: runs are made anew by it, and old ones stay true', async () => {
  const [{ id }] = await versions();
  const before = await Promise.all(needs.map(runOf));
  const body = { versionId: id, reason: ' Half a year of decisions ', seen: null };
  expect((await first.put('/api/match-weights/enforcement', { ...body, reason: ' ' })).status).toBe(
    422,
  );
  expect((await first.put('/api/match-weights/enforcement', body)).status).toBe(204);
  const late = await admin.put('/api/match-weights/enforcement', { ...body, versionId: null });
  expect([late.status, late.body.code]).toEqual([409, 'weights-changed']);
  expect(late.body.facts).toEqual({ by: 'First Coordinator' });
  const twice = await admin.put('/api/match-weights/enforcement', { ...body, seen: 1 });
  expect(twice.body.code).toBe('weights-in-force-already');
  for (const [n, needId] of needs.entries()) {
    const run = await steps.runOf(first, needId, (r) => r.weights?.number === 1);
    expect(run.id).not.toBe(before[n].id);
    for (const { score, explanation } of run.candidates)
      if (explanation)
        expect(sum(explanation.parts.map((p: Part) => p.value))).toBeCloseTo(score, 6);
    const old = (await first.get(`/api/match-runs/${before[n].id}`)).body;
    expect(old).toMatchObject({ weights: null, state: 'superseded' });
    const values = (r: { candidates: Candidate[] }) =>
      r.candidates.map((c) => [c.score, c.explanation]);
    expect(values(old)).toEqual(values(before[n]));
  }
  const now = await state();
  expect(now).toMatchObject({
    inForce: { id, number: 1 },
    enforcement: { number: 1, reason: 'Half a year of decisions', until: null },
    actions: ['put-shipped-in-force'],
  });
  expect(now.views.map((v: View) => v.inForce)).toEqual(now.views.map((v: View) => v.version));
  expect(now.views.some((v: View) => v.inForce !== v.shipped)).toBe(true);
  expect((await first.get(`/api/match-weights/versions/${id}`)).body).toMatchObject({
    ...{ isInForce: true, against: null, actions: [] },
  });
});

test('reverted to what the engine comes with, the runs of before stand again', async () => {
  const known = await app.database.query(
    `select need_id, id from match_run where weight_version_id is null`,
  );
  const body = { versionId: null, reason: 'Look at it again', seen: 1 };
  expect((await admin.put('/api/match-weights/enforcement', body)).status).toBe(204);
  for (const needId of needs) {
    const run = await steps.runOf(first, needId, (r) => r.weights === null);
    expect(known).toContainEqual({ need_id: needId, id: run.id });
  }
  const { body: history } = await first.get('/api/match-weights/enforcements');
  expect(history.items).toMatchObject([
    { number: 2, version: null, until: null, reason: 'Look at it again' },
    { number: 1, version: { number: 1 }, putBy: { name: 'First Coordinator' } },
  ]);
  expect(history.items[1].until).toBe(history.items[0].since);
  const events = await app.database.query(
    `select type, actor ->> 'kind' as actor from event where stream = 'weights:engine' order by seq`,
  );
  expect(events).toEqual([
    { type: 'weightsAsked', actor: 'person' },
    { type: 'weightsLearnt', actor: 'system' },
    { type: 'weightsPutInForce', actor: 'person' },
    { type: 'weightsPutInForce', actor: 'person' },
  ]);
});

test('two at once: one comes into force, the other is told', async () => {
  const [{ id }] = await versions();
  const body = { versionId: id, reason: 'Now', seen: 2 };
  const answers = await Promise.all(
    [first, second, admin].map((who) => who.put('/api/match-weights/enforcement', body)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
});

test('the database keeps one in force at a time, and what was in force stands', async () => {
  const refuse = (sql: string) => expect(app.database.query(sql)).rejects.toThrow();
  await refuse(`insert into weight_enforcement (reason, put_by)
    select 'too', put_by from weight_enforcement limit 1`);
  await refuse(`update weight_enforcement set reason = 'other' where number = 1`);
  await refuse(`update weight_enforcement set until = clock_timestamp() where number = 1`);
  await refuse(`delete from weight_enforcement`);
  await refuse(`update weight_version set number = 9`);
  await refuse(`delete from weight_version`);
});

test('who may: coordinators and administrators govern, auditors read, nobody else', async () => {
  const auditor = await app.world.someone('auditor');
  const professor = await app.world.someone('professor');
  const body = { versionId: null, reason: 'x', seen: 3 };
  expect((await auditor.get('/api/match-weights')).body.actions).toEqual([]);
  expect((await auditor.get('/api/match-weights/versions')).body.items[0].actions).toEqual([]);
  expect((await auditor.put('/api/match-weights/enforcement', body)).status).toBe(403);
  for (const path of ['', '/versions', '/enforcements'])
    expect((await professor.get(`/api/match-weights${path}`)).status).toBe(403);
  const missing = await first.get(`/api/match-weights/versions/${needs[0]}`);
  expect([missing.status, missing.body.code]).toEqual([404, 'weight-version-not-found']);
  const unknown = { ...body, versionId: needs[0] };
  expect((await first.put('/api/match-weights/enforcement', unknown)).status).toBe(404);
});

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
interface View {
  name: string;
  isLexical: boolean;
  shipped: number;
  inForce: number;
  version: number;
  shareInForce: number;
  shareOfVersion: number;
}
interface Moved {
  profileId: string;
  before: number;
  after: number;
}
interface Part {
  value: number;
}
interface Candidate {
  profile: { id: string };
  score: number;
  explanation: { parts: Part[] } | null;
}
