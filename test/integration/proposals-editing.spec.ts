import { type Answer, type Client } from '../support/client.js';
import { pairsOf, ProposalSteps, type StagedNeed } from '../support/proposal-steps.js';
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

interface Draft {
  a: StagedNeed;
  b: StagedNeed;
  ids: string[];
  view: Answer['body'];
}

/** Two challenges that both rank p 9, q 8, r 7, with one place each; the plan is a–p, b–q or so. */
async function draft(): Promise<Draft> {
  const [a, b] = await steps.needs(2);
  const ids = await steps.profiles([{ loadCap: 1 }, { loadCap: 1 }, { loadCap: 1 }]);
  const [p, q, r] = ids;
  await steps.run(a.id, [
    [p, 9],
    [q, 6],
    [r, 5],
  ]);
  await steps.run(b.id, [
    [p, 8],
    [q, 7],
    [r, 4],
  ]);
  const challengeIds = [a.challengeId, b.challengeId];
  return { a, b, ids, view: await steps.propose(coordinator, { challengeIds, wanted: 1 }) };
}

const edit = (view: Answer['body'], ...edits: object[]) =>
  coordinator.post(`/api/proposals/${view.id}/edits`, { version: view.version, edits });
const pair = (need: StagedNeed, profileId: string) => `${need.id} ${profileId}`;
const at = (need: StagedNeed, profileId: string) => ({ needId: need.id, profileId });

test('what is pinned stays through a new calculation, and the rest is planned around it', async () => {
  const { a, b, ids, view } = await draft();
  const [p, q, r] = ids;
  expect(pairsOf(view)).toEqual([pair(a, p), pair(b, q)].sort());
  const added = await edit(view, { act: 'remove', ...at(a, p) }, { act: 'add', ...at(b, r) });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({
    ...{ version: view.version + 1, proof: { total: 16, edited: true, behind: 5 } },
    totals: { lines: 2, pinned: 1, total: 11, unserved: 1 },
  });
  const stuck = await steps.recompute(coordinator, view.id, added.body.version);
  // Pinned r fills b's only place, so a takes the best of all.
  expect(pairsOf(stuck)).toEqual([pair(a, p), pair(b, r)].sort());
  expect(stuck.proof).toMatchObject({ total: 13, gap: 0, edited: false, behind: 0 });
  const [line] = stuck.challenges.items[1].lines;
  expect(line).toMatchObject({ mark: 'pinned', origin: 'manual', score: 4, rank: 3 });
  const free = await edit(stuck, { act: 'release', ...at(b, r) });
  const again = await steps.recompute(coordinator, view.id, free.body.version);
  expect(pairsOf(again)).toEqual(pairsOf(view));
});

test('what is forbidden is never proposed again until it is released', async () => {
  const { a, b, ids, view } = await draft();
  const [p, q] = ids;
  const banned = await edit(view, { act: 'forbid', ...at(a, p) });
  expect(banned.body.totals).toMatchObject({ lines: 1, forbidden: 1 });
  const next = await steps.recompute(coordinator, view.id, banned.body.version);
  expect(pairsOf(next)).toEqual([pair(a, q), pair(b, p)].sort());
  expect(next.challenges.items[0].forbidden).toMatchObject([
    { profile: { id: p }, mark: 'forbidden', actions: ['release', 'add'] },
  ]);
  const marked = await coordinator.get(`/api/proposals/${view.id}?show=marked`);
  expect(marked.body.challenges.total).toBe(1);
  const freed = await edit(next, { act: 'release', ...at(a, p) });
  const last = await steps.recompute(coordinator, view.id, freed.body.version);
  expect(pairsOf(last)).toEqual(pairsOf(view));
});

