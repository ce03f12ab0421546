import { type Client } from '../support/client.js';
import { StagedRows } from '../support/staged-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let rows: StagedRows;
let coordinator: Client;
let issuer: string;
let professor: Client;
beforeAll(async () => {
  app = await startTestApp();
  rows = new StagedRows(app);
  coordinator = await app.world.someone('coordinator');
  professor = await app.world.someone('professor');
  issuer = await app.world.organisation('enterprise');
  await stage();
});
afterAll(() => rows.close());

/** Two fields, two regions, every step once; contracts after 10, 20, 30 and 60 days. */
async function stage() {
  const here = { field: '新材料', region: '浙江', created_at: '2026-01-10T00:00:00Z' };
  await rows.challenge(issuer, { ...here, number: null });
  await rows.challenge(issuer, { ...here, state: 'submitted', submitted_at: new Date() });
  const listed = await rows.listed(issuer, { ...here, submitted_at: new Date() });
  await rows.invitation(listed, {
    organisation_id: professor.organisationId,
    invited_by: coordinator.personId,
  });
  const again = { ...here, state: 'listed', relistings: 1, submitted_at: new Date() };
  await rows.listed(issuer, again);
  for (const days of [10, 20, 30, 60]) await contracted(days);
}

async function contracted(days: number) {
  const created = new Date('2026-02-01T00:00:00Z');
  const signed = new Date(created.getTime() + days * 24 * 3600 * 1000);
  const id = await rows.opened(issuer, {
    ...{ field: '生物医药', region: '江苏', created_at: created, submitted_at: created },
  });
  const bid = await rows.bid(id, {
    lead_person_id: professor.personId,
    lead_organisation_id: professor.organisationId,
  });
  const award = await rows.award(id, bid, { awarded_by: coordinator.personId });
  const half = days === 60 ? { state: 'draft' } : { state: 'signed', taker_signed_at: signed };
  await rows.agreement(id, award, {
    ...{ issuer_id: issuer, taker_id: professor.organisationId, issuer_signed_at: created },
    ...half,
  });
}

const get = (path: string, query: Record<string, string> = {}) =>
  coordinator.get(`/api/insights/${path}?${new URLSearchParams(query)}`);

test('the funnel counts each step, states add up to those entered', async () => {
  const { status, body } = await get('funnel');
  expect(status).toBe(200);
  expect(body.steps).toEqual({
    ...{ entered: 8, submitted: 7, listed: 6, matched: 0, invited: 1 },
    ...{ closed: 5, opened: 4, awarded: 4, agreed: 4, signed: 3 },
  });
  expect(body.states).toEqual([
    { state: 'opened', count: 4 },
    { state: 'listed', count: 2 },
    { state: 'draft', count: 1 },
    { state: 'submitted', count: 1 },
  ]);
});

test('a challenge counts as matched while a run of it is in force', async () => {
  const [{ id }] = await app.database.query(`select id from challenge where state = 'submitted'`);
  const need = await rows.insert('need', {
    ...{ kind: 'challenge', source_id: id, organisation_id: issuer, title: 't', text: 't' },
  });
  const run = await rows.insert('match_run', {
    ...{ need_id: need, input_hash: 'a'.repeat(64), basis: 'b'.repeat(64), corpus_revision: 1 },
    ...{ engine_version: '1', profile_count: 0, document_count: 0, candidate_count: 0 },
    ...{ excluded_count: 0, duration_ms: 1 },
  });
  expect((await get('funnel')).body.steps.matched).toBe(1);
  await app.database.query(`update match_run set state = 'superseded' where id = $1`, [run]);
  expect((await get('funnel')).body.steps.matched).toBe(0);
});

test('no count changes when bids are sealed before the deadline', async () => {
  const read = async () =>
    Promise.all(
      ['funnel', 'need-to-contract', 'fields-by-region'].map(
        async (path) => (await get(path)).text,
      ),
    );
  const before = await read();
  await rows.event('envelope:e1', 'envelopeWritten', { digest: 'd' });
  await rows.insert('sealed_envelope', {
    address: 'a'.repeat(64),
    ciphertext: Buffer.from('x'),
    digest: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
  });
  expect(await read()).toEqual(before);
});

test('filters narrow by field, region and time of entry', async () => {
  const entered = async (query: Record<string, string>) =>
    (await get('funnel', query)).body.steps.entered;
  expect(await entered({ field: '新材料' })).toBe(4);
  expect(await entered({ region: '江苏' })).toBe(4);
  expect(await entered({ field: '新材料', region: '江苏' })).toBe(0);
  expect(await entered({ from: '2026-02-01T00:00:00Z' })).toBe(4);
  expect(await entered({ to: '2026-02-01T00:00:00Z' })).toBe(4);
});

test('the time from need to contract has its median and quartiles, of both signatures only', async () => {
  expect((await get('need-to-contract')).body).toEqual({
    ...{ contracted: 3, lowerQuartile: 15, median: 20, upperQuartile: 25 },
  });
  expect((await get('need-to-contract', { field: '新材料' })).body).toEqual({
    ...{ contracted: 0, lowerQuartile: null, median: null, upperQuartile: null },
  });
});

test('the clock starts at the first submission, not at the draft', async () => {
  const [{ id }] = await app.database.query(
    `select c.id from challenge c join agreement g on g.challenge_id = c.id
     where g.taker_signed_at = '2026-03-03T00:00:00Z'`,
  );
  await app.database.query(`update agreement set taker_signed_at = $2 where challenge_id = $1`, [
    ...[id, new Date(Date.now() + 5 * 24 * 3600 * 1000)],
  ]);
  await rows.event(`challenge:${id}`, 'challengeSubmitted');
  const { body } = await get('need-to-contract');
  expect(body).toMatchObject({ contracted: 3, lowerQuartile: 7.5, median: 10 });
});

test('fields by region are counted together, the largest first', async () => {
  const { body } = await get('fields-by-region');
  expect(body).toEqual({
    items: [
      { field: '新材料', region: '浙江', entered: 4, listed: 2, awarded: 0 },
      { field: '生物医药', region: '江苏', entered: 4, listed: 4, awarded: 4 },
    ],
    truncated: false,
  });
});

test.each(['enterprise', 'professor', 'reviewer'] as const)('%s gets no insights', async (role) => {
  const person = await app.world.someone(role);
  for (const path of ['funnel', 'need-to-contract', 'fields-by-region'])
    expect((await person.get(`/api/insights/${path}`)).status).toBe(403);
});

test.each(['from=x', 'field=%00', 'other=1', `region=${'x'.repeat(501)}`])(
  'the query %s is refused with its field',
  async (query) => {
    const answer = await coordinator.get(`/api/insights/funnel?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.fields[0].field).toBe(query.split('=')[0]);
  },
);
