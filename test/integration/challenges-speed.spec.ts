import { publicSearchText } from '../../src/challenges/browsing/search-text.js';
import { seededRandom } from '../../libs/kernel/index.js';
import { Changes } from '../../src/platform/events/index.js';
import { type Cast, castOf } from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Rows on the list; the promise is about this many. */
const ROWS = 10_000;
/** Generous: the machine that runs the tests may be busy; a scan gone wrong takes seconds. */
const MOST_MS = 1_500;

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  await fillTheList();
}, 120_000);
afterAll(() => app.close());

test.each([
  ['the first page', ''],
  ['a Chinese search', 'q=高强铝合金'],
  ['an English search', 'q=recycled+battery+membranes'],
  ['a search for nothing there', 'q=zzzz'],
  ['three filters', 'field=新材料&deadline=open&budget=0-500000'],
  ['a late page by budget', 'sort=budget&page=400'],
])(`with ${ROWS} on the list answers fast: %s`, async (what, query) => {
  const times: number[] = [];
  for (let n = 0; n < 7; n++) {
    const started = performance.now();
    const answer = await app.anyone.get(`/api/challenges?${query}`);
    times.push(performance.now() - started);
    expect(answer.status).toBe(200);
  }
  const [fastest, , , median] = times.sort((a, b) => a - b).map(Math.round);
  process.stdout.write(`${what}: median ${median} ms, fastest ${fastest} ms\n`);
  expect(median).toBeLessThan(MOST_MS);
});

const WORDS = [
  ...['高强', '铝合金', '电池', '隔膜', '传感器', '压铸', '催化', '纺织', '灌溉', '芯片', '涂层'],
  ...['recycled', 'battery', 'membrane', 'alloy', 'sensor', 'catalyst', 'coating', 'robot'],
];
const FIELDS = ['新材料', '新能源', '高端装备', '生物医药', '现代农业', '电子信息'];

/** Rows as a listing leaves them, but without the ten thousand events. */
async function fillTheList(): Promise<void> {
  const random = seededRandom(7);
  const pick = (list: string[]) => list[Math.floor(random() * list.length)] ?? '';
  const phrase = (words: number) => Array.from({ length: words }, () => pick(WORDS)).join(' ');
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const tier = {
      number: `JB-2020-${n}`,
      title: phrase(6),
      teaser: phrase(25),
      field: pick(FIELDS),
      keywords: [pick(WORDS), pick(WORDS)],
      region: `region ${n % 40}`,
    };
    const budget = Math.floor(random() * 12_000_000);
    const days = Math.floor(random() * 60) - 20;
    const search = publicSearchText(tier);
    return { ...tier, problem: phrase(300), budget, days, search };
  });
  await app.running.app
    .get(Changes, { strict: false })
    .run({ actor: { kind: 'system', name: 'test' }, requestId: null }, async ({ manager }) => {
      await manager.query(
        `insert into challenge (id, organisation_id, state, number, title, teaser, field, keywords,
           region, problem, budget_max, listed_at, deadline, search_text)
         select gen_random_uuid(), $2, 'listed', r.number, r.title, r.teaser, r.field, r.keywords,
           r.region, r.problem, r.budget, clock_timestamp() - interval '30 days',
           clock_timestamp() + make_interval(days => r.days), r.search
         from jsonb_to_recordset($1) as r (number text, title text, teaser text, field text,
           keywords text[], region text, problem text, budget numeric, days int, search text)`,
        [JSON.stringify(rows), cast.issuer.organisationId],
      );
    });
  await app.database.query('analyze challenge');
}
