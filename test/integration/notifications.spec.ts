import { NOTIFICATION_INVARIANTS, NOTIFIED_EVENTS } from '../../src/notifications/index.js';
import { type Client } from '../support/client.js';
import { StagedRows } from '../support/staged-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let rows: StagedRows;
let staff: Client;
let colleague: Client;
let professor: Client;
let rival: Client;
let coordinator: Client;
let challengeId: string;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  rows = new StagedRows(app);
  staff = await app.world.someone('enterprise');
  colleague = await app.world.someone('enterprise', staff.organisationId);
  professor = await app.world.someone('professor');
  rival = await app.world.someone('professor');
  coordinator = await app.world.someone('coordinator');
  challengeId = await rows.listed(staff.organisationId ?? '', { created_by: staff.personId });
});
afterAll(() => rows.close(NOTIFICATION_INVARIANTS));

/** Waits until the notify job of the event is done, whether or not it told anyone. */
async function told(eventId: string): Promise<{ person_id: string; kind: string }[]> {
  await app.eventually('the notify job', async () => {
    const [job] = await app.database.query(
      `select finished_at from job_ledger where event_id = $1 and name = 'notify'`,
      [eventId],
    );
    return Boolean(job?.finished_at);
  });
  return app.database.query(
    `select person_id, kind from notification where event_id = $1 order by kind, person_id`,
    [eventId],
  );
}

const people = (rows: { person_id: string }[]) => rows.map((row) => row.person_id).sort();
const ids = (...clients: Client[]) => clients.map((client) => client.personId).sort();
const newest = async (client: Client) =>
  (await client.get('/api/notifications')).body.items[0] as Record<string, unknown>;

const invite = () =>
  rows.invitation(challengeId, {
    organisation_id: professor.organisationId,
    person_id: professor.personId,
    invited_by: coordinator.personId,
    decline_reason: '本年度任务已满',
  });

test('an invited person finds the invitation in his inbox, in his language, with a link', async () => {
  const invitation = await invite();
  expect(
    people(await told(await rows.event(`invitation:${invitation}`, 'invitationSent'))),
  ).toEqual(ids(professor));
  expect(await newest(professor)).toMatchObject({
    kind: 'invitationSent',
    title: '邀请您揭榜：高镍正极材料循环寿命',
    text: expect.stringContaining('请在2027年1月15日 12:00（北京时间）前答复'),
    link: `/invitations/${invitation}`,
    facts: { challengeId, invitationId: invitation },
    readAt: null,
    actions: ['read'],
  });
  await app.database.query(`update person set locale = 'en' where id = $1`, [professor.personId]);
  expect((await newest(professor)).title).toBe(
    'You are invited to take a challenge: 高镍正极材料循环寿命',
  );
});

test('an answer to an invitation is told to the one who sent it, with the reason of a refusal', async () => {
  await app.database.query(`delete from notification`);
  await app.database.query(`update invitation set state = 'withdrawn'`);
  const invitation = await invite();
  const stream = `invitation:${invitation}`;
  expect(people(await told(await rows.event(stream, 'invitationAddressed')))).toEqual(
    ids(professor),
  );
  expect(people(await told(await rows.event(stream, 'invitationAccepted')))).toEqual(
    ids(coordinator),
  );
  await told(await rows.event(stream, 'invitationDeclined'));
  expect((await newest(coordinator)).text).toContain('本年度任务已满');
  await told(await rows.event(stream, 'invitationWithdrawn'));
  expect(await newest(professor)).toMatchObject({ kind: 'invitationWithdrawn' });
});

test.each(['challengeReturned', 'challengeRejected', 'challengeApproved', 'challengeListed'])(
  '%s is told to the staff of the issuer and to nobody else',
  async (type) => {
    const payload = { reason: '指标不清', deadline: '2027-02-01T00:00:00.000Z' };
    const event = await rows.event(`challenge:${challengeId}`, type, payload);
    expect(people(await told(event))).toEqual(ids(staff, colleague));
    const { text } = await newest(staff);
    expect(text).not.toMatch(/[{}[\]—]/);
    if (type === 'challengeReturned') expect(text).toContain('指标不清');
  },
);

