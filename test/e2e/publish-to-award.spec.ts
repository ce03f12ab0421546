import { setDeadline } from '../support/bid-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * The whole road, over HTTP, with the real worker: import → listed → scored → match queue →
 * invitation → sealed bids → opening → award → draft agreement → what the auditor reads.
 */
let app: TestApp;
let coordinator: Client;
let issuer: Client;
let auditor: Client;
let lin: Client;
let gao: Client;

const CHALLENGE = {
  title: '高镍三元正极材料循环寿命提升',
  teaser: '提升高镍正极在高温下的循环寿命。',
  problem:
    '我公司高镍三元正极 LiNi0.8Co0.1Mn0.1O2 在 45 ℃、1C 循环 800 周后容量保持率只有 78 %，' +
    '颗粒沿晶界开裂，电解液沿裂缝渗入，界面副反应加剧。希望通过包覆或单晶化改善。',
  indicators: [
    { name: '45 ℃ 循环容量保持率', comparator: '>=', target: '88', unit: '%', test: '1C，1000 周' },
    { name: '首周放电比容量', comparator: '>=', target: '200', unit: 'mAh/g', test: '0.1C' },
  ],
  expectedResults: '包覆工艺包一套，公斤级样品三批。',
  durationMonths: 18,
  budgetMin: '800000.00',
  budgetMax: '1500000.00',
  cooperation: 'commissioned',
  ipWish: '成果归发榜方，论文可在审核后发表。',
  conditions: '需有电池材料中试经验。',
  field: '新能源',
  keywords: ['高镍正极', '循环寿命', '包覆'],
  region: '福建省',
};

const EXPERTS = [
  {
    id: 'x-lin',
    name: '林知微',
    organisation: '海畔大学',
    fields: ['电池材料'],
    keywords: ['正极'],
  },
  { id: 'x-gao', name: '高明朗', organisation: '山阴大学', fields: ['电化学'], keywords: ['界面'] },
  { id: 'x-qiu', name: '邱岸', organisation: '海畔大学', fields: ['水稻育种'], keywords: ['水稻'] },
];

const WORKS = [
  [
    'w1',
    'x-lin',
    '林知微',
    '高镍正极 LiNi0.8Co0.1Mn0.1O2 的铝氧化物包覆与高温循环寿命',
    '采用原子层沉积包覆高镍三元正极，抑制晶界开裂，45 ℃ 循环 1000 周容量保持率 90 %。',
  ],
  [
    'w2',
    'x-lin',
    '林知微',
    '单晶高镍三元正极的合成与界面稳定性',
    '单晶化高镍正极减少晶界，降低电解液渗入与副反应。',
  ],
  [
    'w3',
    'x-gao',
    '高明朗',
    '锂离子电池电解液添加剂对正极界面的影响',
    '研究添加剂在高电压正极表面的成膜与循环性能。',
  ],
  ['w4', 'x-qiu', '邱岸', '耐盐水稻全基因组选择育种', '利用基因组选择提高水稻耐盐性与产量。'],
] as const;

beforeAll(async () => {
  app = await startTestApp({
    worker: true,
    env: { RULES_FILE: `${__dirname}/quick-round.json` },
  });
  coordinator = await app.world.someone('coordinator');
  auditor = await app.world.someone('auditor');
  issuer = await app.world.someone(
    'enterprise',
    await app.world.organisation('enterprise', '蓝岬电池'),
  );
  const seaside = await app.world.organisation('university', '海畔大学');
  const hillside = await app.world.organisation('university', '山阴大学');
  lin = await app.world.someone('professor', seaside, '林知微');
  gao = await app.world.someone('professor', hillside, '高明朗');
}, 60_000);
afterAll(() => app.close());

const jsonl = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

async function importFile(format: string, text: string) {
  const form = new FormData();
  form.set('format', format);
  form.set('file', new Blob([text]), `${format}.jsonl`);
  const { body } = await coordinator.post('/api/imports', form);
  return app.eventually(`import of ${format}`, async () => {
    const run = (await coordinator.get(`/api/imports/${body.id}`)).body;
    return ['finished', 'failed'].includes(run.state) && run;
  });
}

let challengeId: string;

