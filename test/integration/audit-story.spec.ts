import { type Client } from '../support/client.js';
import { StagedRows } from '../support/staged-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let rows: StagedRows;
let staff: Client;
let coordinator: Client;
let auditor: Client;
let professor: Client;
let challengeId: string;

const story = (client: Client, query = '') =>
  client.get(`/api/challenges/${challengeId}/story${query}`);
const types = async (client: Client) =>
  (await story(client)).body.items.map((item: { type: string }) => item.type);

beforeAll(async () => {
  app = await startTestApp();
  rows = new StagedRows(app);
  staff = await app.world.someone('enterprise', undefined, '王工');
  coordinator = await app.world.someone('coordinator', undefined, '陈协调');
  auditor = await app.world.someone('auditor');
  professor = await app.world.someone('professor', undefined, '李教授本人');
  challengeId = await rows.opened(staff.organisationId ?? '');
  const stream = `challenge:${challengeId}`;
  await rows.event(stream, 'challengeSubmitted', {}, staff);
  const deadline = '2026-03-01T00:00:00.000Z';
  await rows.event(stream, 'challengeListed', { number: 'T-1', deadline }, coordinator);
  await rows.event(stream, 'questionAsked', { questionId: 'q', tier: 'detail' }, professor);
  const invitation = await rows.invitation(challengeId, {
    organisation_id: professor.organisationId,
    person_id: professor.personId,
    invited_by: coordinator.personId,
  });
  await rows.event(`invitation:${invitation}`, 'invitationSent', {}, coordinator);
  const lead = {
    lead_person_id: professor.personId,
    lead_organisation_id: professor.organisationId,
  };
  await rows.event('envelope:sealed', 'envelopeWritten', { digest: 'd' });
  const bid = await rows.bid(challengeId, lead);
  await rows.event(`bid:${bid}`, 'bidOpened', { challengeId, digest: 'd' });
  const award = await rows.award(challengeId, bid, { awarded_by: coordinator.personId });
  const agreement = await rows.agreement(challengeId, award, {
    issuer_id: staff.organisationId,
    taker_id: professor.organisationId,
  });
  await rows.event(`agreement:${agreement}`, 'agreementSigned', { by: 'taker' }, professor);
  const other = await rows.listed(staff.organisationId ?? '');
  await rows.event(`challenge:${other}`, 'challengeEdited', {});
});
afterAll(() => rows.close());

test('an auditor reads the whole story in order, in words, with everyone named', async () => {
  const { status, body } = await story(auditor);
  expect(status).toBe(200);
  expect(body.items.map(({ text }: { text: string }) => text)).toEqual([
    '提交需求',
    '发榜，编号T-1，揭榜截止2026年3月1日 08:00（北京时间）',
    '收到一个提问',
    '邀请李教授揭榜',
    expect.stringMatching(/^开启university \d+的揭榜申请$/),
    expect.stringMatching(/^签署与university \d+的协议$/),
  ]);
  expect(body.items[2].actor).toMatchObject({ kind: 'person', name: '李教授本人' });
  expect(body.items[4]).toMatchObject({ noun: 'bid', actor: { kind: 'system', name: 'test' } });
  expect(body.nextCursor).toBeNull();
});

test('it is told in the language of the reader', async () => {
  await app.database.query(`update person set locale = 'en' where id = $1`, [coordinator.personId]);
  const { body } = await story(coordinator);
  expect(body.items[0].text).toBe('The need was submitted');
});

test('the issuer reads its own story: no invitations, and no researcher by name', async () => {
  expect(await types(staff)).toEqual([
    ...['challengeSubmitted', 'challengeListed', 'questionAsked', 'bidOpened', 'agreementSigned'],
  ]);
  const { body, text } = await story(staff);
  expect(body.items[0].actor).toMatchObject({ name: '王工', role: 'enterprise' });
  expect(body.items[1].actor).toMatchObject({ name: '陈协调', role: 'coordinator' });
  expect(body.items[2].actor).toEqual({
    kind: 'person',
    name: null,
    role: 'professor',
    organisationName: null,
  });
  for (const secret of ['李教授本人', professor.personId, professor.organisationId])
    expect(text).not.toContain(secret);
});

test('no envelope is in any story, and the payload of an event is not handed on', async () => {
  for (const client of [staff, coordinator, auditor]) {
    const { text } = await story(client);
    expect(text).not.toMatch(/envelope|digest|payload|questionId/);
  }
});

test('a bid whose round was not opened is not told, whatever rows there are', async () => {
  await app.database.query(`delete from opening where challenge_id = $1`, [challengeId]);
  expect(await types(auditor)).not.toContain('bidOpened');
});

test('pages follow each other without a gap', async () => {
  const whole = await types(coordinator);
  const paged: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await story(coordinator, `?limit=2${cursor}`);
    paged.push(...body.items.map((item: { type: string }) => item.type));
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(paged).toEqual(whole);
});

test('for another enterprise the challenge does not exist; others may not ask at all', async () => {
  const rival = await app.world.someone('enterprise');
  expect((await story(rival)).status).toBe(404);
  expect((await story(professor)).status).toBe(403);
  expect((await app.anyone.get(`/api/challenges/${challengeId}/story`)).status).toBe(401);
  const unknown = '/api/challenges/01a20044-37f7-7acf-b76d-7fa5c66bb04e/story';
  expect((await auditor.get(unknown)).status).toBe(404);
  expect((await auditor.get('/api/challenges/no-id/story')).status).toBe(400);
});
