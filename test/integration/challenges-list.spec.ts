import { type Client } from '../support/client.js';
import {
  type Cast,
  castOf,
  challengeIn,
  COMPLETE_TEXT,
  letDeadlinePass,
} from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
const id: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  id.alloy = await challengeIn('listed', cast);
  id.battery = await challengeIn('listed', cast, {
    title: 'Solid-state battery electrolytes',
    teaser: 'A sulfide electrolyte for cells that charge in minutes.',
    field: 'Energy, storage',
    keywords: ['electrolyte'],
    region: '上海市',
    cooperation: 'licence',
    budgetMin: '100000',
    budgetMax: '400000',
    currency: 'EUR',
    problem: 'hidden-words lithium',
    indicators: [{ name: 'conductivity', comparator: '>=', target: '5', test: 'EIS' }],
  });
  id.closed = await challengeIn('listed', cast, { title: '已截止的需求', field: '农业' });
  await letDeadlinePass(app, id.closed);
  id.withdrawn = await challengeIn('withdrawn', cast, { title: '撤回的需求', field: '农业' });
  for (const state of ['draft', 'submitted', 'screening', 'returned', 'approved'] as const)
    id[state] = await challengeIn(state, cast, { title: `secret ${state}` });
});
afterAll(() => app.close());

const list = async (query = '', who: Client = app.anyone) =>
  (await who.get(`/api/challenges?${query}`)).body;
const idsOf = async (query: string) =>
  (await list(query)).items.map((item: { id: string }) => item.id);

