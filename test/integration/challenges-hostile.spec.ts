import { type Client } from '../support/client.js';
import { type Cast, castOf, challengeIn, COMPLETE_TEXT } from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
let draft: string;
let screening: string;
let listed: string;
let professor: Client;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  draft = await challengeIn('draft', cast);
  screening = await challengeIn('screening', cast);
  listed = await challengeIn('listed', cast);
  professor = await app.world.someone('professor');
});
afterAll(() => app.close());

const NOWHERE = '01900000-0000-7000-8000-000000000000';
const HUGE = 'x'.repeat(300_000);

/** Values that no field of a challenge takes, each for its own reason. */
const WRONG: Record<string, unknown[]> = {
  title: [
    null,
    '',
    '   ',
    5,
    true,
    [],
    {},
    ['x'],
    { length: 3 },
    'x'.repeat(301),
    HUGE,
    'a\u0000b',
  ],
  teaser: [5, [], {}, HUGE, 'a\u0000b', '\ud800', 'bell\u0007'],
  problem: [5, ['x'], HUGE, '\udfff'],
  indicators: [
    ...[5, 'x', {}, [5], [null], ['x'], [[]], [{ name: 5 }], [{ comparator: '=>' }]],
    ...[[{ unknown: 1 }], [{ name: HUGE }], [{ name: 'a\u0000' }], Array(51).fill({ name: 'a' })],
    ...[[{ target: 5 }], [{ target: { valueOf: 1 } }], { length: 1, 0: { name: 'a' } }],
  ],
  durationMonths: ['12', 0, -1, 1.5, 1e9, true, [12], {}],
  budgetMin: [5, '-1', '1e9', '1,000', 'NaN', '1.234', '9999999999999', [], {}],
  budgetMax: ['', ' 5', '0x10', '١٢'],
  currency: ['yuan', 'cny', 'CN', 5, ['CNY']],
  cooperation: ['friendly', 5, ['joint'], {}],
  keywords: [
    5,
    'a,b',
    {},
    [5],
    [null],
    [['a']],
    Array(51).fill('a'),
    ['x'.repeat(101)],
    ['a\u0000'],
  ],
  intendedPartners: [[{}], 'x', Array(21).fill('a')],
  mechanism: ['auction', 1],
  maxAwards: [0, 6, '2', 1.5],
  language: ['fr', 'zh-CN', 5],
  region: [HUGE, 5],
};
const FOREIGN = [
  ...['id', 'state', 'organisationId', 'number', 'listedAt', 'deadline', 'source', 'notes'],
  ...['createdBy', 'relistings', 'searchText'],
];

const isNamed = (answer: { status: number; body?: { code?: string } }) => {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body?.code).toBeTruthy();
};

describe('a draft takes no', () => {
  test.each(Object.keys(WRONG))('wrong %s', async (field) => {
    for (const value of WRONG[field] ?? []) {
      const created = await cast.issuer.post('/api/challenges', { title: 'x', [field]: value });
      const shown = JSON.stringify(value)?.slice(0, 60);
      expect([field, shown, created.status]).toEqual([field, shown, 422]);
      expect(created.body.fields[0].field.split('.')[0]).toBe(field);
      const edit = { version: 1, [field]: value };
      const edited = await cast.issuer.patch(`/api/challenges/${draft}`, edit);
      expect([field, shown, edited.status]).toEqual([field, shown, 422]);
    }
    expect((await cast.issuer.get(`/api/challenges/${draft}`)).body.version).toBe(1);
  });

  test.each(FOREIGN)('key of its own making: %s', async (key) => {
    const body = `{"title":"x","version":1,${JSON.stringify(key)}:"listed"}`;
    for (const [method, path] of [
      ['POST', '/api/challenges'],
      ['PATCH', `/api/challenges/${draft}`],
    ] as const) {
      const response = await fetch(`${cast.issuer.address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${cast.issuer.token}`,
          'content-type': 'application/json',
        },
        body,
      });
      isNamed({ status: response.status, body: JSON.parse(await response.text()) });
    }
  });

  test.each(['__proto__', 'constructor', 'toString'])('harm from a key named %s', async (key) => {
    const id = await challengeIn('draft', cast);
    const response = await fetch(`${cast.issuer.address}/api/challenges/${id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${cast.issuer.token}`,
        'content-type': 'application/json',
      },
      body: `{"version":1,"region":"here","${key}":{"state":"listed","title":"no"}}`,
    });
    expect(response.status).toBeLessThan(500);
    const { body } = await cast.issuer.get(`/api/challenges/${id}`);
    expect(body).toMatchObject({ state: 'draft', title: COMPLETE_TEXT.title });
  });

  test.each([
    ['no version', { title: 'x' }],
    ['a version in words', { version: '1' }],
    ['a version of nothing', { version: null }],
    ['a version beyond numbers', { version: 1e300 }],
    ['a version below one', { version: 0 }],
  ])('edit with %s', async (_, body) => {
    const answer = await cast.issuer.patch(`/api/challenges/${draft}`, body);
    expect(answer.body).toMatchObject({ status: 422, fields: [{ field: 'version' }] });
  });
});

