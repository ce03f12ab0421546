import {
  bidBody,
  bidderFor,
  openDue,
  openedChallenge,
  setDeadline,
  submit,
} from '../support/bid-steps.js';
import { type Cast, castOf, challengeIn } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
let listed: string | undefined;
let writer: Client | undefined;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

test('a draft keeps any part of a bid, saves itself over and over, and is read back as it was', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const path = `/api/bids/${id}/draft`;
  expect((await bidder.get(`/api/bids/${id}`)).body).toMatchObject({
    state: 'none',
    content: null,
  });
  expect((await bidder.put(path, {})).status).toBe(200);
  const part = { route: '第一步', milestones: [{ title: '一' }], members: [{ months: 2 }] };
  const saved = await bidder.put(path, part);
  expect(saved.status).toBe(200);
  const again = await bidder.put(path, { ...part, price: null });
  expect(again.body.savedAt).toBe(saved.body.savedAt);
  const own = await bidder.get(`/api/bids/${id}`);
  expect(own.body).toMatchObject({ state: 'draft', content: part, submission: null });
  expect(own.body.actions).toEqual(['save-draft', 'submit']);
  expect((await bidder.get('/api/bids')).body.items).toMatchObject([
    { challenge: { id }, state: 'draft' },
  ]);
});

test('a complete bid gets a receipt, can be replaced and withdrawn, and comes back as a draft', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const first = await submit(bidder, id);
  expect(first).toMatchObject({ challengeId: id, round: 1 });
  expect(first.challengeNumber).toBeTruthy();
  expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(first.sealedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const second = await submit(bidder, id, { price: 4_000_000 });
  expect(second.digest).not.toBe(first.digest);
  const own = (await bidder.get(`/api/bids/${id}`)).body;
  expect(own).toMatchObject({ state: 'submitted', submission: { receipt: second } });
  expect(own.submission.content.price).toBe('4000000');
  expect(own.actions).toEqual(['save-draft', 'replace', 'withdraw']);

  expect((await bidder.put(`/api/bids/${id}/draft`, { route: 'newer' })).status).toBe(200);
  const edited = (await bidder.get(`/api/bids/${id}`)).body;
  expect(edited).toMatchObject({ content: { route: 'newer' }, submission: { receipt: second } });

  expect((await bidder.delete(`/api/bids/${id}/submission`)).status).toBe(204);
  expect((await bidder.delete(`/api/bids/${id}/submission`)).body.code).toBe('no-bid');
  const after = (await bidder.get(`/api/bids/${id}`)).body;
  expect(after).toMatchObject({ state: 'withdrawn', submission: null });
  expect(after.actions).toEqual(['save-draft', 'submit']);
  await setDeadline(app, id);
  await openDue(app);
  const state = await app.database.query('select state from challenge where id = $1', [id]);
  expect(state).toEqual([{ state: 'unfilled' }]);
});

test('a price above the budget is a warning, not a refusal', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const body = bidBody({ price: '5200000.01' });
  const answer = await bidder.put(`/api/bids/${id}/submission`, body);
  expect(answer.status).toBe(200);
  expect(answer.body.warnings).toMatchObject([{ code: 'price-above-budget' }]);
});

test('what is missing or wrong is named all at once, and nothing is handed in', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const empty = await bidder.put(`/api/bids/${id}/submission`, {});
  expect(empty.status).toBe(422);
  expect(empty.body.code).toBe('bid-incomplete');
  const fields = empty.body.fields.map(({ field }: { field: string }) => field);
  expect(fields).toEqual(
    expect.arrayContaining(['route', 'risks', 'ipProposal', 'members', 'milestones', 'price']),
  );
  expect(fields.filter((field: string) => field === 'indicatorResponses')).toHaveLength(2);
  const nobody = '00000000-0000-7000-8000-000000000000';
  const wrong = await bidder.put(
    `/api/bids/${id}/submission`,
    bidBody({
      partners: [nobody, bidder.organisationId, cast.issuer.organisationId],
      members: [{ expertId: nobody, role: 'x', months: 1 }],
      works: [nobody],
      milestones: [{ title: 'a', month: 25, deliverable: 'b', share: 99.99 }],
    }),
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body.fields).toEqual([
    { field: 'partners.1', message: 'is the lead itself', code: 'is-lead' },
    { field: 'partners.2', message: 'is the issuer of the challenge', code: 'is-issuer' },
    {
      ...{ field: 'milestones.0.month', message: expect.stringContaining('24') },
      ...{ code: 'too-late', facts: { latest: 24 } },
    },
    { field: 'partners.0', message: 'is no organisation', code: 'not-found' },
    { field: 'members.0.expertId', message: 'is no expert', code: 'not-found' },
    { field: 'works.0', message: 'is no work of the lead or a partner', code: 'not-own' },
  ]);
  expect((await bidder.get(`/api/bids/${id}`)).body.state).toBe('none');
});