test('a coordinator imports experts and works; every record is accounted for', async () => {
  const experts = await importFile('experts-jsonl', jsonl(EXPERTS));
  expect(experts).toMatchObject({ state: 'finished', read: 3, stored: 3, rejected: 0 });
  const rows = WORKS.map(([id, expert, name, title, abstract]) => ({
    ...{ id, kind: 'paper', title, abstract, year: 2024 },
    authors: [{ name, expert }],
  }));
  const broken = '{"id":"w9","kind":"paper"';
  const works = await importFile('works-jsonl', `${jsonl(rows)}\n${broken}\n`);
  expect(works).toMatchObject({ state: 'finished', read: 5, stored: 4, rejected: 1 });
  for (const [person, id] of [
    [lin, 'x-lin'],
    [gao, 'x-gao'],
  ] as const) {
    const { body } = await person.get('/api/experts?pageSize=50');
    const name = EXPERTS.find((expert) => expert.id === id)?.name;
    const expert = body.items.find((item: { name: string }) => item.name === name);
    expect((await person.put(`/api/experts/${expert.id}/claim`)).status).toBeLessThan(300);
  }
});

test('the enterprise writes a challenge, the coordinator screens and lists it', async () => {
  const draft = await issuer.post('/api/challenges', CHALLENGE);
  expect(draft.status).toBe(201);
  challengeId = draft.body.id;
  const path = `/api/challenges/${challengeId}`;
  expect((await app.anyone.get(path)).status).toBe(404);
  expect((await issuer.put(`${path}/submission`)).status).toBe(200);
  expect((await coordinator.put(`${path}/screening`)).status).toBe(200);
  expect((await coordinator.put(`${path}/approval`)).status).toBe(200);
  // Far enough for a machine of any speed; once all have bid it is brought forward.
  const deadline = new Date(Date.now() + 86_400_000).toISOString();
  const listing = await coordinator.put(`${path}/listing`, { deadline });
  expect(listing.body).toMatchObject({ state: 'listed' });
  const { body } = await app.anyone.get('/api/challenges');
  expect(body.items.map((item: { id: string }) => item.id)).toContain(challengeId);
  const teaser = await app.anyone.get(path);
  expect(teaser.text).not.toContain('晶界开裂');
});

test('the worker fills the match queue; every row says why', async () => {
  const row = await app.eventually('the queue', async () => {
    const { body } = await coordinator.get('/api/match-runs?state=to-review');
    return body.items.find(
      (item: { need: { sourceId: string }; documentCount: number }) =>
        item.need.sourceId === challengeId && item.documentCount === 4,
    );
  });
  const run = (await coordinator.get(`/api/match-runs/${row.id}`)).body;
  const [first, second] = run.candidates;
  expect(first.profile.name).toBe('林知微');
  expect(second.profile.name).toBe('高明朗');
  const sum = first.explanation.parts.reduce((n: number, p: { value: number }) => n + p.value, 0);
  expect(sum).toBeCloseTo(first.score, 6);
  expect(first.explanation.works[0].title).toContain('高镍');
  const fits = (await lin.get('/api/fits')).body.items;
  expect(fits[0].sourceId ?? fits[0].need?.sourceId).toBe(challengeId);
});

test('the best candidate is invited and accepts', async () => {
  const { body: queue } = await coordinator.get('/api/match-runs');
  const row = queue.items.find(
    (item: { need: { sourceId: string } }) => item.need.sourceId === challengeId,
  );
  const run = (await coordinator.get(`/api/match-runs/${row.id}`)).body;
  const profileIds = [run.candidates[0].profile.id];
  const sent = await coordinator.post('/api/invitations', { challengeId, profileIds });
  expect(sent.status).toBe(201);
  const { body } = await lin.get('/api/invitations');
  expect((await lin.put(`/api/invitations/${body.items[0].id}/acceptance`)).status).toBe(204);
  expect((await gao.get('/api/invitations')).body.items).toEqual([]);
});

