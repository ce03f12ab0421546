import { grantAnnex } from '../../src/challenges/index.js';
import { type Role } from '../../src/identity/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import { type Client } from '../support/client.js';
import {
  type Cast,
  castOf,
  challengeIn,
  COMPLETE_TEXT,
  eventsOf,
  expectStatus,
  inDays,
  letDeadlinePass,
  type ReachableState,
} from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
let who: Record<'nobody' | 'rival' | Role, Client>;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  who = {
    nobody: app.anyone,
    enterprise: cast.issuer,
    rival: await app.world.someone('enterprise'),
    professor: await app.world.someone('professor'),
    coordinator: cast.coordinator,
    reviewer: await app.world.someone('reviewer'),
    auditor: await app.world.someone('auditor'),
    admin: await app.world.someone('admin'),
  };
});
afterAll(() => app.close());

const path = (id: string, act = '') => `/api/challenges/${id}${act && `/${act}`}`;
const version = '2026-01';

/**
 * Role × route. Each line: the state the challenge is in, the request, and what everybody but the
 * rightful ones gets: nobody, rival, professor, reviewer, auditor, admin; then issuer, coordinator.
 */
type Line = [string, ReachableState, string, string, () => object | undefined, number[]];
const none = () => undefined;
const reason = () => ({ reason: 'why' });
const deadline = () => ({ deadline: inDays(45) });
const LINES: Line[] = [
  ['draft', 'draft', 'POST', '', () => ({ title: 'x' }), [401, 201, 403, 403, 403, 403, 201, 403]],
  ['read a draft', 'draft', 'GET', '', none, [404, 404, 404, 404, 200, 404, 200, 200]],
  ['read a listed one', 'listed', 'GET', '', none, [200, 200, 200, 200, 200, 200, 200, 200]],
  ['managed', 'draft', 'GET', 'managed', none, [401, 200, 403, 403, 200, 403, 200, 200]],
  ['checklist', 'draft', 'GET', 'checklist', none, [401, 404, 403, 403, 200, 403, 200, 200]],
  ['edit', 'draft', 'PATCH', '', () => ({ version: 1 }), [401, 404, 403, 403, 403, 403, 200, 403]],
  ['submit', 'draft', 'PUT', 'submission', none, [401, 404, 403, 403, 403, 403, 200, 403]],
  ['screen', 'submitted', 'PUT', 'screening', none, [401, 403, 403, 403, 403, 403, 403, 200]],
  [
    'form',
    'screening',
    'PATCH',
    'form',
    () => ({ version: 3 }),
    [401, 403, 403, 403, 403, 403, 403, 200],
  ],
  ['return', 'screening', 'PUT', 'return', reason, [401, 403, 403, 403, 403, 403, 403, 200]],
  ['reject', 'screening', 'PUT', 'rejection', reason, [401, 403, 403, 403, 403, 403, 403, 200]],
  ['approve', 'screening', 'PUT', 'approval', none, [401, 403, 403, 403, 403, 403, 403, 200]],
  ['list', 'approved', 'PUT', 'listing', deadline, [401, 403, 403, 403, 403, 403, 403, 200]],
  ['extend', 'listed', 'PUT', 'deadline', deadline, [401, 403, 403, 403, 403, 403, 403, 200]],
  ['relist', 'listed', 'PUT', 'relisting', deadline, [401, 403, 403, 403, 403, 403, 403, 409]],
  ['withdraw', 'listed', 'PUT', 'withdrawal', reason, [401, 404, 403, 403, 403, 403, 200, 409]],
  [
    'accept',
    'listed',
    'PUT',
    'terms-acceptance',
    () => ({ version }),
    [401, 403, 200, 200, 403, 403, 403, 403],
  ],
  [
    'accept unseen',
    'draft',
    'PUT',
    'terms-acceptance',
    () => ({ version }),
    [401, 403, 404, 404, 403, 403, 403, 403],
  ],
  [
    'ask',
    'listed',
    'POST',
    'questions',
    () => ({ question: 'q' }),
    [401, 403, 201, 403, 403, 403, 403, 403],
  ],
  [
    'ask unseen',
    'draft',
    'POST',
    'questions',
    () => ({ question: 'q' }),
    [401, 403, 404, 403, 403, 403, 403, 403],
  ],
  ['questions', 'listed', 'GET', 'questions', none, [200, 200, 200, 200, 200, 200, 200, 200]],
  ['questions unseen', 'draft', 'GET', 'questions', none, [404, 404, 404, 404, 200, 404, 200, 200]],
  ['attach', 'draft', 'POST', 'attachments', form, [401, 404, 403, 403, 403, 403, 201, 403]],
];
const ORDER = [
  ...(['nobody', 'rival', 'professor', 'reviewer'] as const),
  ...(['auditor', 'admin', 'enterprise', 'coordinator'] as const),
];

