import { type Client } from '../support/client.js';
import { pairsOf, ProposalSteps } from '../support/proposal-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: ProposalSteps;
let coordinator: Client;

beforeAll(async () => {
  app = await startTestApp();
  steps = new ProposalSteps(app);
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

/** Sends invitations by hand. */
const invite = (challengeId: string, profileIds: string[], overrideNote?: string) =>
  coordinator.post('/api/invitations', { challengeId, profileIds, overrideNote });

const pair = (need: { id: string }, profileId: string) => `${need.id} ${profileId}`;

test('the best plan under the caps is proposed, proved, and nothing of it is in force', async () => {
  const [a, b] = await steps.needs(2);
  const [p, q] = await steps.profiles([{ loadCap: 1 }, { loadCap: 1 }]);
  await steps.run(a.id, [
    [p, 5],
    [q, 4],
  ]);
  await steps.run(b.id, [[p, 3]]);
  const challengeIds = [a.challengeId, b.challengeId];
  const view = await steps.propose(coordinator, { challengeIds, wanted: 1, title: 'Autumn' });
  expect(view).toMatchObject({
    ...{ state: 'ready', title: 'Autumn', version: 2 },
    proof: { total: 7, gap: 0, edited: false, behind: 0, floor: null },
    totals: { challenges: 2, lines: 2, profiles: 2, overCap: 0, total: 7, unserved: 0 },
    actions: ['edit', 'recompute', 'change-options', 'abandon', 'apply'],
  });
  expect(view.totals.worst).toMatchObject({ needId: b.id, total: 3 });
  expect(pairsOf(view)).toEqual([pair(a, q), pair(b, p)].sort());
  const { body } = await coordinator.get(`/api/invitations?challengeId=${a.challengeId}`);
  expect(body.total).toBe(0);
  const loads = await coordinator.get(`/api/proposals/${view.id}/loads`);
  expect(loads.body).toMatchObject({
    total: 2,
    items: [
      { inForce: 0, proposed: 1, cap: 1, over: false },
      { inForce: 0, proposed: 1, cap: 1, over: false },
    ],
  });
});

test('in conflict, dismissed, declined, uninterested, below the bar: nobody such is proposed', async () => {
  const issuer = await app.world.organisation('enterprise', 'Bound issuer');
  const [need] = await steps.needs(1, { organisationId: issuer });
  const professor = await app.world.someone('professor');
  const [bound, dismissed, declined, uninterested, weak, free] = await steps.profiles([
    { organisationId: issuer },
    {},
    { personId: professor.personId },
    {},
    {},
    { name: 'Free' },
  ]);
  const names = [dismissed, declined, uninterested];
  await steps.run(need.id, [
    ...names.map((id): [string, number] => [id, 9]),
    [weak, 1.9],
    [free, 2],
  ]);
  const base = `/api/needs/${need.id}/candidates`;
  await coordinator.put(`${base}/${dismissed}/dismissal`, { reason: 'busy' });
  const sent = await invite(need.challengeId, [declined]);
  const [invitation] = sent.body.invitations;
  await professor.put(`/api/invitations/${invitation.id}/refusal`, { reason: 'no time' });
  await app.database.query(`insert into disinterest values ($1, $2, 'no')`, [
    uninterested,
    need.id,
  ]);
  const options = { challengeIds: [need.challengeId], wanted: 5 };
  expect(pairsOf(await steps.propose(coordinator, options))).toEqual([pair(need, free)]);
  // Somebody whom the run names and who became bound since is left out too.
  await steps.run(need.id, [
    [bound, 8],
    [free, 2],
  ]);
  expect(pairsOf(await steps.propose(coordinator, options))).toEqual([pair(need, free)]);
});

test('somebody whose account is closed is not proposed, however well he fits', async () => {
  const [need] = await steps.needs(1);
  const closed = await app.world.someone('professor');
  const [shut, free] = await steps.profiles([{ personId: closed.personId }, {}]);
  await steps.run(need.id, [
    [shut, 9],
    [free, 2],
  ]);
  await app.database.query(`update person set disabled_at = clock_timestamp() where id = $1`, [
    closed.personId,
  ]);
  const view = await steps.propose(coordinator, { challengeIds: [need.challengeId], wanted: 2 });
  expect(pairsOf(view)).toEqual([pair(need, free)]);
});

test('what is in force counts towards caps, wanted numbers and shares, and is not proposed again', async () => {
  const [a, b] = await steps.needs(2);
  const away = await app.world.organisation('university', 'Away');
  const [p, q, r, s] = await steps.profiles([
    { loadCap: 1, organisationId: away },
    {},
    {},
    { organisationId: away },
  ]);
  for (const need of [a, b])
    await steps.run(need.id, [
      [p, 9],
      [s, 6],
      [q, 5],
      [r, 4],
    ]);
  expect((await invite(a.challengeId, [p])).status).toBe(201);
  const challengeIds = [a.challengeId, b.challengeId];
  const options = { challengeIds, wanted: 2, perOrganisation: 1 };
  const view = await steps.propose(coordinator, options);
  // p is full by what is in force, and takes his university's place in a.
  expect(pairsOf(view)).toEqual([pair(a, q), pair(b, q), pair(b, s)].sort());
  const [first] = view.challenges.items.filter((row: { needId: string }) => row.needId === a.id);
  expect(first).toMatchObject({ atMost: 1, atLeast: 0, standing: 'open' });
  expect(first.inForce).toMatchObject([
    { profile: { id: p }, state: 'invited', invitationState: 'sent', rank: 1, score: 9 },
  ]);
  expect(first.lines).toMatchObject([
    { profile: { id: q }, mark: 'proposed', origin: 'engine', score: 5, refusal: null },
  ]);
});

test('a fair proposal raises the worst-served challenge first, and proves its floor', async () => {
  const [a, b] = await steps.needs(2);
  const [p, q] = await steps.profiles([{ loadCap: 1 }, { loadCap: 1 }]);
  await steps.run(a.id, [
    [p, 9],
    [q, 4],
  ]);
  await steps.run(b.id, [
    [p, 4.5],
    [q, 2],
  ]);
  const challengeIds = [a.challengeId, b.challengeId];
  const plain = await steps.propose(coordinator, { challengeIds, wanted: 1 });
  expect([plain.totals.total, plain.totals.worst.total]).toEqual([11, 2]);
  const fair = await steps.propose(coordinator, { challengeIds, wanted: 1, fair: true });
  expect(fair.totals).toMatchObject({ total: 8.5, worst: { needId: a.id, total: 4 } });
  expect(fair.proof).toMatchObject({ gap: 0, floor: { least: 1, score: 4 } });
});

test('without a solution it says which rules to relax; taking the steps gives a plan', async () => {
  const [a, b] = await steps.needs(2);
  const [p] = await steps.profiles([{ name: 'Professor Yu', loadCap: 1 }]);
  for (const need of [a, b]) await steps.run(need.id, [[p, 5]]);
  const challengeIds = [a.challengeId, b.challengeId];
  const stuck = await steps.propose(coordinator, { challengeIds, wanted: 1 });
  expect(stuck).toMatchObject({ state: 'stuck', proof: null, totals: { lines: 0 } });
  expect(stuck.actions).toContain('relax');
  expect(stuck.actions).not.toContain('apply');
  expect(stuck.obstacle).toMatchObject({
    stepCount: 1,
    steps: [
      {
        ...{ key: `cap:${p}`, rule: 'cap', profileId: p, from: 1, to: 2 },
        words: { en: 'Let Professor Yu hold 2 open invitations instead of 1' },
      },
    ],
    profiles: [{ id: p, name: 'Professor Yu' }],
  });
  expect(stuck.obstacle.challenges).toHaveLength(2);
  const path = `/api/proposals/${stuck.id}/relaxation`;
  const { version } = stuck;
  const unknown = await coordinator.put(path, { version, keys: ['cap:nobody'] });
  expect(unknown.body).toMatchObject({ status: 422, fields: [{ field: 'keys.0' }] });
  const taken = await coordinator.put(path, { version, keys: [`cap:${p}`] });
  expect(taken.body).toMatchObject({ state: 'computing' });
  await steps.compute(stuck.id);
  const view = await steps.view(coordinator, stuck.id);
  expect(view).toMatchObject({ state: 'ready', obstacle: null, totals: { lines: 2, overCap: 0 } });
  expect(view.options.relaxed.caps).toEqual([{ profileId: p, cap: 2 }]);
});

test('a challenge that nobody could serve is put aside and named, and does not block the others', async () => {
  const [served, unranked, bare] = await steps.needs(3);
  const [p] = await steps.profiles([{}]);
  await steps.run(served.id, [[p, 5]]);
  await steps.run(bare.id, []);
  const challengeIds = [served, unranked, bare].map((need) => need.challengeId);
  const view = await steps.propose(coordinator, { challengeIds, wanted: 2 });
  expect(view.totals).toMatchObject({ lines: 1, unserved: 2, withoutCandidate: 2 });
  const standings = view.challenges.items.map((row: { standing: string }) => row.standing);
  expect(standings).toEqual(['open', 'no-run', 'no-candidate']);
  const unserved = await coordinator.get(`/api/proposals/${view.id}?show=unserved`);
  expect(unserved.body.challenges.total).toBe(2);
});

test('a second run of the job, or a late one, changes nothing', async () => {
  const [need] = await steps.needs(1);
  const [p] = await steps.profiles([{}]);
  await steps.run(need.id, [[p, 5]]);
  const view = await steps.propose(coordinator, { challengeIds: [need.challengeId], wanted: 1 });
  await steps.compute(view.id);
  expect(await steps.view(coordinator, view.id)).toEqual(view);
  const asked = await coordinator.post('/api/proposals', { wanted: 1 });
  const { id, version } = asked.body;
  expect((await coordinator.put(`/api/proposals/${id}/abandonment`, { version })).status).toBe(204);
  await steps.compute(id);
  expect(await steps.view(coordinator, id)).toMatchObject({ state: 'abandoned', actions: [] });
});

test('a calculation that can not be done says why, and can be asked for again', async () => {
  const [need] = await steps.needs(1);
  const [p] = await steps.profiles([{}]);
  await steps.run(need.id, [[p, 5e6]]);
  const failed = await steps.propose(coordinator, { challengeIds: [need.challengeId], wanted: 1 });
  expect(failed).toMatchObject({
    ...{ state: 'failed', failure: { code: 'assignment-invalid' } },
    actions: ['recompute', 'change-options', 'abandon'],
  });
  await steps.run(need.id, [[p, 5]]);
  const next = await steps.recompute(coordinator, failed.id, failed.version);
  expect(next).toMatchObject({ state: 'ready', failure: null, totals: { lines: 1 } });
});

test('a calculation that is broken off again and again ends as failed', async () => {
  const [need] = await steps.needs(1);
  await steps.run(need.id, []);
  const { challengeId } = need;
  const asked = await coordinator.post('/api/proposals', {
    challengeIds: [challengeId],
    wanted: 1,
  });
  const { id } = asked.body;
  for (let attempt = 1; attempt < 6; attempt++)
    await expect(steps.compute(id, AbortSignal.abort(new Error('stopped')))).rejects.toThrow();
  expect((await steps.view(coordinator, id)).state).toBe('computing');
  await steps.compute(id, AbortSignal.abort(new Error('stopped')));
  expect(await steps.view(coordinator, id)).toMatchObject({
    ...{ state: 'failed', failure: { code: 'computation-failed' } },
  });
});

test('wrong requests are refused and the field is named', async () => {
  const closed = crypto.randomUUID();
  for (const [body, status, field] of [
    [{}, 422, 'wanted'],
    [{ wanted: 0 }, 422, 'wanted'],
    [{ wanted: 21 }, 422, 'wanted'],
    [{ wanted: 1.5 }, 422, 'wanted'],
    [{ wanted: 2, atLeast: 3 }, 422, 'atLeast'],
    [{ wanted: 2, candidates: 201 }, 422, 'candidates'],
    [{ wanted: 2, challengeIds: [] }, 422, 'challengeIds'],
    [{ wanted: 2, minScore: 'x' }, 422, 'minScore'],
    [{ wanted: 2, relaxed: {} }, 422, 'relaxed'],
  ] as const) {
    const answer = await coordinator.post('/api/proposals', body);
    expect([answer.status, answer.body.fields[0].field]).toEqual([status, field]);
  }
  const nothing = await coordinator.post('/api/proposals', { wanted: 1, challengeIds: [closed] });
  expect(nothing.body).toMatchObject({ status: 409, code: 'nothing-open' });
  const [open] = await steps.needs(1);
  const challengeIds = [open.challengeId, closed];
  const half = await coordinator.post('/api/proposals', { wanted: 1, challengeIds });
  expect(half.body).toMatchObject({ status: 422, fields: [{ field: 'challengeIds.1' }] });
});

test('only coordinators see or make proposals', async () => {
  const { body } = await coordinator.get('/api/proposals');
  const id = body.items[0].id;
  expect(body.total).toBeGreaterThan(1);
  for (const role of ['professor', 'enterprise', 'auditor', 'admin'] as const) {
    const who = await app.world.someone(role);
    for (const path of ['', `/${id}`, `/${id}/loads`, `/${id}/consequences`])
      expect([role, path, (await who.get(`/api/proposals${path}`)).status]).toEqual([
        ...[role, path, 403],
      ]);
    expect((await who.post('/api/proposals', { wanted: 1 })).status).toBe(403);
    expect((await who.put(`/api/proposals/${id}/abandonment`, { version: 1 })).status).toBe(403);
  }
});