test('the issuer’s people, the dually employed and those without the terms may not bid', async () => {
  const id = await challengeIn('listed', cast);
  const insider = await bidderFor(app, id);
  await app.database.query(
    `insert into membership (id, person_id, organisation_id, role)
     values (gen_random_uuid(), $1, $2, 'enterprise')`,
    [insider.personId, cast.issuer.organisationId],
  );
  const refused = await insider.put(`/api/bids/${id}/submission`, bidBody());
  expect(refused.status).toBe(403);
  expect(refused.body.code).toBe('issuer-may-not-bid');
  const stranger = await app.world.someone('professor');
  const blind = await stranger.put(`/api/bids/${id}/submission`, bidBody());
  expect(blind.body.code).toBe('terms-not-accepted');
  expect((await stranger.get(`/api/bids/${id}`)).body.actions).toEqual([
    'save-draft',
    'accept-terms',
  ]);
});

test.each(['enterprise', 'coordinator', 'auditor', 'admin', 'reviewer'] as const)(
  'a %s may not touch the bidder’s side at all',
  async (role) => {
    const id = await challengeIn('listed', cast);
    const person = await app.world.someone(role);
    for (const answer of [
      await person.get('/api/bids'),
      await person.get(`/api/bids/${id}`),
      await person.put(`/api/bids/${id}/draft`, {}),
      await person.put(`/api/bids/${id}/submission`, bidBody()),
      await person.delete(`/api/bids/${id}/submission`),
    ])
      expect(answer.status).toBe(403);
  },
);

test('challenges that are not on the list take no bids', async () => {
  const draft = await challengeIn('approved', cast);
  const bidder = await app.world.someone('professor');
  for (const path of [draft, '00000000-0000-7000-8000-000000000000']) {
    expect((await bidder.get(`/api/bids/${path}`)).status).toBe(404);
    expect((await bidder.put(`/api/bids/${path}/draft`, {})).status).toBe(404);
  }
  const gone = await challengeIn('withdrawn', cast);
  expect((await bidder.put(`/api/bids/${gone}/draft`, {})).body.code).toBe('challenge-state');
});

test('after the deadline nothing is written, and the answer names both times', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const receipt = await submit(bidder, id);
  await setDeadline(app, id);
  for (const answer of [
    await bidder.put(`/api/bids/${id}/draft`, { route: 'late' }),
    await bidder.put(`/api/bids/${id}/submission`, bidBody()),
    await bidder.delete(`/api/bids/${id}/submission`),
  ]) {
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('deadline-passed');
    expect(answer.body.facts.closesAt <= answer.body.facts.now).toBe(true);
  }
  const own = (await bidder.get(`/api/bids/${id}`)).body;
  expect(own).toMatchObject({ state: 'submitted', actions: [], submission: { receipt } });
});

test('at the opening all bids lie open together, with minutes that receipts can be found in', async () => {
  const id = await challengeIn('listed', cast);
  const receipts = new Map<string, { digest: string; sealedAt: string }>();
  const bidders = [await bidderFor(app, id), await bidderFor(app, id)];
  for (const bidder of bidders) receipts.set(String(bidder.personId), await submit(bidder, id));
  const drafter = await bidderFor(app, id);
  await drafter.put(`/api/bids/${id}/draft`, bidBody());
  await setDeadline(app, id);
  await Promise.all([openDue(app), openDue(app), openDue(app)]);
  await openDue(app);

  const { body } = await cast.coordinator.get(`/api/challenges/${id}/opening`);
  const [minutes] = body.items;
  expect(minutes.bids).toHaveLength(2);
  for (const [index, bidder] of bidders.entries()) {
    const { digest, sealedAt } = receipts.get(String(bidder.personId)) ?? {};
    expect(minutes.bids[index]).toMatchObject({ digest, sealedAt, price: '4680000.01' });
    const [event] = await app.database.query(
      `select payload from event where stream = $1 order by version desc limit 1`,
      [`envelope:${minutes.bids[index].envelopeId}`],
    );
    expect(event.payload).toEqual({ digest });
  }
  const events = await app.database.query(
    `select type, payload from event where stream = $1 and type ~ 'Closed|Opened' order by version`,
    [`challenge:${id}`],
  );
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'challengeClosed',
    'challengeOpened',
  ]);
  expect(events[1].payload).toMatchObject({ round: 1, bids: 2 });

  const list = await cast.coordinator.get(`/api/challenges/${id}/bids`);
  expect(list.body.total).toBe(2);
  expect(list.body.items[0].actions).toEqual(['award', 'rule-out']);
  expect(list.body.items[0].content).toBeUndefined();
  const detail = await cast.issuer.get(`/api/challenges/${id}/bids/${list.body.items[0].id}`);
  expect(detail.body.content.route).toContain('route-secret-words');

  const own = await bidders[0].get(`/api/challenges/${id}/bids`);
  expect(own.body.total).toBe(1);
  expect(own.body.items[0].id).toBe(minutes.bids[0].bidId);
  const foreign = `/api/challenges/${id}/bids/${minutes.bids[1].bidId}`;
  expect((await bidders[0].get(foreign)).status).toBe(404);
  const veiled = (await bidders[0].get(`/api/challenges/${id}/opening`)).body.items[0];
  expect(veiled.bids[0].price).toBe('4680000.01');
  expect(Object.keys(veiled.bids[1])).toEqual(['digest', 'sealedAt']);
  expect((await drafter.get(`/api/challenges/${id}/opening`)).status).toBe(404);
  expect((await drafter.get(`/api/bids/${id}`)).body).toMatchObject({
    state: 'draft',
    actions: [],
  });
  const other = await app.world.someone('enterprise');
  expect((await other.get(`/api/challenges/${id}/bids`)).status).toBe(404);
  expect((await app.anyone.get(`/api/challenges/${id}/bids`)).status).toBe(401);
});