test.each(LINES)('who may: %s', async (_, state, method, act, body, statuses) => {
  const id = await challengeIn(state, cast);
  const whole = method === 'POST' && !act;
  const url = whole || act === 'managed' ? `/api/challenges${act && `/${act}`}` : path(id, act);
  const got: [string, number][] = [];
  for (const role of ORDER) got.push([role, (await who[role].send(method, url, body())).status]);
  expect(got).toEqual(ORDER.map((role, n) => [role, statuses[n]]));
});

function form(): FormData {
  const data = new FormData();
  data.set('file', new Blob(['%PDF-1.7 drawing']), 'drawing.pdf');
  return data;
}

describe('the tiers of disclosure', () => {
  const TEASER = ['title', 'teaser', 'field', 'keywords', 'region', 'budgetMin', 'budgetMax'];
  const DETAIL = [
    ...['problem', 'indicators', 'expectedResults', 'durationMonths', 'ipWish', 'conditions'],
    'intendedPartners',
  ];
  const RECORD = ['reason', 'version', 'notes', 'source', 'externalId', 'submittedAt', 'createdAt'];

  const expectTier = (body: Record<string, unknown>, tier: string, parts: string[]) => {
    expect(body.tier).toBe(tier);
    const kept = [...DETAIL, 'annex', ...RECORD].filter((part) => part in body);
    expect(new Set(kept)).toEqual(new Set(parts));
    for (const part of TEASER) expect(body).toHaveProperty(part);
    expect(body.indicatorNames).toEqual(['屈服强度', '延伸率']);
  };

  test('each opens exactly its own fields', async () => {
    const id = await challengeIn('listed', cast);
    const see = async (viewer: Client) => (await viewer.get(path(id))).body;
    for (const role of ['nobody', 'rival', 'professor', 'reviewer', 'admin'] as const)
      expectTier(await see(who[role]), 'teaser', []);
    for (const role of ['enterprise', 'coordinator', 'auditor'] as const)
      expectTier(await see(who[role]), 'full', [...DETAIL, 'annex', ...RECORD]);
    const { professor } = who;
    expectStatus(await professor.put(path(id, 'terms-acceptance'), { version }), 200);
    expectTier(await see(professor), 'detail', DETAIL);
    expect(await see(professor)).toMatchObject({ problem: COMPLETE_TEXT.problem, accepted: true });
    await name(id, professor);
    expectTier(await see(professor), 'annex', [...DETAIL, 'annex']);
    expect((await see(professor)).annex).toBe(COMPLETE_TEXT.annex);
  });

  test('being named for the annex opens nothing before the terms are accepted', async () => {
    const id = await challengeIn('listed', cast);
    const invitee = await app.world.someone('professor');
    await name(id, invitee);
    await name(id, invitee);
    expectTier((await invitee.get(path(id))).body, 'teaser', []);
    expectStatus(await invitee.put(path(id, 'terms-acceptance'), { version }), 200);
    expectTier((await invitee.get(path(id))).body, 'annex', [...DETAIL, 'annex']);
    const events = await eventsOf(app, id);
    expect(events.filter((type) => type === 'annexGranted')).toHaveLength(1);
  });

  test('an acceptance is recorded once, with its version, and counts for this challenge only', async () => {
    const id = await challengeIn('listed', cast);
    const other = await challengeIn('listed', cast);
    const person = await app.world.someone('professor');
    const old = await person.put(path(id, 'terms-acceptance'), { version: '2020-01' });
    expect(old.body).toMatchObject({ status: 409, code: 'terms-changed', facts: { version } });
    for (let n = 0; n < 2; n++)
      expectStatus(await person.put(path(id, 'terms-acceptance'), { version }), 200);
    const events = await eventsOf(app, id);
    expect(events.filter((type) => type === 'termsAccepted')).toHaveLength(1);
    expect((await person.get(path(other))).body.tier).toBe('teaser');
    const terms = await app.anyone.get('/api/challenges/confidentiality-terms');
    expect(terms.body.version).toBe(version);
    expect(terms.body.zh.length).toBe(terms.body.en.length);
  });

  test('who took another role since sees as that role', async () => {
    const id = await challengeIn('listed', cast);
    const person = await app.world.someone('professor');
    expectStatus(await person.put(path(id, 'terms-acceptance'), { version }), 200);
    const firm = await app.world.organisation('enterprise');
    const membership = crypto.randomUUID();
    await app.database.query(
      `insert into membership (id, person_id, organisation_id, role)
       values ($1, $2, $3, 'enterprise')`,
      [membership, person.personId, firm],
    );
    expectStatus(await person.put('/api/me/role', { membershipId: membership }), 204);
    expectTier((await person.get(path(id))).body, 'teaser', []);
  });

  test('states before the listing do not exist for outsiders', async () => {
    for (const state of ['draft', 'submitted', 'screening', 'returned', 'approved'] as const) {
      const id = await challengeIn(state, cast);
      for (const role of ['nobody', 'rival', 'professor', 'reviewer', 'admin'] as const) {
        const answer = await who[role].get(path(id));
        expect([state, role, answer.status]).toEqual([state, role, 404]);
        expect(answer.body.detail).toBe('There is no such challenge, or not for you.');
      }
    }
  });
});

