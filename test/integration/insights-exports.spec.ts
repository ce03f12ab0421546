import { type Client } from '../support/client.js';
import { StagedRows } from '../support/staged-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let rows: StagedRows;
let issuer: string;
let coordinator: Client;
let professor: Client;
beforeAll(async () => {
  app = await startTestApp();
  rows = new StagedRows(app);
  issuer = await app.world.organisation('enterprise', '=cmd 企业');
  coordinator = await app.world.someone('coordinator');
  professor = await app.world.someone('professor');
  const indicators = [
    { name: '能量密度', comparator: '>=', target: '300', unit: 'Wh/kg', test: 'GB/T 31486' },
  ];
  const text = {
    problem: '循环后容量衰减',
    annex: '附件机密',
    indicators: JSON.stringify(indicators),
  };
  const search = { search_text: '高镍 正极', keywords: ['高镍', '正极'] };
  await rows.listed(issuer, { title: '+高镍正极', field: '新材料', ...text, ...search });
  await rows.listed(issuer, { title: '靶向药物', field: '生物医药', ...text });
  await rows.challenge(issuer, { title: '草稿不公开', number: null, ...text });
});
afterAll(() => rows.close());

const path = '/api/exports/challenges.csv';
const lines = (text: string) => text.replace('\uFEFF', '').trim().split('\r\n');

test('anyone gets the public tier of the list as a file that Excel opens and that is inert', async () => {
  const answer = await app.anyone.get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="challenges.csv"');
  expect(lines(answer.text)).toHaveLength(3);
  expect(answer.text).toContain(",'+高镍正极,'=cmd 企业,新材料,高镍; 正极,");
  expect(answer.text).toContain('能量密度');
  for (const secret of ['循环后', '300', 'GB/T', '附件机密', '草稿'])
    expect(answer.text).not.toContain(secret);
});

test('a researcher gets no more than the public', async () => {
  expect((await professor.get(path)).text).toBe((await app.anyone.get(path)).text);
});

test('a coordinator gets the whole text, but not the annex', async () => {
  const { text } = await coordinator.get(path);
  expect(text).toContain('循环后容量衰减');
  expect(text).toContain('能量密度 >= 300 Wh/kg (GB/T 31486)');
  expect(text).not.toContain('附件机密');
  const [header = '', ...others] = lines(text);
  expect(header.split(',')).toHaveLength(35);
  expect(others).toHaveLength(2);
});

test.each(['field=新材料', 'q=高镍', 'sort=newest&field=新材料&currency=CNY'])(
  'the file honours the filter %s of the list',
  async (query) => {
    const list = await app.anyone.get(`/api/challenges?${encodeURI(query)}`);
    const file = await app.anyone.get(`${path}?${encodeURI(query)}`);
    const ids = lines(file.text)
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(ids).toEqual(list.body.items.map(({ id }: { id: string }) => id));
    expect(ids).toHaveLength(1);
  },
);

test.each(['page=2', 'sort=bids', 'annex=1'])('the query %s is refused', async (query) => {
  expect((await app.anyone.get(`${path}?${query}`)).status).toBe(422);
});

test('a list longer than a file is refused with the way out; the longest file comes whole', async () => {
  const more = async (count: number) =>
    app.database.query(
      `insert into challenge (id, organisation_id, title, number, state, listed_at, deadline)
       select gen_random_uuid(), $1, 'x', gen_random_uuid()::text, 'listed', now(), now() + '1 d'
       from generate_series(1, $2::int)`,
      [issuer, count],
    );
  await more(4_998);
  expect(lines((await coordinator.get(path)).text).length).toBeGreaterThan(5_000);
  await more(1);
  const refused = await coordinator.get(path);
  expect(refused.status).toBe(422);
  expect(refused.body.code).toBe('export-too-large');
});
