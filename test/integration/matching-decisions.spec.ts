import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: MatchingSteps;
let coordinator: Client;
let group: string;
let issuer: string;
let ids: Record<string, string>;

const TEXT = 'A sulfide electrolyte that stays stable against lithium metal.';
const works: [string, string][] = [['Sulfide electrolytes', TEXT]];

/** A group owns the issuer and a sister; the issuer owns a workshop; one professor works at both. */
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  coordinator = await app.world.someone('coordinator');
  group = await app.world.organisation('enterprise', '远山集团');
  issuer = await app.world.organisation('enterprise', '远山电池');
  const sister = await app.world.organisation('enterprise', '远山材料');
  const workshop = await app.world.organisation('enterprise', '远山中试');
  const own = (child: string, parent: string) =>
    app.database.query(`update organisation set parent_id = $2 where id = $1`, [child, parent]);
  await own(issuer, group);
  await own(sister, group);
  await own(workshop, issuer);
  const home = await app.world.organisation('university', '北辰大学');
  const dual = await app.world.someone('professor', home, '双聘教授');
  await app.database.query(
    `insert into membership (id, person_id, organisation_id, role)
     values (gen_random_uuid(), $1, $2, 'enterprise')`,
    [dual.personId, issuer],
  );
  const people = [
    ['free', home],
    ['other', home],
    ['own', issuer],
    ['parent', group],
    ['sister', sister],
    ['child', workshop],
  ].map(([name, organisationId]) => ({ name, organisationId, works }));
  const offers = [
    ...people,
    { name: 'dual', organisationId: home, personId: dual.personId, works },
  ];
  const profileIds = await steps.offers(offers);
  ids = Object.fromEntries(offers.map(({ name }, i) => [name, profileIds[i]]));
});
afterAll(() => app.close());

async function scoredNeed() {
  const needId = await steps.need({ organisationId: issuer, title: '固态电解质', text: TEXT });
  const run = await steps.runOf(coordinator, needId);
  return { needId, runId: run.id, path: `/api/needs/${needId}` };
}
const view = async (runId: string) => (await coordinator.get(`/api/match-runs/${runId}`)).body;
const runIdOf = (needId: string) => needId.replace(/^./, (c) => (c === '1' ? '2' : '1'));
const names = (rows: { profile: { name: string } }[]) => rows.map((r) => r.profile.name).sort();

test('whoever is bound to the issuer takes no rank and stands apart with kind and path', async () => {
  const { runId } = await scoredNeed();
  const run = await view(runId);
  expect(names(run.candidates)).toEqual(['free', 'other']);
  expect(run.candidates.map((c: { rank: number }) => c.rank)).toEqual([1, 2]);
  const said = Object.fromEntries(
    run.excluded.map((c: Excluded) => [
      c.profile.name,
      [c.conflicts[0].kind, c.conflicts[0].words],
    ]),
  );
  expect(said).toEqual({
    own: [
      'same-organisation',
      { zh: '所在单位就是发榜方远山电池', en: 'belongs to the issuer 远山电池 itself' },
    ],
    parent: [
      'parent-organisation',
      expect.objectContaining({ zh: expect.stringContaining('上级') }),
    ],
    child: ['child-organisation', expect.objectContaining({ zh: expect.stringContaining('下属') })],
    sister: [
      'sibling-organisation',
      expect.objectContaining({ zh: '所在单位远山材料与发榜方远山电池同属远山集团' }),
    ],
    dual: ['dual-employment', expect.objectContaining({ zh: '双聘教授在发榜方远山电池任职' })],
  });
  expect(run.excluded.every((c: Excluded) => c.needsOverride && c.rank === null)).toBe(true);
});

test('a conflict that arises after the run is shown at once and blocks', async () => {
  const { runId, path } = await scoredNeed();
  await app.database.query(`update organisation set parent_id = $2 where id = $1`, [
    (await view(runId)).candidates[0].profile.organisation.id,
    issuer,
  ]);
  const run = await view(runId);
  expect(run.candidates).toEqual([]);
  const blocked = await coordinator.put(`${path}/candidates/${ids.free}/shortlisting`, {});
  expect(blocked.status).toBe(409);
  expect(blocked.body.code).toBe('candidate-conflicted');
  await app.database.query(
    `update organisation set parent_id = null where parent_id = $1
    and name = '北辰大学'`,
    [issuer],
  );
});

