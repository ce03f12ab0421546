import { expireInvitations } from '../../src/invitations/index.js';
import { JobRegistry } from '../../src/platform/queue/index.js';
import { challengeIn, type Cast, castOf, letDeadlinePass } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let steps: MatchingSteps;
let cast: Cast;
let coordinator: Client;
let professor: Client;
let home: string;
let count = 0;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  cast = await castOf(app);
  coordinator = cast.coordinator;
  professor = await app.world.someone('professor');
  home = String(professor.organisationId);
});
afterAll(() => app.close());

/** A listed challenge that the engine has met; answers the ids of challenge and need. */
async function listed(): Promise<{ challengeId: string; needId: string }> {
  const challengeId = await challengeIn('listed', cast, { title: `铝合金压铸 ${++count}` });
  const needId = await app.eventually('the need of the challenge', async () => {
    const rows = await app.database.query(`select id from need where source_id = $1`, [
      challengeId,
    ]);
    return rows[0]?.id;
  });
  return { challengeId, needId };
}

async function offer(name: string, person?: Client, organisationId = home): Promise<string> {
  const [id] = await steps.offers([
    {
      ...{ name, organisationId, personId: person?.personId },
      works: [['压铸铝合金', '免热处理铝合金的流动与延伸率。']],
    },
  ]);
  return id;
}

const decisionOf = async (needId: string, profileId: string): Promise<string | undefined> => {
  const [row] = await app.database.query(
    `select state from candidate_decision where need_id = $1 and profile_id = $2`,
    [needId, profileId],
  );
  return row?.state;
};

test('an invited professor finds the invitation, is named for the annex, and accepts', async () => {
  const { challengeId, needId } = await listed();
  const profileId = await offer('Professor Ke', professor);
  const body = { challengeId, profileIds: [profileId], message: '请看附件' };
  const sent = await coordinator.post('/api/invitations', body);
  expect(sent.status).toBe(201);
  expect(sent.body).toMatchObject({
    invitations: [{ profileId, hasAccount: true }],
    warnings: [],
  });
  const grants = await app.database.query(
    `select 1 from annex_grant where challenge_id = $1 and person_id = $2`,
    [challengeId, professor.personId],
  );
  expect(grants).toHaveLength(1);
  const own = await professor.get('/api/invitations?state=sent');
  expect(own.body).toMatchObject({
    total: 1,
    items: [{ message: '请看附件', own: true, actions: ['accept', 'decline'] }],
  });
  expect(own.body.items[0].challenge).toMatchObject({ id: challengeId, state: 'listed' });
  expect(own.body.items[0]).not.toHaveProperty('overrideNote');
  const { id } = sent.body.invitations[0];
  expect((await professor.put(`/api/invitations/${id}/acceptance`)).status).toBe(204);
  expect(await decisionOf(needId, profileId)).toBe('invited');
  const again = await professor.put(`/api/invitations/${id}/refusal`, { reason: 'no' });
  expect(again.status).toBe(409);
  expect(again.body.code).toBe('invitation-state');
});

test('a second invitation is refused while the first is open; once it is withdrawn it is possible', async () => {
  const { challengeId, needId } = await listed();
  const profileId = await offer('Professor Lu', await app.world.someone('professor', home));
  const body = { challengeId, profileIds: [profileId] };
  const sent = await coordinator.post('/api/invitations', body);
  const second = await coordinator.post('/api/invitations', body);
  expect(second.status).toBe(409);
  expect(second.body).toMatchObject({ code: 'already-invited', facts: { profileId } });
  const { id } = sent.body.invitations[0];
  expect((await coordinator.put(`/api/invitations/${id}/withdrawal`, {})).status).toBe(204);
  expect(await decisionOf(needId, profileId)).toBe('shortlisted');
  expect((await coordinator.post('/api/invitations', body)).status).toBe(201);
});

test('ten identical invitations at once: exactly one is sent', async () => {
  const { challengeId } = await listed();
  const profileId = await offer('Professor Tao');
  const body = { challengeId, profileIds: [profileId] };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => coordinator.post('/api/invitations', body)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
});