test('pins beyond the rules are drawn up in the diagnosis, down to the pin itself', async () => {
  const { a, b, ids, view } = await draft();
  const [p] = ids;
  const both = await edit(view, { act: 'remove', ...at(b, ids[1]) }, { act: 'add', ...at(b, p) });
  expect(both.body.totals).toMatchObject({ lines: 2, overCap: 1 });
  const pinned = await edit(both.body, { act: 'pin', ...at(a, p) });
  const stuck = await steps.recompute(coordinator, view.id, pinned.body.version);
  expect(stuck).toMatchObject({ state: 'stuck', obstacle: { stepCount: 1 } });
  expect(stuck.obstacle.steps[0]).toMatchObject({ rule: 'cap', profileId: p, from: 1, to: 2 });
  // The draft stands as it was edited, and can be mended by hand.
  expect(pairsOf(stuck)).toEqual([pair(a, p), pair(b, p)].sort());
  const mended = await edit(stuck, { act: 'release', ...at(a, p) });
  const ready = await steps.recompute(coordinator, view.id, mended.body.version);
  expect(pairsOf(ready)).toEqual([pair(a, ids[1]), pair(b, p)].sort());
});

test('undo takes edits back one by one, a bulk edit as one', async () => {
  const { a, b, ids, view } = await draft();
  const [p, q, r] = ids;
  const first = await edit(view, { act: 'pin', ...at(a, p) }, { act: 'forbid', ...at(b, q) });
  const second = await edit(first.body, { act: 'add', ...at(b, r) });
  expect(second.body.lastEdit.edits).toEqual([{ act: 'add', ...at(b, r) }]);
  expect(second.body.actions).toContain('undo');
  const undo = (version: number) => coordinator.post(`/api/proposals/${view.id}/undo`, { version });
  const once = await undo(second.body.version);
  expect(once.body.totals).toMatchObject({ lines: 1, pinned: 1, forbidden: 1 });
  const twice = await undo(once.body.version);
  expect(twice.body).toMatchObject({ lastEdit: null, proof: { edited: false } });
  expect(twice.body.actions).not.toContain('undo');
  const back = await steps.view(coordinator, view.id);
  expect(back.challenges).toEqual(view.challenges);
  const empty = await undo(twice.body.version);
  expect(empty.body).toMatchObject({ status: 409, code: 'nothing-to-undo' });
});

test('a stale edit is refused with both versions, whichever act it is', async () => {
  const { a, ids, view } = await draft();
  const [p] = ids;
  expect((await edit(view, { act: 'pin', ...at(a, p) })).status).toBe(201);
  const digest = 'a'.repeat(64);
  const { version } = view;
  const late = [
    await edit(view, { act: 'forbid', ...at(a, p) }),
    await coordinator.post(`/api/proposals/${view.id}/undo`, { version }),
    await coordinator.put(`/api/proposals/${view.id}/calculation`, { version }),
    await coordinator.put(`/api/proposals/${view.id}/options`, { version, wanted: 2 }),
    await coordinator.put(`/api/proposals/${view.id}/relaxation`, { version }),
    await coordinator.put(`/api/proposals/${view.id}/application`, { version, digest }),
    await coordinator.put(`/api/proposals/${view.id}/abandonment`, { version }),
  ];
  for (const { body } of late)
    expect(body).toMatchObject({
      ...{ status: 409, code: 'stale-edit' },
      facts: { version: version + 1, givenVersion: version, state: 'ready' },
    });
});

test('of edits made at once on one version exactly one stands', async () => {
  const { a, b, ids, view } = await draft();
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => edit(view, { act: 'pin', ...at(a, ids[0]) })),
    ...Array.from({ length: 5 }, () => edit(view, { act: 'remove', ...at(b, ids[1]) })),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
});

test('edits that make no sense are refused by name, all of them or none', async () => {
  const { a, b, ids, view } = await draft();
  const [p, q, r] = ids;
  const nobody = crypto.randomUUID();
  const [other] = await steps.needs(1);
  for (const [wrong, status, code, field] of [
    [{ act: 'pin', ...at(a, r) }, 409, 'not-proposed', 'edits.1.profileId'],
    [{ act: 'remove', ...at(a, r) }, 409, 'not-proposed', 'edits.1.profileId'],
    [{ act: 'release', ...at(a, r) }, 409, 'not-proposed', 'edits.1.profileId'],
    [{ act: 'add', ...at(b, q) }, 409, 'already-proposed', 'edits.1.profileId'],
    [{ act: 'add', ...at(a, nobody) }, 422, 'profile-not-found', 'edits.1.profileId'],
    [{ act: 'add', ...at(other, p) }, 422, 'need-not-in-proposal', 'edits.1.needId'],
    [{ act: 'pin', ...at(a, p) }, 422, 'line-twice', 'edits.1.profileId'],
    [{ act: 'melt', ...at(a, r) }, 422, 'validation-failed', 'edits.1.act'],
  ] as const) {
    const { body } = await edit(view, { act: 'pin', ...at(a, p) }, wrong);
    expect([body.status, body.code, body.fields[0].field]).toEqual([status, code, field]);
  }
  expect(await steps.view(coordinator, view.id)).toEqual(view);
});