test('a coordinator who entered the challenge is told too; staff who left are not', async () => {
  const entered = await rows.listed(staff.organisationId ?? '', {
    created_by: coordinator.personId,
  });
  const leaver = await app.world.someone('enterprise', staff.organisationId);
  await app.database.query(
    `update membership set ended_at = clock_timestamp() where person_id = $1`,
    [leaver.personId],
  );
  const disabled = await app.world.someone('enterprise', staff.organisationId);
  await app.database.query(`update person set disabled_at = clock_timestamp() where id = $1`, [
    disabled.personId,
  ]);
  const event = await rows.event(`challenge:${entered}`, 'challengeApproved');
  expect(people(await told(event))).toEqual(ids(staff, colleague, coordinator));
});

test('a question is told to the staff without its asker; the answer to him and who accepted the terms', async () => {
  const questionId = await rows.insert('challenge_question', {
    challenge_id: challengeId,
    tier: 'detail',
    asked_by: professor.personId,
    asker_organisation_id: professor.organisationId,
    question: '循环测试温度是多少？',
    answer: '45 摄氏度。',
    answered_by: staff.personId,
    answered_at: new Date(),
  });
  for (const reader of [professor, rival])
    await app.database.query(
      `insert into confidentiality_acceptance
         (challenge_id, person_id, organisation_id, terms_version) values ($1, $2, $3, '1')`,
      [challengeId, reader.personId, reader.organisationId],
    );
  const stream = `challenge:${challengeId}`;
  const asked = await told(await rows.event(stream, 'questionAsked', { questionId }));
  expect(people(asked)).toEqual(ids(staff, colleague));
  const seen = JSON.stringify(await newest(staff));
  for (const secret of [professor.personId, professor.organisationId, 'professor'])
    expect(seen).not.toContain(secret);
  const answered = await told(await rows.event(stream, 'questionAnswered', { questionId }));
  expect(answered).toEqual([
    { person_id: professor.personId, kind: 'ownQuestionAnswered' },
    { person_id: rival.personId, kind: 'questionAnswered' },
  ]);
});

test('the winner, each unsuccessful bidder with his reason, and both sides of the contract are told', async () => {
  const won = await rows.opened(staff.organisationId ?? '', { title: '钠电硬碳负极' });
  const lead = (client: Client) => ({
    lead_person_id: client.personId,
    lead_organisation_id: client.organisationId,
  });
  const winner = await rows.bid(won, lead(professor));
  const loser = await rows.bid(won, { ...lead(rival), reason: '指标证明不足' });
  const award = await rows.award(won, winner, { awarded_by: coordinator.personId });
  const agreement = await rows.agreement(won, award, {
    issuer_id: staff.organisationId,
    taker_id: professor.organisationId,
  });
  const tell = async (stream: string, type: string, payload = {}) =>
    people(await told(await rows.event(stream, type, payload)));

  const ruledOut = { reason: '牵头单位不符合条件' };
  expect(await tell(`bid:${loser}`, 'bidRejected', ruledOut)).toEqual(ids(rival));
  expect((await newest(rival)).text).toContain('牵头单位不符合条件');
  expect(await tell(`bid:${loser}`, 'bidReadmitted')).toEqual(ids(rival));
  const awarded = { awardId: award, bidId: winner };
  expect(await tell(`challenge:${won}`, 'bidAwarded', awarded)).toEqual(ids(professor));
  expect(await newest(professor)).toMatchObject({ kind: 'bidAwarded', link: `/bids/${won}` });
  expect(await tell(`bid:${loser}`, 'bidUnsuccessful')).toEqual(ids(rival));
  expect((await newest(rival)).text).toContain('指标证明不足');
  expect(await tell(`challenge:${won}`, 'challengeContracted')).toEqual(
    ids(staff, colleague, professor),
  );
  expect(await tell(`agreement:${agreement}`, 'agreementDrafted')).toEqual(
    ids(staff, colleague, professor),
  );
  expect((await newest(staff)).link).toBe(`/agreements/${agreement}`);
  const about = `agreement:${agreement}`;
  const first = { by: 'issuer' };
  expect(await tell(about, 'agreementSigned', first)).toEqual(ids(professor));
  expect((await newest(professor)).title).toContain('Your signature is awaited');
  expect(await tell(about, 'agreementEdited', { fields: ['title'] })).toEqual([]);
  const changed = { fields: ['title'], lapsed: 'issuer' };
  expect(await tell(about, 'agreementEdited', changed)).toEqual(ids(staff, colleague));
  expect((await newest(staff)).title).toContain('重新签署');
  const second = { by: 'taker', binding: true };
  expect(await tell(about, 'agreementSigned', second)).toEqual(
    ids(staff, colleague, professor, coordinator),
  );
  expect((await newest(coordinator)).link).toBe(`/agreements/${agreement}`);
});