test('a refusal needs a reason, which the coordinator reads; the candidate counts as declined', async () => {
  const { challengeId, needId } = await listed();
  const invited = await app.world.someone('professor', home);
  const profileId = await offer('Professor Shen', invited);
  const sent = await coordinator.post('/api/invitations', { challengeId, profileIds: [profileId] });
  const path = `/api/invitations/${sent.body.invitations[0].id}`;
  expect((await invited.put(`${path}/refusal`, {})).status).toBe(422);
  expect((await invited.put(`${path}/refusal`, { reason: '   ' })).status).toBe(422);
  expect((await invited.put(`${path}/refusal`, { reason: 'No furnace' })).status).toBe(204);
  expect((await coordinator.get(path)).body).toMatchObject({
    state: 'declined',
    declineReason: 'No furnace',
    actions: [],
  });
  expect(await decisionOf(needId, profileId)).toBe('declined');
});

test('a conflict blocks with its path until a note overrides it, which is kept', async () => {
  const { challengeId } = await listed();
  const issuer = String(cast.issuer.organisationId);
  const [free, bound] = [await offer('Free'), await offer('Bound', undefined, issuer)];
  const body = { challengeId, profileIds: [free, bound] };
  const blocked = await coordinator.post('/api/invitations', body);
  expect(blocked.status).toBe(409);
  expect(blocked.body.code).toBe('candidate-conflicted');
  expect(blocked.body.detail).toMatch(/belongs to the issuer/);
  const none = await coordinator.get(`/api/invitations?challengeId=${challengeId}`);
  expect(none.body.total).toBe(0);
  const note = 'A spin-off of its own management';
  const sent = await coordinator.post('/api/invitations', { ...body, overrideNote: note });
  expect(sent.status).toBe(201);
  const { body: list } = await coordinator.get(`/api/invitations?challengeId=${challengeId}`);
  const notes = list.items.map((item: { profile: { name: string }; overrideNote: string }) => [
    item.profile.name,
    item.overrideNote,
  ]);
  expect(notes.sort()).toEqual([
    ['Bound', note],
    ['Free', null],
  ]);
});

test('a profile without an account is invited and the invitation found once the account is linked', async () => {
  const { challengeId } = await listed();
  const late = await app.world.someone('professor', home);
  const [facts] = [{ kind: 'expert' as const, sourceId: crypto.randomUUID() }];
  const profile = { ...facts, organisationId: home, name: 'Late', text: '', loadCap: null };
  await steps.feed([{ ...profile, personId: null, documentIds: [] }], []);
  const [{ id: profileId }] = await app.database.query(
    `select id from profile where source_id = $1`,
    [facts.sourceId],
  );
  const sent = await coordinator.post('/api/invitations', { challengeId, profileIds: [profileId] });
  expect(sent.body.invitations[0].hasAccount).toBe(false);
  expect((await late.get('/api/invitations')).body.total).toBe(0);
  await steps.feed([{ ...profile, personId: String(late.personId), documentIds: [] }], []);
  const { id } = sent.body.invitations[0];
  await app.eventually('the invitation is addressed', async () => {
    const rows = await app.database.query(
      `select 1 from event where stream = $1 and type = 'invitationAddressed'`,
      [`invitation:${id}`],
    );
    return rows.length > 0;
  });
  expect((await late.get('/api/invitations')).body.total).toBe(1);
  expect((await late.put(`/api/invitations/${id}/acceptance`)).status).toBe(204);
});

test('whoever is above his own limit is invited nevertheless, with a warning', async () => {
  const [first, second] = [await listed(), await listed()];
  const sourceId = crypto.randomUUID();
  const profile = { kind: 'expert' as const, sourceId, organisationId: home, name: 'Busy' };
  await steps.feed([{ ...profile, personId: null, text: '', loadCap: 1, documentIds: [] }], []);
  const [{ id }] = await app.database.query(`select id from profile where source_id = $1`, [
    sourceId,
  ]);
  const send = (challengeId: string) =>
    coordinator.post('/api/invitations', { challengeId, profileIds: [id] });
  expect((await send(first.challengeId)).body.warnings).toEqual([]);
  const warned = await send(second.challengeId);
  expect(warned.status).toBe(201);
  expect(warned.body.warnings).toEqual([
    { code: 'over-limit', profileId: id, name: 'Busy', open: 2, limit: 1 },
  ]);
});