test('every route answers hostile bodies and ids with a reason', async () => {
  const reasons = [undefined, {}, { reason: null }, { reason: '' }, { reason: ' \n' }];
  const bodies: unknown[] = [
    ...[...reasons, { reason: 5 }, { reason: HUGE }, { reason: 'a\u0000' }, { reason: ['x'] }],
    ...[{ reason: 'x', state: 'listed' }, [], 'x', 5, null, [{ reason: 'x' }]],
  ];
  for (const act of ['return', 'rejection', 'withdrawal'])
    for (const body of bodies)
      isNamed(await cast.coordinator.put(`/api/challenges/${screening}/${act}`, body));
  for (const act of ['listing', 'relisting', 'deadline'])
    for (const body of [...bodies, { deadline: 5 }, { deadline: HUGE }, { deadline: {} }])
      isNamed(await cast.coordinator.put(`/api/challenges/${screening}/${act}`, body));
  for (const body of [...bodies, { version: 1 }, { version: ['2026-01'] }, { version: HUGE }])
    isNamed(await professor.put(`/api/challenges/${listed}/terms-acceptance`, body));
  const questions = [...bodies, { question: 'x'.repeat(4001) }, { question: 5 }];
  for (const body of [...questions, { question: 'x', tier: 'annex' }, { question: 'a\u0000' }])
    isNamed(await professor.post(`/api/challenges/${listed}/questions`, body));
  for (const body of [...bodies, { answer: 'x'.repeat(8001) }, { answer: 'a\u0000' }])
    isNamed(await cast.issuer.put(`/api/questions/${NOWHERE}/answer`, body));
  for (const body of [...bodies, { version: 1, problem: 'x' }, { version: 1, title: null }])
    isNamed(await cast.coordinator.patch(`/api/challenges/${screening}/form`, body));
  const state = (await cast.coordinator.get(`/api/challenges/${screening}`)).body;
  expect([state.state, state.version]).toEqual(['screening', 3]);
});

test('ids that are none, and ids of nothing, lead nowhere', async () => {
  const ids = ['1', 'null', '%00', '../health', "' or 1=1", `${draft}x`, 'x'.repeat(5000)];
  const acts = ['', '/checklist', '/questions', `/attachments/${NOWHERE}`];
  for (const id of [...ids.map(encodeURIComponent), NOWHERE])
    for (const act of acts) isNamed(await cast.coordinator.get(`/api/challenges/${id}${act}`));
  for (const act of ['screening', 'approval', 'listing', 'withdrawal', 'relisting', 'deadline']) {
    const body = { reason: 'x', deadline: '2030-01-01T00:00:00Z' };
    const given = act === 'withdrawal' ? { reason: 'x' } : { deadline: body.deadline };
    expect((await cast.coordinator.put(`/api/challenges/${NOWHERE}/${act}`, given)).status).toBe(
      404,
    );
  }
  expect((await cast.issuer.put(`/api/challenges/${NOWHERE}/submission`)).status).toBe(404);
  expect((await cast.issuer.patch(`/api/challenges/${NOWHERE}`, { version: 1 })).status).toBe(404);
  const answer = await cast.issuer.put(`/api/questions/${NOWHERE}/answer`, { answer: 'x' });
  expect(answer.status).toBe(404);
  expect((await cast.issuer.get(`/api/challenges/${draft}/attachments/${NOWHERE}`)).status).toBe(
    404,
  );
});

test('a text that looks like code is a text', async () => {
  const title = `'); drop table challenge; -- <script>alert(1)</script> \${7*7} {{7*7}} 😀`;
  const created = await cast.issuer.post('/api/challenges', { title });
  expect(created.body.title).toBe(title);
  const found = await cast.issuer.get(
    `/api/challenges/managed?q=${encodeURIComponent("'); drop table")}`,
  );
  expect(found.body.total).toBe(1);
});