test('shortlist, dismiss with a reason, undo: each is seen with who decided, and survives a new run', async () => {
  const { needId, runId, path } = await scoredNeed();
  expect((await coordinator.put(`${path}/candidates/${ids.free}/shortlisting`, {})).status).toBe(
    204,
  );
  const bare = await coordinator.put(`${path}/candidates/${ids.other}/dismissal`, {});
  expect(bare.status).toBe(422);
  const reason = 'Retires in June';
  await coordinator.put(`${path}/candidates/${ids.other}/dismissal`, { reason });
  const run = await view(runId);
  const of = (name: string) =>
    run.candidates.find((c: { profile: { name: string } }) => c.profile.name === name);
  expect(of('free')).toMatchObject({
    decision: { state: 'shortlisted', origin: 'engine', decidedBy: { id: coordinator.personId } },
    actions: ['dismiss', 'undo', 'invite'],
    load: { shortlisted: 1, invited: 0, limit: 5, full: false },
  });
  expect(of('other')).toMatchObject({
    decision: { state: 'dismissed', reason },
    actions: ['shortlist', 'undo'],
  });
  await steps.offers([
    { name: 'new', organisationId: await app.world.organisation('university'), works },
  ]);
  await coordinator.post('/api/match-runs', { needId });
  const next = await steps.runOf(coordinator, needId, (r) => r.id !== runId);
  expect(names(next.candidates)).toContain('new');
  expect(
    next.candidates.find((c: { profile: { name: string } }) => c.profile.name === 'free').decision
      .state,
  ).toBe('shortlisted');
  expect((await coordinator.delete(`${path}/candidates/${ids.free}/decision`)).status).toBe(204);
  expect((await coordinator.delete(`${path}/candidates/${ids.free}/decision`)).status).toBe(404);
  const [row] = (await coordinator.get(`/api/match-runs?needId=${needId}`)).body.items;
  expect(row.counts).toMatchObject({ shortlisted: 0, dismissed: 1 });
});

test('an override needs a note, and the note is kept', async () => {
  const { runId, path } = await scoredNeed();
  const target = `${path}/candidates/${ids.sister}/shortlisting`;
  const blocked = await coordinator.put(target, {});
  expect(blocked.status).toBe(409);
  expect(blocked.body.detail).toMatch(/same parent as the issuer 远山电池: 远山集团/);
  expect(blocked.body.fields).toEqual([
    { field: 'overrideNote', message: 'is needed because of a conflict' },
  ]);
  expect((await coordinator.put(target, { overrideNote: '  ' })).status).toBe(409);
  const overrideNote = 'Independent management since 2020';
  expect((await coordinator.put(target, { overrideNote })).status).toBe(204);
  const run = await view(runId);
  const row = run.excluded.find((c: Excluded) => c.profile.name === 'sister');
  expect(row).toMatchObject({
    decision: { state: 'shortlisted', overrideNote },
    needsOverride: false,
  });
});

test('somebody the engine did not name is added by hand with a note and shown among the others', async () => {
  const { runId, path } = await scoredNeed();
  const organisationId = await app.world.organisation('university');
  const [late] = await steps.offers([{ name: 'late', organisationId, works: [] }]);
  const body = { profileId: late, note: 'Met at the fair' };
  const unnamed = await coordinator.put(`${path}/candidates/${late}/shortlisting`, {});
  expect(unnamed.body.code).toBe('not-a-candidate');
  expect((await coordinator.post(`${path}/candidates`, body)).status).toBe(204);
  expect((await coordinator.post(`${path}/candidates`, body)).body.code).toBe('already-candidate');
  const run = await view(runId);
  expect(run.others).toMatchObject([
    {
      profile: { name: 'late' },
      rank: null,
      decision: { origin: 'manual', note: 'Met at the fair' },
    },
  ]);
  await coordinator.put(`${path}/candidates/${late}/shortlisting`, {});
  await coordinator.delete(`${path}/candidates/${late}/decision`);
  expect((await view(runId)).others[0].decision.state).toBe('proposed');
  await coordinator.delete(`${path}/candidates/${late}/decision`);
  expect((await view(runId)).others).toEqual([]);
});

test('many decisions at once: one wrong one and none is made, and it is named', async () => {
  const { runId, path } = await scoredNeed();
  const decisions = [
    { profileId: ids.free, act: 'shortlist' },
    { profileId: ids.other, act: 'dismiss' },
  ];
  const refused = await coordinator.post(`${path}/decisions`, { decisions });
  expect(refused.status).toBe(422);
  expect(refused.body.fields).toEqual([{ field: 'decisions.1.reason', message: 'is needed' }]);
  expect((await view(runId)).candidates.some((c: Decided) => c.decision)).toBe(false);
  const right = [decisions[0], { ...decisions[1], reason: 'Too far' }];
  expect((await coordinator.post(`${path}/decisions`, { decisions: right })).status).toBe(204);
  expect((await view(runId)).candidates.filter((c: Decided) => c.decision)).toHaveLength(2);
  const twice = await coordinator.post(`${path}/decisions`, { decisions: [right[0], right[0]] });
  expect(twice.body.code).toBe('profile-twice');
});