test('after its time an invitation can not be accepted, and the sweep ends it', async () => {
  const { challengeId, needId } = await listed();
  const invited = await app.world.someone('professor', home);
  const profileId = await offer('Professor Gu', invited);
  const sent = await coordinator.post('/api/invitations', { challengeId, profileIds: [profileId] });
  const { id } = sent.body.invitations[0];
  await app.database.query(
    `update invitation set expires_at = clock_timestamp() - interval '1 second' where id = $1`,
    [id],
  );
  expect((await invited.get(`/api/invitations/${id}`)).body.actions).toEqual([]);
  const late = await invited.put(`/api/invitations/${id}/acceptance`);
  expect(late.status).toBe(409);
  expect(late.body.code).toBe('invitation-expired');
  await runJob();
  expect((await coordinator.get(`/api/invitations/${id}`)).body.state).toBe('expired');
  expect(await decisionOf(needId, profileId)).toBe('shortlisted');
});

test('only a challenge that takes bids can be invited to', async () => {
  const { challengeId } = await listed();
  const profileId = await offer('Professor Bai');
  await letDeadlinePass(app, challengeId);
  const late = await coordinator.post('/api/invitations', { challengeId, profileIds: [profileId] });
  expect(late.status).toBe(409);
  const draft = await challengeIn('draft', cast);
  const early = await coordinator.post('/api/invitations', {
    ...{ challengeId: draft, profileIds: [profileId] },
  });
  expect(early.status).toBe(409);
  expect(early.body.code).toBe('challenge-state');
});

test('nobody reads or answers an invitation of somebody else; only coordinators send', async () => {
  const { challengeId } = await listed();
  const owner = await app.world.someone('professor', home);
  const profileId = await offer('Professor Yan', owner);
  const body = { challengeId, profileIds: [profileId] };
  const stranger = await app.world.someone('professor');
  const auditor = await app.world.someone('auditor');
  for (const [who, status] of [
    [stranger, 403],
    [cast.issuer, 403],
    [auditor, 403],
    [app.anyone, 401],
  ] as const)
    expect((await who.post('/api/invitations', body)).status).toBe(status);
  const sent = await coordinator.post('/api/invitations', body);
  const path = `/api/invitations/${sent.body.invitations[0].id}`;
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.get('/api/invitations')).body.total).toBe(0);
  expect((await stranger.put(`${path}/acceptance`)).status).toBe(404);
  expect((await stranger.put(`${path}/refusal`, { reason: 'x' })).status).toBe(404);
  expect((await cast.issuer.get('/api/invitations')).status).toBe(403);
  expect((await coordinator.put(`${path}/acceptance`)).status).toBe(403);
  expect((await owner.put(`${path}/withdrawal`, {})).status).toBe(403);
  expect((await auditor.get(path)).body).toMatchObject({ state: 'sent', actions: [] });
});

const ID = crypto.randomUUID();
test.each([
  ['no profiles', { profileIds: [] }, 'profileIds'],
  ['a profile twice', { profileIds: [ID, ID] }, 'profileIds'],
  ['a word for an id', { profileIds: ['x'] }, 'profileIds'],
  ['an unknown key', { admin: true }, 'admin'],
  ['a list for a text', { message: ['x'] }, 'message'],
  ['a huge message', { message: 'x'.repeat(5000) }, 'message'],
])('an invitation with %s is refused, and the field named', async (_, part, field) => {
  const body = { challengeId: ID, profileIds: [ID], ...part };
  const answer = await coordinator.post('/api/invitations', body);
  expect(answer.status).toBe(422);
  expect(answer.body.fields[0].field).toBe(field);
});

test('an unknown challenge or profile is named as such', async () => {
  const { challengeId } = await listed();
  const id = crypto.randomUUID();
  const nowhere = { challengeId: id, profileIds: [id] };
  expect((await coordinator.post('/api/invitations', nowhere)).status).toBe(404);
  const nobody = await coordinator.post('/api/invitations', { challengeId, profileIds: [id] });
  expect(nobody.status).toBe(409);
  expect(nobody.body.code).toBe('profile-not-found');
});

/** Runs the sweep once, as the schedule does. */
async function runJob(): Promise<void> {
  const handler = app.running.app.get(JobRegistry).handlerOf(expireInvitations.name);
  await handler.run({}, { id: 'test', signal: new AbortController().signal });
}
