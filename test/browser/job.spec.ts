import { type Page } from 'playwright-core';
import { raiseStage, type Stage } from './support/stage.js';

/** Long work is followed by its events, by questions where they don't come, and after a reload. */
let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

/** Enough to be under way for a good while. */
const ROWS = 8_000;
/** What the browser says of a stream that can't be had. */
const CUT_OFF = /ERR_FAILED/;

/** Sends a table whose experts no other test has; answers the path of its import. */
async function send(page: Page, name: string): Promise<string> {
  const lines = Array.from({ length: ROWS }, (_, n) => `${name}${n},澄湖大学,催化,光催化`);
  const text = ['姓名,单位,研究领域,关键词', ...lines].join('\n');
  const answer = await page.request.post('/api/imports', {
    multipart: {
      ...{ format: 'experts-csv', source: name, dryRun: 'true' },
      file: { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) },
    },
  });
  const { id } = await answer.json();
  return `/imports/${id}`;
}

const bar = (page: Page) => page.getByRole('progressbar');
/** How full it is; below 0 while nobody knows. */
const share = (page: Page) =>
  bar(page).evaluate((element: object) => Number(Reflect.get(element, 'position')));
/** Neither waiting nor over. */
async function middle(page: Page, from = 0): Promise<number> {
  return stage.app.eventually('the middle of the work', async () => {
    const now = await share(page);
    return now > from && now < 1 && now;
  });
}
const over = (page: Page) => page.getByText('已完成', { exact: true }).first().waitFor();

/** How often the import was asked for, and its stream opened, from now on. */
function count(page: Page, path: string) {
  const seen = { asked: 0, streams: 0 };
  page.on('request', (request) => {
    const asked = new URL(request.url()).pathname;
    if (asked === `/api${path}`) seen.asked += 1;
    if (asked === `/api${path}/events`) seen.streams += 1;
  });
  return seen;
}

test('progress comes by events, nothing is asked beside them, and a reload goes on', async () => {
  const page = await stage.visit('/imports', { as: 'coordinator' });
  const path = await send(page, '甲批');
  const seen = count(page, path);
  await page.goto(path);
  const first = await middle(page);
  await middle(page, first);
  await page.reload();
  // What was done before is not done again.
  expect(await middle(page)).toBeGreaterThanOrEqual(first);
  await over(page);
  expect(seen.streams).toBe(2);
  // Once for each load of the page, and once more while the stream is being opened.
  expect(seen.asked).toBeLessThanOrEqual(4);
});

test('a stream that breaks is replaced by questions, and the end is seen', async () => {
  const page = await stage.visit('/imports', { as: 'coordinator', expects: CUT_OFF });
  const path = await send(page, '乙批');
  const seen = count(page, path);
  let opened = 0;
  await page.route(`**/api${path}/events`, async (route) => {
    opened += 1;
    // It tells how things stand, and is cut off; then no other can be had.
    if (opened > 1) return route.abort();
    const now = await page.request.get(`/api${path}`);
    const body = `event: progress\ndata: ${await now.text()}\n\n`;
    return route.fulfill({ contentType: 'text/event-stream', body });
  });
  await page.goto(path);
  const first = await middle(page);
  await middle(page, first);
  await over(page);
  expect(opened).toBeGreaterThan(1);
  expect(seen.asked).toBeGreaterThan(1);
});

test('while the server is out of reach the page says so, and catches up by itself', async () => {
  const page = await stage.visit('/imports', {
    ...{ as: 'coordinator', expects: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ },
  });
  const path = await send(page, '丙批');
  await page.goto(path);
  await middle(page);
  await page.route('**/api/imports/**', (route) => route.abort());
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await page.context().setOffline(false);
  await page.unroute('**/api/imports/**');
  await over(page);
});