test('a decision made meanwhile by somebody else is not written over by one who has not seen it', async () => {
  const { runId, path } = await scoredNeed();
  const other = await app.world.someone('coordinator', undefined, 'Other Coordinator');
  const send = (client: Client, ...decisions: object[]) =>
    client.post(`${path}/decisions`, { decisions });
  const dismissal = { profileId: ids.free, act: 'dismiss', reason: 'Too far', seenAt: null };
  expect((await send(other, dismissal)).status).toBe(204);
  const late = { profileId: ids.free, act: 'shortlist', seenAt: null };
  const refused = await send(coordinator, { profileId: ids.other, act: 'shortlist' }, late);
  expect([refused.status, refused.body.code]).toEqual([409, 'decision-changed']);
  expect(refused.body.facts).toEqual({ state: 'dismissed', by: 'Other Coordinator' });
  expect(refused.body.fields[0].field).toBe('decisions.1.profileId');
  const decisionOf = async () =>
    (await view(runId)).candidates.find((c: Decided) => c.profile.id === ids.free).decision;
  const seen = await decisionOf();
  expect(seen.state).toBe('dismissed');
  expect((await send(coordinator, { ...late, seenAt: seen.decidedAt })).status).toBe(204);
  expect((await send(coordinator, { ...late, seenAt: seen.decidedAt })).status).toBe(409);
  expect((await send(coordinator, { ...late, seenAt: 'yesterday' })).status).toBe(422);
  const { decidedAt } = await decisionOf();
  expect((await send(coordinator, { profileId: ids.free, act: 'undo', seenAt: decidedAt })).status) //
    .toBe(204);
});

test('whom to add by hand: by name, with what would block them, and who is named already', async () => {
  const { needId, path } = await scoredNeed();
  const organisationId = await app.world.organisation('university', '择人大学');
  const person = { organisationId, works: [] };
  const [first] = await steps.offers([{ name: 'choice one', nameEn: 'Xuan Yi', ...person }]);
  const choices = async (query: string) =>
    (await coordinator.get(`${path}/profiles?${query}`)).body;
  const byHome = await choices(`q=${encodeURIComponent('择人')}`);
  expect(byHome).toMatchObject({
    total: 1,
    items: [{ profile: { id: first, name: 'choice one' }, inRun: false, actions: ['add'] }],
  });
  expect((await choices('q=xuan')).items).toMatchObject([
    { profile: { id: first, name: 'choice one', nameEn: 'Xuan Yi' } },
  ]);
  const [sister] = (await choices('q=SISTER')).items;
  expect(sister).toMatchObject({ inRun: true, needsOverride: true, actions: [], rank: null });
  expect(sister.conflicts[0].words.en).toMatch(/same parent as the issuer/);
  expect(sister.load).toMatchObject({ limit: 5, full: false });
  await coordinator.post(`${path}/candidates`, { profileId: first, note: 'Met at the fair' });
  expect((await choices('q=choice')).items[0]).toMatchObject({ decision: 'proposed', actions: [] });
  const paged = await choices('page=2&pageSize=1');
  expect([paged.items.length, paged.page]).toEqual([1, 2]);
  expect((await coordinator.get(`/api/needs/${runIdOf(needId)}/profiles`)).status).toBe(404);
});

test('reviewing takes a run off the queue and back; twice is a conflict', async () => {
  const { runId } = await scoredNeed();
  const path = `/api/match-runs/${runId}/review`;
  expect((await coordinator.put(path)).status).toBe(204);
  expect((await coordinator.put(path)).body.code).toBe('match-run-state');
  const queued = await coordinator.get('/api/match-runs?state=to-review&pageSize=100');
  expect(queued.body.items.some((r: { id: string }) => r.id === runId)).toBe(false);
  const reviewed = await coordinator.get('/api/match-runs?state=reviewed');
  expect(reviewed.body.items[0].actions).toEqual(['reopen', 'rescore']);
  expect((await coordinator.delete(path)).status).toBe(204);
  expect((await view(runId)).state).toBe('to-review');
});