test('the end of an import is told to whoever asked for it', async () => {
  const facts = {
    format: 'csv',
    source: 'csv',
    file_name: '专家.csv',
    size: 10,
    sha256: 'a'.repeat(64),
  };
  const requested_by = coordinator.personId;
  const run = await rows.insert('import_run', {
    ...{ ...facts, requested_by, state: 'finished', read: 3, stored: 2, rejected: 1 },
  });
  await told(await rows.event(`import:${run}`, 'importFinished'));
  expect((await newest(coordinator)).text).toContain('读取3条，入库2条，未变化0条，退回1条');
  const trial = await rows.insert('import_run', {
    ...{ ...facts, requested_by, state: 'finished', dry_run: true, read: 1, stored: 1 },
  });
  await told(await rows.event(`import:${trial}`, 'importFinished'));
  expect((await newest(coordinator)).text).toContain('未保存任何记录');
  const failed = await rows.insert('import_run', {
    ...{ ...facts, requested_by, state: 'failed', failure: '文件中断' },
  });
  await told(await rows.event(`import:${failed}`, 'importFailed'));
  expect((await newest(coordinator)).text).toContain('文件中断');
});

test('nothing is planned for a sealed envelope, a match run or any event outside the table', async () => {
  expect(NOTIFIED_EVENTS.filter((type) => /envelope|matchRun|seal/i.test(type))).toEqual([]);
  const silent = [
    await rows.event('envelope:x1', 'envelopeSealed'),
    await rows.event('need:x1', 'matchRunCompleted'),
  ];
  await told(await rows.event(`challenge:${challengeId}`, 'challengeApproved'));
  const jobs = await app.database.query(
    `select id from job_ledger where name = 'notify' and event_id = any($1)`,
    [silent],
  );
  expect(jobs).toEqual([]);
});

test('an event is told once, however often its job runs', async () => {
  const event = await rows.event(`challenge:${challengeId}`, 'challengeApproved');
  const before = await told(event);
  await app.database.query(
    `update job_ledger set finished_at = null, enqueued_at = null, id = id || '-again'
     where event_id = $1`,
    [event],
  );
  expect(await told(event)).toEqual(before);
});

test('reading counts once; unread ones can be listed alone; all can be read up to a time', async () => {
  const { body } = await staff.get('/api/notifications?pageSize=2');
  expect(body.items).toHaveLength(2);
  expect(body.unread).toBe(body.total);
  const [first, second] = body.items;
  expect((await staff.put(`/api/notifications/${first.id}/reading`)).status).toBe(204);
  const readAt = (await newest(staff)).readAt;
  expect((await staff.put(`/api/notifications/${first.id}/reading`)).status).toBe(204);
  expect(await newest(staff)).toMatchObject({ readAt, actions: [] });
  const unread = await staff.get('/api/notifications?unread=true&page=1&pageSize=1');
  expect(unread.body).toMatchObject({ total: body.total - 1, unread: body.total - 1 });
  expect(unread.body.items[0].id).toBe(second.id);

  await app.database.query(
    `update notification set created_at = created_at + interval '1 hour' where id = $1`,
    [second.id],
  );
  const until = new Date().toISOString();
  expect((await staff.put('/api/notifications/reading', { until })).status).toBe(204);
  expect((await staff.get('/api/notifications')).body.unread).toBe(1);
});

test("nobody sees or reads another's notifications", async () => {
  const mine = await newest(colleague);
  expect((await staff.put(`/api/notifications/${mine.id}/reading`)).status).toBe(404);
  const seen = (await staff.get('/api/notifications?pageSize=100')).body.items;
  expect(seen.map((item: { id: string }) => item.id)).not.toContain(mine.id);
  expect((await app.anyone.get('/api/notifications')).status).toBe(401);
  expect((await app.anyone.put('/api/notifications/reading', {})).status).toBe(401);
});

test.each(['page=0', 'pageSize=101', 'unread=maybe', 'person=x', 'page=1.5'])(
  'the query %s is refused with its field',
  async (query) => {
    const answer = await staff.get(`/api/notifications?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.fields[0].field).toBe(query.split('=')[0]);
  },
);
