import { DraftAgreementJob } from '../../src/agreements/draft-agreement.job.js';
import {
  acceptTerms,
  bidBody,
  bidders,
  openDue,
  setDeadline,
  submit,
} from '../support/bid-steps.js';
import { type Cast, castOf, challengeIn, expectStatus } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
let shared: Drafted | undefined;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  cast = await castOf(app);
});
afterAll(() => app.close());

interface Drafted {
  id: string;
  taker: Client;
  awardId: string;
  path: string;
}

/** An agreement as the worker drafted it after an award. */
async function drafted(change: object = {}, text: object = {}): Promise<Drafted> {
  const challengeId = await challengeIn('listed', cast, text);
  const [taker] = await bidders(app, 1);
  await acceptTerms(taker, challengeId);
  await submit(taker, challengeId, change);
  await setDeadline(app, challengeId);
  await openDue(app);
  const { bidId } = (await taker.get(`/api/bids/${challengeId}`)).body;
  const award = await cast.coordinator.put(`/api/challenges/${challengeId}/award`, {
    ...{ bidId, reason: 'best route' },
  });
  expectStatus(award, 200);
  const id = await app.eventually('a drafted agreement', async () => {
    const { body } = await taker.get(`/api/agreements?challengeId=${challengeId}`);
    return body.items[0]?.id;
  });
  return { id, taker, awardId: award.body.id, path: `/api/agreements/${id}` };
}

const ALL_TERMS = {
  ownership: 'joint',
  use: 'issuer-field-exclusive',
  takerIncomeShare: 40,
  secrecyMonths: 24,
  publication: 'after-review',
};

test('an award drafts the agreement from challenge and bid: task book, tranches to the cent, letter', async () => {
  const { path, taker } = await drafted();
  const { body } = await taker.get(path);
  expect(body).toMatchObject({
    state: 'draft',
    version: 1,
    price: '4680000.01',
    issuer: { id: cast.issuer.organisationId },
    taker: { id: taker.organisationId },
  });
  expect(body.taskBook.indicators).toHaveLength(2);
  expect(body.taskBook.indicators[0]).toEqual({
    ...{ name: '屈服强度', comparator: '>=', target: '135', unit: 'MPa', test: 'GB/T 228.1' },
    ...{ how: 'by a manganese window', proof: 'third-party tensile report' },
  });
  expect(body.milestones.map(({ amount }: { amount: string }) => amount)).toEqual([
    '1404000.00',
    '1872000.01',
    '1404000.00',
  ]);
  expect(body.milestones[1]).toMatchObject({ position: 2, dueMonth: 16, state: 'planned' });
  expect(body.ipTerms).toMatchObject({ ownership: 'joint', takerIncomeShare: 40, use: null });
  expect(body.ipTerms.issuerWish).toContain('ip-words');
  expect(body.openPoints).toEqual(['use', 'publication']);
  expect(body.commitment).toContain('军令状');
  expect(body.commitment).toContain('屈服强度 ≥ 135 MPa');
  expect(body.commitment).toContain('经费总额人民币4,680,000.01元');
});

test('the schedule opens what is due by itself, within seconds of the deadline', async () => {
  const id = await challengeIn('listed', cast);
  const [bidder] = await bidders(app, 1);
  await acceptTerms(bidder, id);
  await submit(bidder, id);
  await setDeadline(app, id, 500);
  const opened = () => bidder.get(`/api/bids/${id}`).then(({ body }) => body.state === 'opened');
  await app.eventually('the opening', opened);
});

test('a challenge in English gets an English letter', async () => {
  const { path, taker } = await drafted({}, { language: 'en', title: 'Recycled die-cast alloy' });
  const { body } = await taker.get(path);
  expect(body.title).toContain('Task book: Recycled die-cast alloy');
  expect(body.commitment).toContain('Letter of commitment');
  expect(body.commitment).toContain('within 24 months');
});

test('drafting twice, at once or later, leaves one agreement', async () => {
  const { awardId, id } = await drafted();
  const job = app.running.app.get(DraftAgreementJob, { strict: false });
  await Promise.all([1, 2, 3].map(() => job.run({ awardId })));
  const rows = await app.database.query('select id from agreement where award_id = $1', [awardId]);
  expect(rows).toEqual([{ id }]);
  const events = await app.database.query(`select type from event where stream = $1`, [
    `agreement:${id}`,
  ]);
  expect(events).toEqual([{ type: 'agreementDrafted' }]);
});

test('both sides sign the version they read, and the second signature binds', async () => {
  const { path, taker } = await drafted();
  const early = await cast.issuer.put(`${path}/signature`, { version: 1 });
  expect(early.body.code).toBe('terms-open');
  const edited = await cast.issuer.patch(path, { version: 1, ipTerms: ALL_TERMS });
  expect(edited.status).toBe(200);
  expect(edited.body).toMatchObject({ version: 2, openPoints: [], actions: ['edit', 'sign'] });
  expect((await taker.put(`${path}/signature`, { version: 1 })).body.code).toBe('stale-edit');
  const one = await taker.put(`${path}/signature`, { version: 2 });
  expect(one.body).toMatchObject({ state: 'draft', actions: [] });
  expect((await taker.put(`${path}/signature`, { version: 2 })).status).toBe(200);
  const registration = { number: '2027-苏-0042' };
  expect((await cast.issuer.put(`${path}/registration`, registration)).status).toBe(409);
  const two = await cast.issuer.put(`${path}/signature`, { version: 2 });
  expect(two.body).toMatchObject({ state: 'signed', actions: ['register'] });
  const late = await cast.issuer.patch(path, { version: 2, title: 'late' });
  expect(late.body.code).toBe('agreement-state');
  const registered = await cast.coordinator.put(`${path}/registration`, registration);
  expect(registered.body.registrationNumber).toBe('2027-苏-0042');
  const events = await app.database.query(
    `select type, payload from event where stream = $1 order by version`,
    [`agreement:${path.split('/').at(-1)}`],
  );
  expect(events.slice(2)).toEqual([
    { type: 'agreementSigned', payload: { by: 'taker' } },
    { type: 'agreementSigned', payload: { by: 'issuer', binding: true } },
    { type: 'contractRegistered', payload: { number: '2027-苏-0042' } },
  ]);
});