describe('the public list', () => {
  test('shows what was ever listed, the newest first, and nothing before its listing', async () => {
    for (const who of [app.anyone, cast.issuer, cast.coordinator]) {
      const { items, total } = await list('', who);
      const seen = items.map((item: { id: string }) => item.id);
      expect(seen).toEqual([id.withdrawn, id.battery, id.alloy, id.closed]);
      expect(total).toBe(4);
      expect(JSON.stringify(items)).not.toContain('secret');
    }
    expect((await list()).items[0]).toMatchObject({ state: 'withdrawn', open: false });
  });

  test('shows the public tier alone, whoever asks', async () => {
    for (const who of [app.anyone, cast.issuer, cast.coordinator]) {
      const text = JSON.stringify(await list('', who));
      expect(text).toContain(COMPLETE_TEXT.teaser);
      expect(text).toContain('屈服强度');
      for (const part of ['problem', 'annex', 'results', 'ip', 'conditions', 'partner'])
        expect(text).not.toContain(`${part}-words`);
      expect(text).not.toContain('GB/T');
    }
  });

  test('never tells of bids, by no key and no header', async () => {
    const answer = await app.anyone.get('/api/challenges');
    expect(answer.text).not.toMatch(/bid|envelope|applic/i);
    expect(answer.headers.get('etag')).toBeNull();
    expect((await app.anyone.get(`/api/challenges/${id.alloy}`)).headers.get('etag')).toBeNull();
  });

  test.each([
    ['铝合金', ['withdrawn', 'alloy', 'closed']],
    ['高强铝合金', ['alloy']],
    ['免热处理 车身', ['withdrawn', 'alloy', 'closed']],
    ['屈服强度', ['withdrawn', 'alloy', 'closed']],
    ['recycled alloy', ['withdrawn', 'alloy', 'closed']],
    ['batteries', ['battery']],
    ['BATTERY', ['battery']],
    ['electrolyt', ['battery']],
    ['Solid-state', ['battery']],
    ['上海', ['battery']],
    ['battery 铝合金', []],
    ['hidden-words', []],
    ['annex-words', []],
    ["'; drop table challenge; --", []],
    ['%', []],
  ])('finds by words of the public tier: %s', async (words, found) => {
    const ids = await idsOf(`q=${encodeURIComponent(words)}`);
    expect(new Set(ids)).toEqual(new Set(found.map((name) => id[name])));
  });

  test('finds a challenge by its number', async () => {
    const { number } = (await app.anyone.get(`/api/challenges/${id.battery}`)).body;
    expect(await idsOf(`q=${number}`)).toEqual([id.battery]);
  });

  test('puts first what has the words in its title', async () => {
    expect((await idsOf('q=铝合金'))[0]).toBe(id.alloy);
    expect(await idsOf('q=铝合金&sort=newest')).toEqual([id.withdrawn, id.alloy, id.closed]);
  });

  test('narrows by several keys and widens by several values of one', async () => {
    expect(await idsOf('field=Energy%2C+storage')).toEqual([id.battery]);
    expect(await idsOf('field=新材料&field=农业')).toEqual([id.withdrawn, id.alloy, id.closed]);
    expect(await idsOf('field=农业&deadline=closed')).toEqual([id.withdrawn, id.closed]);
    expect(await idsOf('deadline=open&sort=budget')).toEqual([id.alloy, id.battery]);
    expect(await idsOf('budget=0-500000')).toEqual([id.battery]);
    expect(await idsOf('cooperation=licence&currency=EUR')).toEqual([id.battery]);
    expect(await idsOf('tier=leading')).toEqual([]);
  });

  test('counts each facet under all filters but its own', async () => {
    const { facets, total } = await list('field=农业&currency=CNY');
    expect(total).toBe(2);
    expect(facets.field).toEqual([
      { value: '农业', count: 2 },
      { value: '新材料', count: 1 },
    ]);
    expect(facets.currency).toEqual([{ value: 'CNY', count: 2 }]);
    expect(facets.deadline).toEqual([{ value: 'closed', count: 2 }]);
    expect((await list()).facets).toMatchObject({
      budget: [
        { value: '5000000-10000000', count: 3 },
        { value: '0-500000', count: 1 },
      ],
      mechanism: [{ value: 'single', count: 4 }],
    });
  });

  test('pages without overlap and sorts by deadline with the open ones first', async () => {
    const first = await idsOf('pageSize=3&sort=deadline');
    const second = await idsOf('pageSize=3&page=2&sort=deadline');
    expect(new Set(first.slice(0, 2))).toEqual(new Set([id.alloy, id.battery]));
    expect(new Set([...first, ...second]).size).toBe(4);
    expect((await list('page=9')).items).toEqual([]);
  });

  test.each([
    'sort=; drop table challenge',
    'budget=1',
    'page=0',
    'page=x',
    'pageSize=101',
    'pageSize=1e9',
    `q=${'x'.repeat(501)}`,
    'q=%00',
    'q=a&q=b',
    'q[]=a',
    'q[$ne]=a',
    'bids=1',
    'deadline=soon',
    'currency=cny',
    `field=${'x'.repeat(600)}`,
    Array(40).fill('field=a').join('&'),
    'state=draft',
  ])('refuses a query it does not know: %s', async (query) => {
    const answer = await app.anyone.get(`/api/challenges?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.fields[0].field).toBeTruthy();
  });
});

describe('the list in somebody’s care', () => {
  const managed = async (who: Client, query = '') =>
    (await who.get(`/api/challenges/managed?${query}`)).body;

  test('is the whole for coordinators and auditors, the own for an issuer', async () => {
    const stranger = await app.world.someone('enterprise');
    expect(await managed(stranger)).toMatchObject({ items: [], total: 0, states: [] });
    const auditor = await app.world.someone('auditor');
    for (const who of [cast.issuer, cast.coordinator, auditor])
      expect((await managed(who)).total).toBe(9);
    const colleague = await app.world.someone('enterprise', cast.issuer.organisationId);
    expect((await managed(colleague)).total).toBe(9);
  });

  test('filters by state, counts every state, and says what may be done', async () => {
    const page = await managed(cast.coordinator, 'state=submitted,screening');
    expect(page.items.map((item: { state: string }) => item.state).sort()).toEqual([
      ...['screening', 'submitted'],
    ]);
    expect(page.states).toContainEqual({ value: 'listed', count: 3 });
    const submitted = page.items.find((item: { state: string }) => item.state === 'submitted');
    expect(submitted.actions).toEqual(['start-screening', 'withdraw']);
    const own = await managed(cast.issuer, 'state=returned');
    expect(own.items[0].actions).toEqual(['edit', 'attach', 'submit', 'withdraw']);
    expect((await managed(cast.coordinator, 'q=secret')).total).toBe(5);
  });

  test('refuses states it does not know', async () => {
    const answer = await cast.coordinator.get('/api/challenges/managed?state=listed,open');
    expect(answer.status).toBe(422);
  });
});