test('the queue is filtered, paged and counted', async () => {
  const organisationId = await app.world.organisation('enterprise', 'Filter & Co');
  const sourceId = crypto.randomUUID();
  const facts = { organisationId, sourceId, title: 'Ceramic 100% filter_', text: TEXT };
  const needId = await steps.need(facts);
  await steps.runOf(coordinator, needId);
  for (const filter of [
    `organisationId=${organisationId}`,
    `kind=challenge&sourceId=${sourceId}`,
    'q=100%25%20FILTER_',
    'open=true&q=ceramic',
  ]) {
    const { body } = await coordinator.get(`/api/match-runs?${filter}`);
    expect([filter, body.total, body.items[0]?.need.id]).toEqual([filter, 1, needId]);
  }
  for (const filter of ['q=100_', 'kind=mentor', 'open=false', 'state=superseded&q=ceramic'])
    expect((await coordinator.get(`/api/match-runs?${filter}`)).body.total).toBe(0);
  const { body } = await coordinator.get('/api/match-runs?page=2&pageSize=2&order=best');
  expect(body.items).toHaveLength(2);
  const first = await coordinator.get('/api/match-runs?pageSize=2&order=best');
  expect(first.body.items[1].best[0].score).toBeGreaterThanOrEqual(body.items[0].best[0].score);
});

test('only coordinators decide; auditors read; for all others there is no queue', async () => {
  const { runId, needId, path } = await scoredNeed();
  const [auditor, professor, staff, reviewer] = await Promise.all([
    app.world.someone('auditor'),
    app.world.someone('professor'),
    app.world.someone('enterprise', issuer),
    app.world.someone('reviewer'),
  ]);
  expect((await auditor.get('/api/match-runs')).body.items[0].actions).toEqual([]);
  expect((await auditor.get(`/api/match-runs/${runId}`)).body.candidates[0].actions).toEqual([]);
  const writes: [string, string, object?][] = [
    ['POST', '/api/match-runs', { needId }],
    ['PUT', `/api/match-runs/${runId}/review`],
    ['DELETE', `/api/match-runs/${runId}/review`],
    ['PUT', `${path}/candidates/${ids.free}/shortlisting`, {}],
    ['PUT', `${path}/candidates/${ids.free}/dismissal`, { reason: 'x' }],
    ['DELETE', `${path}/candidates/${ids.free}/decision`],
    ['POST', `${path}/candidates`, { profileId: ids.free, note: 'x' }],
    ['POST', `${path}/decisions`, { decisions: [{ profileId: ids.free, act: 'shortlist' }] }],
  ];
  for (const who of [auditor, professor, staff, reviewer])
    for (const [method, to, body] of writes)
      expect([method, to, (await who.send(method, to, body)).status]).toEqual([method, to, 403]);
  for (const who of [professor, staff, reviewer])
    for (const to of ['/api/match-runs', `/api/match-runs/${runId}`])
      expect((await who.get(to)).status).toBe(403);
  expect((await app.anyone.get('/api/match-runs')).status).toBe(401);
});

test.each([
  ['PUT', 'candidates/x/shortlisting', {}],
  ['PUT', `candidates/${crypto.randomUUID()}/shortlisting`, {}],
  ['PUT', `candidates/${crypto.randomUUID()}/shortlisting`, { admin: 1 }],
  ['PUT', `candidates/${crypto.randomUUID()}/dismissal`, { reason: 'a\u0000b' }],
  ['PUT', `candidates/${crypto.randomUUID()}/dismissal`, { reason: 'x'.repeat(3000) }],
  ['POST', 'candidates', { profileId: 5, note: [] }],
  ['POST', 'decisions', { decisions: [] }],
  ['POST', 'decisions', { decisions: 'all' }],
  ['POST', 'decisions', { decisions: [null] }],
  ['POST', 'decisions', { decisions: [{ act: 'fire', profileId: crypto.randomUUID() }] }],
])('%s %s with %j is refused with a named reason', async (method, part, body) => {
  const { path } = await scoredNeed();
  const answer = await coordinator.send(method, `${path}/${part}`, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.code).toBeTruthy();
});

test('an unknown run or need is not found; a NUL in a reason is refused', async () => {
  const id = crypto.randomUUID();
  expect((await coordinator.get(`/api/match-runs/${id}`)).status).toBe(404);
  expect((await coordinator.put(`/api/match-runs/${id}/review`)).status).toBe(404);
  expect((await coordinator.post('/api/match-runs', { needId: id })).status).toBe(404);
  expect((await coordinator.get('/api/match-runs?state=lost')).status).toBe(422);
  expect((await coordinator.get('/api/match-runs?q=%00')).status).toBeLessThan(500);
  const { path } = await scoredNeed();
  const nul = await coordinator.put(`${path}/candidates/${ids.free}/dismissal`, {
    reason: 'a\u0000',
  });
  expect([400, 422]).toContain(nul.status);
});

interface Excluded {
  profile: { name: string };
  rank: number | null;
  needsOverride: boolean;
  conflicts: { kind: string; words: { zh: string; en: string } }[];
}
interface Decided {
  profile: { id: string };
  decision: object | null;
}