const bidOf = (price: string) => ({
  members: [{ name: '组员甲', role: '合成', months: 12 }],
  route: '以原子层沉积在高镍前驱体表面生成两纳米铝氧化物层，再做单晶化烧结，最后公斤级验证。',
  indicatorResponses: CHALLENGE.indicators.map(({ name }) => ({
    indicator: name,
    how: '包覆与单晶化并行，先小试后中试。',
    proof: '第三方按约定倍率测试并出具报告。',
  })),
  milestones: [
    { title: '小试', month: 6, deliverable: '小试样品与报告', share: 30 },
    { title: '中试', month: 12, deliverable: '公斤级样品', share: 40 },
    { title: '验收', month: 18, deliverable: '工艺包与终测报告', share: 30 },
  ],
  price,
  risks: '沉积速率可能不足，备选湿化学包覆。',
  ipProposal: '成果归发榜方，团队保留论文发表权。',
  works: [],
  conflicts: '',
});

test('two teams bid, sealed: nobody else can tell', async () => {
  // Only the server's clock, which the page shows, goes on.
  const seen = async () => {
    const { now: _now, ...page } = (await coordinator.get(`/api/challenges/${challengeId}`)).body;
    return page;
  };
  const before = await seen();
  const { body: terms } = await lin.get('/api/challenges/confidentiality-terms');
  for (const [bidder, price] of [
    [lin, '1200000.01'],
    [gao, '990000.00'],
  ] as const) {
    const accepted = { version: terms.version };
    await bidder.put(`/api/challenges/${challengeId}/terms-acceptance`, accepted);
    const receipt = await bidder.put(`/api/bids/${challengeId}/submission`, bidOf(price));
    expect(receipt.status).toBe(200);
    expect(JSON.stringify(receipt.body)).toMatch(/[0-9a-f]{64}/);
  }
  expect(await seen()).toEqual(before);
  const early = await coordinator.get(`/api/challenges/${challengeId}/bids`);
  expect(early.text).not.toContain('1200000');
});

test('at the deadline the bids are opened together, with minutes', async () => {
  await setDeadline(app, challengeId);
  await app.eventually(
    'the opening',
    async () => {
      const { body } = await coordinator.get(`/api/challenges/${challengeId}`);
      return body.state === 'opened';
    },
    60,
  );
  const late = await gao.put(`/api/bids/${challengeId}/submission`, bidOf('1.00'));
  expect(late.status).toBe(409);
  const { body: minutes } = await coordinator.get(`/api/challenges/${challengeId}/opening`);
  expect(JSON.stringify(minutes).match(/[0-9a-f]{64}/g)?.length).toBeGreaterThanOrEqual(2);
});

test('the coordinator awards one bid; both sides are told and an agreement is drafted', async () => {
  const { body } = await coordinator.get(`/api/challenges/${challengeId}/bids`);
  const winner = body.items.find((bid: object) => JSON.stringify(bid).includes('林知微'));
  const reason = '路线完整，指标验证方案可信。';
  const path = `/api/challenges/${challengeId}/award`;
  const award = await coordinator.put(path, { bidId: winner.id, reason });
  expect(award.status).toBeLessThan(300);
  const other = body.items.find((bid: { id: string }) => bid.id !== winner.id);
  expect((await coordinator.put(path, { bidId: other.id, reason })).status).toBe(409);

  const agreement = await app.eventually('the draft agreement', async () => {
    const { body: list } = await issuer.get('/api/agreements');
    return list.items[0];
  });
  const draft = (await issuer.get(`/api/agreements/${agreement.id}`)).body;
  expect(draft).toMatchObject({ state: 'draft', price: '1200000.01' });
  const amounts = draft.milestones.map((m: { amount: string }) => m.amount);
  expect(amounts).toEqual(['360000.00', '480000.01', '360000.00']);

  for (const [person, word] of [
    [lin, 'bidAwarded'],
    [gao, 'bidUnsuccessful'],
  ] as const)
    await app.eventually(`${word} told`, async () => {
      const inbox = (await person.get('/api/notifications')).body;
      return inbox.items.some((item: { kind: string }) => item.kind.includes(word));
    });
});

test('the auditor reads the whole story, and the chain holds', async () => {
  const { body } = await auditor.get(`/api/challenges/${challengeId}/story`);
  const text = JSON.stringify(body);
  for (const type of ['challengeListed', 'invitationAccepted', 'bidOpened', 'bidAwarded'])
    expect(text).toContain(type);
  const { body: verification } = await auditor.get('/api/audit/verification');
  expect(verification).toMatchObject({ faults: 0 });
});
