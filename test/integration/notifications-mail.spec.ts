import { NOTIFICATION_INVARIANTS } from '../../src/notifications/index.js';
import { SendMail } from '../../src/notifications/send-mail.job.js';
import { type Client } from '../support/client.js';
import { headerOf, type MailBox, openMailBox, textOf } from '../support/mail-box.js';
import { StagedRows } from '../support/staged-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let rows: StagedRows;
let box: MailBox;
let staff: Client;
let challengeId: string;
/** What the server says to an address, by how often it was asked; tests set it. */
let verdict: (address: string, times: number) => { code: number; text: string } | undefined;

beforeAll(async () => {
  verdict = () => undefined;
  box = await openMailBox({ verdict: (address, times) => verdict(address, times) });
  const env = { SMTP_URL: box.url, PUBLIC_URL: 'https://list.example' };
  app = await startTestApp({ worker: true, env });
  rows = new StagedRows(app);
  staff = await app.world.someone('enterprise');
  challengeId = await rows.listed(staff.organisationId ?? '', {
    title: '高镍\r\nBcc: a@b.example',
  });
});
afterAll(async () => {
  await rows.close(NOTIFICATION_INVARIANTS);
  await box.close();
});
beforeEach(() => {
  box.letters.length = 0;
  box.asked.length = 0;
});

interface Row {
  id: string;
  mailed_at: Date | null;
  mail_refused_at: Date | null;
  mail_refusal: string | null;
  mail_claimed_at: Date | null;
}

/** Records an approval and waits until the mail of its one notification is settled. */
async function settled(): Promise<Row> {
  const event = await rows.event(`challenge:${challengeId}`, 'challengeApproved');
  return app.eventually('the mail is settled', async () => {
    const [job] = await app.database.query(
      `select finished_at from job_ledger where event_id = $1 and name = 'send-mail'`,
      [event],
    );
    if (!job?.finished_at) return undefined;
    const [row] = await app.database.query(`select * from notification where event_id = $1`, [
      event,
    ]);
    return row;
  });
}

const runAgain = (notificationId: string) =>
  app.running.app
    .get(SendMail, { strict: false })
    .run({ notificationId }, { signal: new AbortController().signal });

test('a notification goes out by mail in the language of its person, with a link', async () => {
  const row = await settled();
  expect(row).toMatchObject({ mailed_at: expect.any(Date), mail_refused_at: null });
  expect(box.letters).toHaveLength(1);
  const [letter = ''] = box.letters;
  expect(headerOf(letter, 'Subject')).toBe('需求通过遴选：高镍 Bcc: a@b.example');
  expect(headerOf(letter, 'Bcc')).toBeUndefined();
  expect(headerOf(letter, 'Message-ID')).toBe(`<${row.id}@jiebang.example>`);
  expect(textOf(letter)).toContain('已通过遴选，等待发榜。');
  expect(textOf(letter)).toContain(`https://list.example/challenges/${challengeId}`);
  expect(textOf(letter)).toContain('请勿回复');
});

test('the job run again sends no second letter', async () => {
  const { id } = await settled();
  await runAgain(id);
  await Promise.all([runAgain(id), runAgain(id)]);
  expect(box.letters).toHaveLength(1);
});

test('two runs at once send one letter: one holds the claim, the other comes back later', async () => {
  const { id } = await settled();
  box.letters.length = 0;
  await app.database.query(
    `update notification set mailed_at = null, mail_claimed_at = null where id = $1`,
    [id],
  );
  const runs = await Promise.allSettled([runAgain(id), runAgain(id), runAgain(id)]);
  expect(runs.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
  expect(box.letters).toHaveLength(1);
});

test('a letter claimed by a worker that died is sent after the claim runs out', async () => {
  const { id } = await settled();
  box.letters.length = 0;
  const claimedAgo = (seconds: number) =>
    app.database.query(
      `update notification set mailed_at = null,
         mail_claimed_at = clock_timestamp() - make_interval(secs => $2) where id = $1`,
      [id, seconds],
    );
  await claimedAgo(60);
  await expect(runAgain(id)).rejects.toThrow('another worker');
  await claimedAgo(180);
  await runAgain(id);
  expect(box.letters).toHaveLength(1);
});

test('a temporary failure is tried again until the letter is taken, once', async () => {
  verdict = (_, times) => (times < 3 ? { code: 451, text: 'greylisted' } : undefined);
  const row = await settled();
  verdict = () => undefined;
  expect(row).toMatchObject({ mailed_at: expect.any(Date), mail_refused_at: null });
  expect(box.asked).toHaveLength(3);
  expect(box.letters).toHaveLength(1);
});

test('a refusal is final and written down', async () => {
  verdict = () => ({ code: 550, text: 'no such user' });
  const row = await settled();
  verdict = () => undefined;
  expect(row).toMatchObject({ mailed_at: null, mail_refusal: 'EENVELOPE 550' });
  await runAgain(row.id);
  expect(box.asked).toHaveLength(1);
  expect(box.letters).toHaveLength(0);
});

test('a person without an address has the inbox only', async () => {
  const silent = await app.world.someone('enterprise');
  await app.database.query(`update person set email = null where id = $1`, [silent.personId]);
  const own = await rows.listed(silent.organisationId ?? '');
  const event = await rows.event(`challenge:${own}`, 'challengeApproved');
  await app.eventually('the inbox', async () => {
    const { body } = await silent.get('/api/notifications');
    return body.total === 1;
  });
  const jobs = await app.database.query(
    `select id from job_ledger where event_id = $1 and name = 'send-mail'`,
    [event],
  );
  expect(jobs).toEqual([]);
});

test('a person disabled between notice and letter gets none', async () => {
  const leaver = await app.world.someone('enterprise');
  const own = await rows.listed(leaver.organisationId ?? '');
  verdict = () => ({ code: 451, text: 'later' });
  const event = await rows.event(`challenge:${own}`, 'challengeApproved');
  await app.eventually('a first try', async () => box.asked.length > 0);
  await app.database.query(`update person set disabled_at = clock_timestamp() where id = $1`, [
    leaver.personId,
  ]);
  verdict = () => undefined;
  const row = await app.eventually('the refusal', async () => {
    const [found] = await app.database.query(`select * from notification where event_id = $1`, [
      event,
    ]);
    return found.mail_refused_at ? found : undefined;
  });
  expect(row.mailed_at).toBeNull();
  expect(box.letters).toHaveLength(0);
});