test('somebody in conflict or dismissed is added only as by hand: with a note, or not at all', async () => {
  const issuer = await app.world.organisation('enterprise', 'Conflicted issuer');
  const [need] = await steps.needs(1, { organisationId: issuer });
  const [free, bound, dismissed] = await steps.profiles([{}, { organisationId: issuer }, {}]);
  await steps.run(need.id, [
    [free, 5],
    [dismissed, 4],
  ]);
  const body = { reason: 'has moved' };
  await coordinator.put(`/api/needs/${need.id}/candidates/${dismissed}/dismissal`, body);
  const view = await steps.propose(coordinator, { challengeIds: [need.challengeId], wanted: 2 });
  const refused = await edit(view, { act: 'add', ...at(need, dismissed) });
  expect(refused.body).toMatchObject({ status: 409, code: 'candidate-dismissed' });
  const blocked = await edit(view, { act: 'add', ...at(need, bound) });
  expect(blocked.body).toMatchObject({ status: 409, code: 'candidate-conflicted' });
  expect(blocked.body.detail).toMatch(/belongs to the issuer Conflicted issuer/);
  expect(blocked.body.fields[0].field).toBe('edits.0.overrideNote');
  const overrideNote = 'An independent laboratory';
  const added = await edit(view, { act: 'add', ...at(need, bound), overrideNote });
  expect(added.status).toBe(201);
  const next = await steps.recompute(coordinator, view.id, added.body.version);
  expect(pairsOf(next)).toEqual([pair(need, free), pair(need, bound)].sort());
  const line = next.challenges.items[0].lines.find(
    ({ profile }: { profile: { id: string } }) => profile.id === bound,
  );
  expect(line).toMatchObject({ mark: 'pinned', overrideNote, refusal: null, score: null });
});

test('a pin that came into force by hand meanwhile leaves the draft at the next calculation', async () => {
  const { a, b, ids, view } = await draft();
  const [p, q] = ids;
  const pinned = await edit(view, { act: 'pin', ...at(a, p) });
  const sent = { challengeId: a.challengeId, profileIds: [p] };
  expect((await coordinator.post('/api/invitations', sent)).status).toBe(201);
  const shown = await steps.view(coordinator, view.id);
  expect(shown.challenges.items[0].lines[0].refusal).toMatchObject({ code: 'already-invited' });
  const next = await steps.recompute(coordinator, view.id, pinned.body.version);
  expect(pairsOf(next)).toEqual([pair(b, q)]);
  expect(next).toMatchObject({ dropped: 1, totals: { pinned: 0 } });
  expect(next.challenges.items[0].inForce).toMatchObject([{ profile: { id: p } }]);
});

test('other options plan anew, and what was loosened stays loosened', async () => {
  const { view } = await draft();
  const path = `/api/proposals/${view.id}/options`;
  const given = { challengeIds: view.options.challengeIds, version: view.version };
  const asked = await coordinator.put(path, { ...given, wanted: 3, atLeast: 0, loadCap: 0 });
  expect(asked.body).toMatchObject({ state: 'computing', actions: ['abandon'] });
  const early = await edit(asked.body, { act: 'pin', ...at(view.challenges.items[0], 'x') });
  expect(early.status).toBe(422);
  await steps.compute(view.id);
  const none = await steps.view(coordinator, view.id);
  expect(none).toMatchObject({ state: 'ready', totals: { lines: 0 }, options: { loadCap: 0 } });
  expect(none.actions).not.toContain('apply');
  const { version } = none;
  const more = await coordinator.put(path, { ...given, version, wanted: 3, loadCap: 2 });
  expect(more.status).toBe(200);
  await steps.compute(view.id);
  // Everybody's own limit of one goes before.
  expect((await steps.view(coordinator, view.id)).totals).toMatchObject({ lines: 3, overCap: 0 });
});
