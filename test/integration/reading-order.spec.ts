import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** By pinyin: Ān, Chén, Dīng, Lǐ, Wáng, Zhāng; by code point 丁 would be the first, 陈 the last. */
const IN_ORDER = ['安若素', '陈知远', '丁一', '李向东', '王小明', '张载'];
const MIXED = ['张载', '丁一', '王小明', '安若素', '陈知远', '李向东'];

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

const namesAt = async (path: string): Promise<string[]> =>
  (await coordinator.get(path)).body.items.map(({ name }: { name: string }) => name);

test('people are listed by pinyin, page after page', async () => {
  const home = await app.world.organisation('university');
  for (const name of MIXED) await app.world.someone('professor', home, name);
  const pages = await Promise.all(
    [1, 2, 3].map((page) => namesAt(`/api/people?organisationId=${home}&pageSize=2&page=${page}`)),
  );
  expect(pages.flat()).toEqual(IN_ORDER);
});

test('organisations are listed and found by pinyin', async () => {
  for (const name of MIXED) await app.world.organisation('enterprise', `${name}公司`);
  const path = `q=${encodeURIComponent('公司')}`;
  expect(await namesAt(`/api/organisations?${path}`)).toEqual(IN_ORDER.map((n) => `${n}公司`));
  const { organisations } = (await coordinator.get(`/api/search?${path}`)).body;
  expect(organisations.map(({ name }: { name: string }) => name)).toEqual(
    IN_ORDER.map((n) => `${n}公司`),
  );
});

test('experts are listed by pinyin, from an index', async () => {
  const home = await app.world.organisation('university');
  for (const name of MIXED) await coordinator.post('/api/experts', { name, organisationId: home });
  expect(await namesAt(`/api/experts?organisationId=${home}`)).toEqual(IN_ORDER);
  const plan = await app.database.transaction(async (manager) => {
    await manager.query('set local enable_sort = off');
    return manager.query(
      `explain select id from expert e order by e.name collate reading_order, e.id limit 20`,
    );
  });
  expect(JSON.stringify(plan)).toContain('expert_in_order');
});