test('an edit after a signature takes it back', async () => {
  const { path, taker } = await drafted();
  await cast.issuer.patch(path, { version: 1, ipTerms: ALL_TERMS });
  expectStatus(await taker.put(`${path}/signature`, { version: 2 }), 200);
  const changed = await cast.coordinator.patch(path, { version: 2, commitment: '改动' });
  expect(changed.body).toMatchObject({ version: 3, takerSignedAt: null });
  const signed = await cast.issuer.put(`${path}/signature`, { version: 3 });
  expect(signed.body.state).toBe('draft');
});

test('of two edits at once one wins and the other is told that it is stale', async () => {
  const { path } = await drafted();
  const edits = await Promise.all([
    cast.issuer.patch(path, { version: 1, title: 'one' }),
    cast.coordinator.patch(path, { version: 1, title: 'two' }),
  ]);
  expect(edits.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(edits.find(({ status }) => status === 409)?.body).toMatchObject({
    code: 'stale-edit',
    facts: { version: 2 },
    current: { version: 2, state: 'draft', actions: expect.any(Array) },
  });
});

test('milestones are replaced whole; amounts follow the shares to the cent', async () => {
  const { path } = await drafted({ price: '100.00' });
  const milestones = [33.33, 33.33, 33.34].map((share, index) => ({
    ...{ title: `m${index}`, dueMonth: index + 1, deliverable: 'd', share },
  }));
  const wrong = await cast.issuer.patch(path, { version: 1, milestones: milestones.slice(0, 2) });
  expect(wrong.status).toBe(422);
  expect(wrong.body.fields).toEqual([
    {
      ...{ field: 'milestones', message: 'have shares that add up to 66.66, not to 100' },
      ...{ code: 'wrong-sum', facts: { sum: 66.66, wanted: 100 } },
    },
  ]);
  const late = [{ ...milestones[0], share: 100, dueMonth: 25 }];
  expect((await cast.issuer.patch(path, { version: 1, milestones: late })).status).toBe(422);
  const { body } = await cast.issuer.patch(path, { version: 1, milestones });
  expect(body.milestones.map(({ amount }: { amount: string }) => amount)).toEqual([
    ...['33.33', '33.33', '33.34'],
  ]);
});

test('the database refuses milestones that do not add up, whoever writes them', async () => {
  const { id } = await drafted();
  const cheat = app.database.query(
    `update milestone set amount = amount + 0.01 where agreement_id = $1 and position = 1`,
    [id],
  );
  await expect(cheat).rejects.toThrow(/do not add up/);
});

test('only the two sides, coordinators and auditors read an agreement; others have none', async () => {
  const { path, taker, id } = await drafted();
  const colleague = await app.world.someone('professor', taker.organisationId);
  const auditor = await app.world.someone('auditor');
  for (const reader of [taker, colleague, cast.issuer, cast.coordinator, auditor])
    expect((await reader.get(path)).status).toBe(200);
  for (const role of ['enterprise', 'professor'] as const) {
    const stranger = await app.world.someone(role);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get('/api/agreements')).body).toMatchObject({ items: [], total: 0 });
    expect((await stranger.put(`${path}/signature`, { version: 1 })).status).toBe(404);
  }
  const enterprise = await app.world.someone('enterprise');
  expect((await enterprise.patch(path, { version: 1, title: 'x' })).status).toBe(404);
  expect((await enterprise.put(`${path}/registration`, { number: '1' })).status).toBe(404);
  expect((await taker.patch(path, { version: 1, title: 'x' })).status).toBe(403);
  expect((await auditor.put(`${path}/signature`, { version: 1 })).status).toBe(403);
  expect((await app.anyone.get(path)).status).toBe(401);
  const all = await auditor.get('/api/agreements?state=draft&pageSize=100');
  expect(all.body.items.map((item: { id: string }) => item.id)).toContain(id);
});

test('a bid without structured terms leaves every option open, and nothing is made up', async () => {
  const { path } = await drafted({ ipTerms: undefined });
  const { body } = await cast.issuer.get(path);
  expect(body.openPoints).toHaveLength(5);
  expect(body.ipTerms.takerProposal).toBe(Object(bidBody()).ipProposal);
});

test.each([
  ['no version', { title: 'x' }],
  ['a version in words', { version: 'one' }],
  ['an unknown option', { version: 1, ipTerms: { ownership: 'nobody' } }],
  ['a forgotten option', { version: 1, ipTerms: { ownership: null } }],
  ['no milestones', { version: 1, milestones: [] }],
  ['a price', { version: 1, price: '1.00' }],
  ['a NUL', { version: 1, commitment: 'a\u0000b' }],
  ['a list for terms', { version: 1, ipTerms: [] }],
  ['null for a title', { version: 1, title: null }],
])('an edit with %s is refused with a named reason', async (_, body) => {
  const { path } = (shared ??= await drafted());
  const answer = await cast.issuer.patch(path, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.code).toBeTruthy();
});
