import { bidderFor, openDue, setDeadline, submit } from '../support/bid-steps.js';
import { type Cast, castOf, challengeIn, expectStatus } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** One challenge from draft to signature by the API's own acts, seen by those who only read. */
let app: TestApp;
let cast: Cast;
let auditor: Client;
let challengeId: string;
let winner: Client;
let loser: Client;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  cast = await castOf(app);
  auditor = await app.world.someone('auditor');
  challengeId = await challengeIn('listed', cast);
  winner = await bidderFor(app, challengeId);
  loser = await bidderFor(app, challengeId);
});
afterAll(() => app.close());

const kinds = async (client: Client): Promise<string[]> => {
  const { body } = await client.get('/api/notifications?pageSize=100');
  return body.items.map((item: { kind: string }) => item.kind);
};

const has = (client: Client, ...wanted: string[]) =>
  app.eventually(`notifications ${wanted.join(', ')}`, async () => {
    const seen = await kinds(client);
    return wanted.every((kind) => seen.includes(kind)) && seen;
  });

/** Nothing that is under way can write another notification. */
const settled = () =>
  app.eventually('all jobs are done', async () => {
    const [{ open }] = await app.database.query(
      `select (select count(*) from event_outbox)
         + (select count(*) from job_ledger where finished_at is null and failed_at is null)
         as open`,
    );
    return Number(open) === 0;
  });

test('the issuer is told of approval and listing; a question and its answer reach each other', async () => {
  await has(cast.issuer, 'challengeApproved', 'challengeListed');
  const asked = await winner.post(`/api/challenges/${challengeId}/questions`, {
    question: '流动末端的壁厚是多少？',
  });
  expectStatus(asked, 201);
  await has(cast.issuer, 'questionAsked');
  const answer = { answer: '2.5 毫米。' };
  expectStatus(await cast.issuer.put(`/api/questions/${asked.body.id}/answer`, answer), 200);
  await has(winner, 'ownQuestionAnswered');
  await has(loser, 'questionAnswered');
});

/** All that a reader of any role can see of events, counts and notices, in full. */
async function readings(): Promise<string> {
  await settled();
  const seen: string[] = [];
  for (const client of [auditor, cast.coordinator, cast.issuer, winner, loser])
    for (const path of [
      ...['/api/notifications?pageSize=100', `/api/challenges/${challengeId}/story`],
      ...['/api/audit/events?limit=200', '/api/audit/events.csv', '/api/insights/funnel'],
      ...['/api/insights/need-to-contract', '/api/insights/fields-by-region'],
    ]) {
      const { status, text } = await client.get(path);
      seen.push(path, status === 200 ? text : String(status));
    }
  return seen.join('\n');
}

test('sealing, replacing and withdrawing bids changes nothing that anyone can read', async () => {
  const before = await readings();
  const { status, body } = await auditor.get('/api/audit/verification');
  expect(status).toBe(200);
  await submit(winner, challengeId);
  await submit(winner, challengeId, { price: '4600000.00' });
  await submit(loser, challengeId);
  expectStatus(await loser.delete(`/api/bids/${challengeId}/submission`), 204);
  await submit(loser, challengeId, { price: '4500000.00' });
  expect(await readings()).toBe(before);
  const after = await app.eventually('the verification rests no more', async () => {
    const answer = await auditor.get('/api/audit/verification');
    return answer.status === 200 && answer.body;
  });
  expect({ ...after, tookMs: 0, checkedAt: '' }).toEqual({ ...body, tookMs: 0, checkedAt: '' });
});

test('after the award winner, loser and issuer are told, and the story tells it all', async () => {
  await setDeadline(app, challengeId);
  await openDue(app);
  const { bidId } = (await winner.get(`/api/bids/${challengeId}`)).body;
  const award = { bidId, reason: '路线成熟' };
  expectStatus(await cast.coordinator.put(`/api/challenges/${challengeId}/award`, award), 200);
  await has(winner, 'bidAwarded', 'challengeContracted', 'agreementDrafted');
  await has(cast.issuer, 'challengeContracted', 'agreementDrafted');
  const lost = await has(loser, 'bidUnsuccessful');
  expect(lost).not.toContain('bidAwarded');
  await settled();
  const { body } = await auditor.get(`/api/challenges/${challengeId}/story`);
  const told = body.items.map((item: { type: string }) => item.type);
  expect(told).toEqual(
    expect.arrayContaining([
      ...['challengeDrafted', 'challengeListed', 'questionAsked', 'termsAccepted'],
      ...['challengeOpened', 'bidOpened', 'bidAwarded', 'bidUnsuccessful', 'agreementDrafted'],
    ]),
  );
  for (const { text, type } of body.items) {
    expect(text).not.toBe(type);
    expect(text).not.toMatch(/[{}[\]—]/);
  }
  const { body: funnel } = await cast.coordinator.get('/api/insights/funnel');
  expect(funnel.steps).toMatchObject({ entered: 1, opened: 1, awarded: 1, agreed: 1, signed: 0 });
});

test('no notification is rendered with a gap', async () => {
  for (const client of [cast.issuer, winner, loser]) {
    const { body } = await client.get('/api/notifications?pageSize=100');
    for (const { title, text, link } of body.items) {
      expect(title + text).not.toMatch(/[{}[\]—]/);
      expect(link).toMatch(/^\/[a-z]+\/[0-9a-f-]{36}$/);
    }
  }
});
