import { openedChallenge } from '../support/bid-steps.js';
import { type Cast, castOf } from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  cast = await castOf(app);
});
afterAll(() => app.close());

const award = (id: string, bidId: string) =>
  cast.coordinator.put(`/api/challenges/${id}/award`, { bidId, reason: '技术路线可行' });
const notice = async (id: string) => (await app.anyone.get(`/api/challenges/${id}/award`)).body;
const minutes = async (id: string, who = cast.coordinator) =>
  (await who.get(`/api/challenges/${id}/opening`)).body.items[0];
const verify = (code: string) => app.anyone.get(`/api/verifications/${encodeURIComponent(code)}`);

test('anybody can ask whether an award notice is what is recorded, however he types its code', async () => {
  const { id, bidders, bidIds } = await openedChallenge(app, cast, 2);
  expect((await notice(id)).code).toBeNull();
  await award(id, String(bidIds[0]));
  const { code, challenge } = await notice(id);
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' ')]) {
    const { status, body } = await verify(typed);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code, kind: 'award-notice', minutes: null });
    expect(body.challenge).toMatchObject({ id, number: challenge.number, title: challenge.title });
    expect(body.awards.superseded).toBe(false);
    expect(body.awards.takers).toMatchObject([{ taker: { id: bidders[0]?.organisationId } }]);
  }
});

test('an earlier notice of a race stays true, and says that more takers came', async () => {
  const text = { mechanism: 'race', maxAwards: 2 };
  const { id, bidIds } = await openedChallenge(app, cast, 3, text);
  await award(id, String(bidIds[0]));
  const first = (await notice(id)).code;
  await award(id, String(bidIds[1]));
  const second = (await notice(id)).code;
  expect(second).not.toBe(first);
  expect((await verify(first)).body.awards).toMatchObject({ superseded: true, takers: [{}] });
  expect((await verify(second)).body.awards).toMatchObject({ superseded: false });
  expect((await verify(second)).body.awards.takers).toHaveLength(2);
});

test('minutes bear one code for all readers, and tell a stranger digests and times only', async () => {
  const { id, bidders } = await openedChallenge(app, cast, 2);
  const whole = await minutes(id);
  expect((await minutes(id, bidders[0])).code).toBe(whole.code);
  const { status, body, text } = await verify(whole.code);
  expect(status).toBe(200);
  expect(body).toMatchObject({ kind: 'opening-minutes', awards: null });
  expect(body.minutes).toEqual({
    ...{ round: 1, deadline: whole.deadline, openedAt: whole.openedAt, unreadable: 0 },
    bids: whole.bids.map(({ digest, sealedAt }: Record<string, string>) => ({ digest, sealedAt })),
  });
  for (const line of whole.bids) {
    expect(text).not.toContain(line.price);
    expect(text).not.toContain(line.leadOrganisation);
  }
});

test('once the records say something else, the printed code is no longer borne out', async () => {
  const { id } = await openedChallenge(app, cast, 1);
  const { code } = await minutes(id);
  await app.database.query(
    `update opening set minutes = jsonb_set(minutes, '{bids,0,price}', '"1.00"')
     where challenge_id = $1`,
    [id],
  );
  expect((await verify(code)).status).toBe(404);
  expect((await minutes(id)).code).not.toBe(code);
});

test.each(['JB-2026-0001-N-AAAA-BBBB-CCCC', 'JB-1999-0001-M1-AAAA-BBBB-CCCC', 'x', '%00', '../..'])(
  'of %p there is no paper',
  async (code) => {
    const { status, body } = await verify(code);
    expect([status, body.code]).toEqual([404, 'paper-not-found']);
  },
);
