import { openedChallenge, submit, bidderFor, setDeadline, openDue } from '../support/bid-steps.js';
import { type Cast, castOf, challengeIn, eventsOf } from '../support/challenge-steps.js';
import { type Answer } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
let open: string | undefined;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  cast = await castOf(app);
});
afterAll(() => app.close());

const award = (id: string, bidId: string, headers = {}): Promise<Answer> =>
  cast.coordinator.send(
    'PUT',
    `/api/challenges/${id}/award`,
    { bidId, reason: '技术路线可行' },
    headers,
  );

const statesOf = async (id: string): Promise<Record<string, number>> => {
  const rows: { state: string; count: number }[] = await app.database.query(
    `select state, count(*)::int from bid where challenge_id = $1 group by state`,
    [id],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};

test('an award names the taker to everybody, ends the others, and takes the challenge to contract', async () => {
  const { id, bidders, bidIds } = await openedChallenge(app, cast, 3);
  expect((await app.anyone.get(`/api/challenges/${id}/award`)).body.items).toEqual([]);
  const given = await award(id, bidIds[1]);
  expect(given.status).toBe(200);
  expect(given.body).toMatchObject({ challengeId: id, bidId: bidIds[1], slot: 1 });
  const { text, body } = await app.anyone.get(`/api/challenges/${id}/award`);
  expect(body).toMatchObject({
    challenge: { id, issuer: { id: cast.issuer.organisationId } },
    items: [{ taker: { id: bidders[1].organisationId } }],
  });
  expect(text).not.toMatch(/price|1001\.01|技术路线可行/);
  expect(await statesOf(id)).toEqual({ awarded: 1, unsuccessful: 2 });
  expect((await bidders[0].get(`/api/bids/${id}`)).body.state).toBe('unsuccessful');
  expect((await bidders[1].get(`/api/bids/${id}`)).body.state).toBe('awarded');
  expect((await eventsOf(app, id)).slice(-2)).toEqual(['bidAwarded', 'challengeContracted']);
  const told = await app.database.query(
    `select stream from event where type = 'bidUnsuccessful' and payload ->> 'challengeId' = $1`,
    [id],
  );
  expect(told).toHaveLength(2);
  expect((await award(id, bidIds[0])).body.code).toBe('already-awarded');
  expect((await award(id, bidIds[1])).body.code).toBe('already-awarded');
});

test('of 50 awards at once exactly one wins, twenty times over', async () => {
  for (let round = 0; round < 20; round++) {
    const { id, bidIds } = await openedChallenge(app, cast, 2);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => award(id, bidIds[index % 2])),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 49]);
    expect(new Set(lost.map(({ body }) => body.code))).toEqual(new Set(['already-awarded']));
    expect(await statesOf(id)).toEqual({ awarded: 1, unsuccessful: 1 });
  }
}, 300_000);

test('the same request sent again finds the award it made; its key serves no other bid', async () => {
  const { id, bidIds } = await openedChallenge(app, cast, 2);
  const key = { 'idempotency-key': 'award-7' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => award(id, bidIds[0], key)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await award(id, bidIds[1], key)).body.code).toBe('request-key-reused');
  expect((await award(id, bidIds[0], { 'idempotency-key': 'a b' })).status).toBe(422);
});

test('a race has as many takers as slots, whoever comes at once, and ends with the last', async () => {
  const text = { mechanism: 'race', maxAwards: 2 };
  const { id, bidIds } = await openedChallenge(app, cast, 4, text);
  const first = await award(id, bidIds[0]);
  expect(first.body.slot).toBe(1);
  expect(await statesOf(id)).toEqual({ awarded: 1, opened: 3 });
  expect((await award(id, bidIds[0])).body.code).toBe('already-awarded');
  const rest = await Promise.all(bidIds.slice(1).map((bidId) => award(id, bidId)));
  expect(rest.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await statesOf(id)).toEqual({ awarded: 2, unsuccessful: 2 });
  expect((await app.anyone.get(`/api/challenges/${id}/award`)).body.items).toHaveLength(2);
});

test('a race can be ended with fewer takers, but not with none', async () => {
  const text = { mechanism: 'race', maxAwards: 3 };
  const { id, bidIds } = await openedChallenge(app, cast, 3, text);
  const end = () => cast.coordinator.put(`/api/challenges/${id}/awards-conclusion`);
  expect((await end()).body.code).toBe('no-award');
  await award(id, bidIds[2]);
  expect((await end()).status).toBe(204);
  expect((await end()).body.code).toBe('challenge-state');
  expect(await statesOf(id)).toEqual({ awarded: 1, unsuccessful: 2 });
});

test('nothing is awarded before the opening, after a ruling, to another challenge’s bid, or a former round’s', async () => {
  const listed = await challengeIn('listed', cast);
  const { id, bidIds } = await openedChallenge(app, cast, 2);
  expect((await award(listed, bidIds[0])).body.code).toBe('challenge-state');
  const other = await openedChallenge(app, cast, 1);
  expect((await award(id, other.bidIds[0])).status).toBe(404);
  const ruling = `/api/challenges/${id}/bids/${bidIds[0]}/ineligibility`;
  await cast.coordinator.put(ruling, { reason: '未盖章' });
  expect((await award(id, bidIds[0])).body.code).toBe('bid-state');
  const again = other.id;
  await cast.coordinator.put(`/api/challenges/${again}/bids/${other.bidIds[0]}/ineligibility`, {
    reason: '未盖章',
  });
  await cast.coordinator.put(`/api/challenges/${again}/unfilled`);
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await cast.coordinator.put(`/api/challenges/${again}/relisting`, { deadline });
  await submit(await bidderFor(app, again), again);
  await setDeadline(app, again);
  await openDue(app);
  expect((await award(again, other.bidIds[0])).status).toBe(409);
});

test.each(['enterprise', 'professor', 'auditor', 'admin', 'reviewer'] as const)(
  'a %s awards nothing',
  async (role) => {
    const { id, bidIds } = await openedChallenge(app, cast, 1);
    const person = await app.world.someone(role);
    const body = { bidId: bidIds[0], reason: 'x' };
    expect((await person.put(`/api/challenges/${id}/award`, body)).status).toBe(403);
    expect((await person.put(`/api/challenges/${id}/awards-conclusion`)).status).toBe(403);
    expect((await app.anyone.put(`/api/challenges/${id}/award`, body)).status).toBe(401);
    expect(await statesOf(id)).toEqual({ opened: 1 });
  },
);

test('an award for a challenge nobody may know of is not found', async () => {
  const draft = await challengeIn('draft', cast);
  for (const id of [draft, '00000000-0000-7000-8000-000000000000'])
    expect((await app.anyone.get(`/api/challenges/${id}/award`)).status).toBe(404);
});

test.each([
  ['no body', undefined],
  ['no reason', { bidId: '00000000-0000-7000-8000-000000000000' }],
  ['a blank id', { bidId: '', reason: 'x' }],
  ['a huge reason', { bidId: '00000000-0000-7000-8000-000000000000', reason: 'x'.repeat(5000) }],
  ['a NUL', { bidId: '00000000-0000-7000-8000-000000000000', reason: 'a\u0000' }],
  ['an unknown key', { bidId: '00000000-0000-7000-8000-000000000000', reason: 'x', slot: 2 }],
])('an award with %s is refused with a named reason', async (_, body) => {
  const id = (open ??= (await openedChallenge(app, cast, 1)).id);
  const answer = await cast.coordinator.put(`/api/challenges/${id}/award`, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.code).toBeTruthy();
});