test('a challenge without a bid is unfilled, has minutes that say so, and can be listed again', async () => {
  const { id } = await openedChallenge(app, cast, 0);
  const { body } = await cast.coordinator.get(`/api/challenges/${id}/opening`);
  expect(body.items).toMatchObject([{ round: 1, bids: [], unreadable: [] }]);
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const again = await cast.coordinator.put(`/api/challenges/${id}/relisting`, { deadline });
  expect(again.status).toBe(200);
  const bidder = await bidderFor(app, id);
  expect(await submit(bidder, id)).toMatchObject({ round: 2 });
  await setDeadline(app, id);
  await openDue(app);
  const rounds = (await cast.coordinator.get(`/api/challenges/${id}/opening`)).body.items;
  expect(rounds.map(({ bids }: { bids: unknown[] }) => bids.length)).toEqual([1, 0]);
});

test('a coordinator rules a bid out with a reason and readmits it; with none left it is unfilled', async () => {
  const { id, bidders, bidIds } = await openedChallenge(app, cast, 1);
  const path = `/api/challenges/${id}/bids/${bidIds[0]}/ineligibility`;
  expect((await cast.coordinator.put(path, {})).status).toBe(422);
  expect((await cast.issuer.put(path, { reason: 'x' })).status).toBe(403);
  expect((await cast.coordinator.put(`/api/challenges/${id}/unfilled`)).body.code).toBe(
    'bids-left',
  );
  expect((await cast.coordinator.put(path, { reason: '牵头人资格不符' })).status).toBe(204);
  expect((await cast.coordinator.put(path, { reason: 'twice' })).status).toBe(409);
  expect((await bidders[0].get(`/api/bids/${id}`)).body).toMatchObject({
    state: 'ineligible',
    reason: '牵头人资格不符',
  });
  expect((await cast.coordinator.delete(path)).status).toBe(204);
  expect((await cast.coordinator.put(path, { reason: 'again' })).status).toBe(204);
  expect((await cast.coordinator.put(`/api/challenges/${id}/unfilled`)).status).toBe(204);
  expect((await cast.coordinator.delete(path)).body.code).toBe('challenge-state');
});

test.each([
  ['a text for a list', { members: 'all' }],
  ['a list in a list', { members: [[{ name: 'x' }]] }],
  ['null in a list', { milestones: [null] }],
  ['a list for an object', { ipTerms: [] }],
  ['an unknown key', { state: 'awarded' }],
  ['an unknown inner key', { members: [{ name: 'x', salary: 1 }] }],
  ['a huge text', { route: 'x'.repeat(40_000) }],
  ['a body above the limit', { route: 'x'.repeat(1_100_000) }],
  [
    'more than an envelope holds',
    { indicatorResponses: Array(200).fill({ how: '热'.repeat(900) }) },
  ],
  ['a NUL', { risks: 'a\u0000b' }],
  ['half a surrogate pair', { members: [{ name: '\ud800' }] }],
  ['a price in words', { price: '1e3' }],
  ['a negative price', { price: -5 }],
  ['a price in thirds', { price: 1 / 3 }],
  ['a price beyond all money', { price: 1e21 }],
  ['a foreign form of id', { works: ['w-1'] }],
  ['a share beyond the whole', { milestones: [{ share: 101 }] }],
  ['a share in thirds', { milestones: [{ share: 33.333 }] }],
  ['a month of zero', { milestones: [{ month: 0 }] }],
  ['a list', [1, 2]],
  ['a number', 7],
])('a draft refuses %s with a named reason', async (_, body) => {
  const id = (listed ??= await challengeIn('listed', cast));
  const bidder = (writer ??= await app.world.someone('professor'));
  const answer = await bidder.put(`/api/bids/${id}/draft`, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.code).toBeTruthy();
});

test.each(['not-an-id', "'; drop table bid; --", '%00', '..%2f..'])(
  'the id %s is refused, not looked up',
  async (id) => {
    const bidder = await app.world.someone('professor');
    for (const path of [`/api/bids/${id}`, `/api/challenges/${id}/bids`]) {
      const { status } = await bidder.get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  },
);