describe('questions', () => {
  test('are read by all of their tier, and nobody but the asker learns who asked', async () => {
    const id = await challengeIn('listed', cast);
    const asker = await app.world.someone('professor', undefined, 'Asker Known-Name');
    const ask = (body: object) => asker.post(path(id, 'questions'), body);
    expect((await ask({ question: 'detail?', tier: 'detail' })).status).toBe(403);
    const open = await ask({ question: 'an open question' });
    expectStatus(open, 201);
    expectStatus(await asker.put(path(id, 'terms-acceptance'), { version }), 200);
    expectStatus(await ask({ question: 'a question about the detail' }), 201);
    const read = async (viewer: Client) => (await viewer.get(path(id, 'questions'))).body;
    for (const role of ['nobody', 'rival', 'professor', 'reviewer'] as const) {
      const { items, total } = await read(who[role]);
      expect([items.length, total, items[0].tier, items[0].own]).toEqual([1, 1, 'teaser', false]);
    }
    for (const role of ['enterprise', 'coordinator', 'auditor'] as const) {
      const answer = await who[role].get(path(id, 'questions'));
      expect(answer.body.total).toBe(2);
      expect(answer.body.items.some(({ own }: { own: boolean }) => own)).toBe(false);
      expectNameless(answer.text, asker);
    }
    expect((await read(asker)).items.map(({ own }: { own: boolean }) => own)).toEqual([true, true]);
    const events = await app.database.query(`select * from event where stream = $1`, [
      `challenge:${id}`,
    ]);
    const asked = events.filter(({ type }: { type: string }) => type === 'questionAsked');
    expect(asked).toHaveLength(2);
    expectNameless(JSON.stringify(asked), asker);
  });

  test('are answered by the issuer alone, once', async () => {
    const id = await challengeIn('listed', cast);
    const asked = await who.professor.post(path(id, 'questions'), { question: '可否用回收料？' });
    const url = `/api/questions/${asked.body.id}/answer`;
    const body = { answer: '可以，不低于30%。' };
    for (const [role, status] of [
      ...([
        ['nobody', 401],
        ['rival', 404],
        ['professor', 403],
      ] as const),
      ...([
        ['coordinator', 403],
        ['enterprise', 200],
        ['enterprise', 409],
      ] as const),
    ] as const)
      expect([role, (await who[role].put(url, body)).status]).toEqual([role, status]);
    const { items } = (await app.anyone.get(path(id, 'questions'))).body;
    expect(items[0]).toMatchObject({ ...body, own: false, actions: [] });
  });

  test('end with the deadline, and with the challenge', async () => {
    const id = await challengeIn('listed', cast);
    const asked = await who.professor.post(path(id, 'questions'), { question: 'q' });
    const listed = (await cast.issuer.get(path(id, 'questions'))).body;
    expect(listed.items[0].actions).toEqual(['answer']);
    await letDeadlinePass(app, id);
    const late = await who.professor.post(path(id, 'questions'), { question: 'q' });
    expect(late.body).toMatchObject({ status: 409, code: 'deadline-passed' });
    const answer = await cast.issuer.put(`/api/questions/${asked.body.id}/answer`, { answer: 'a' });
    expect(answer.body.code).toBe('deadline-passed');
    const gone = await challengeIn('withdrawn', cast);
    expect((await who.professor.post(path(gone, 'questions'), { question: 'q' })).status).toBe(409);
  });

  test('of one person have a limit', async () => {
    const id = await challengeIn('listed', cast);
    const asker = await app.world.someone('professor');
    for (let n = 0; n < 30; n++)
      expectStatus(await asker.post(path(id, 'questions'), { question: `q ${n}` }), 201);
    const more = await asker.post(path(id, 'questions'), { question: 'one more' });
    expect(more.body).toMatchObject({ status: 409, code: 'too-many-questions' });
  });
});

function expectNameless(text: string, asker: Client): void {
  for (const trace of [asker.personId, asker.organisationId, 'Known-Name'])
    expect(text).not.toContain(trace);
}

const name = (challengeId: string, person: Client) =>
  app.running.app
    .get(Changes, { strict: false })
    .run(systemOrigin('test'), (change) =>
      grantAnnex(change, { challengeId, personId: person.personId ?? '', grantedBy: null }),
    );
