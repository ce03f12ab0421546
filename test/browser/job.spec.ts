import { type Page } from 'playwright-core';
import { paceImport, type PacedImport } from './support/paced-import.js';
import { raiseStage, type Stage } from './support/stage.js';

/** Long work is followed by its events, by questions where they don't come, and after a reload. */
let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

/** Sixteen batches, of which each step takes one or a few. */
const ROWS = 8_000;
/** The bar goes by bytes, which are read in blocks: a batch is to be more than one of them. */
const LONG = '长'.repeat(60);
/** What the browser says of a stream that can't be had. */
const CUT_OFF = /ERR_FAILED/;

const held: PacedImport[] = [];
afterEach(() => Promise.all(held.splice(0).map((work) => work.release())));

/** Sends a table whose experts no other test has; the import stands still from its beginning on. */
async function send(page: Page, name: string): Promise<{ path: string; work: PacedImport }> {
  const lines = Array.from({ length: ROWS }, (_, n) => `${name}${n},澄湖大学,催化,光催化,${LONG}`);
  const text = ['姓名,单位,研究领域,关键词,办公室', ...lines].join('\n');
  const answer = await page.request.post('/api/imports', {
    multipart: {
      ...{ format: 'experts-csv', source: name, dryRun: 'true' },
      file: { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) },
    },
  });
  const { id } = await answer.json();
  const work = await paceImport(stage.app, id);
  held.push(work);
  return { path: `/imports/${id}`, work };
}

const bar = (page: Page) => page.getByRole('progressbar');
/** How full it is; below 0 while nobody knows. */
const share = (page: Page) =>
  bar(page).evaluate((element: object) => Number(Reflect.get(element, 'position')));
/** A step of the work, and how far the page says it is then. */
async function advance(page: Page, work: PacedImport): Promise<number> {
  const before = await share(page);
  await work.step();
  return stage.app.eventually('the step on the page', async () => {
    const now = await share(page);
    return now > before && now < 1 && now;
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

/** More than twice as long as the page waits between two questions, where it has to ask. */
const TWO_QUESTIONS_MS = 5_000;

test('progress comes by events, nothing is asked beside them, and a reload goes on', async () => {
  const page = await stage.visit('/imports', { as: 'coordinator' });
  const { path, work } = await send(page, '甲批');
  const seen = count(page, path);
  const opened = page.waitForResponse(`**/api${path}/events`);
  await page.goto(path);
  await opened;
  const asked = seen.asked;
  const first = await advance(page, work);
  expect(await advance(page, work)).toBeGreaterThan(first);
  await page.waitForTimeout(TWO_QUESTIONS_MS);
  // One may have been under way as the stream opened.
  expect(seen.asked - asked).toBeLessThanOrEqual(1);
  const last = await share(page);
  await page.reload();
  // What was done before is not done again.
  await stage.app.eventually('the same state', async () => (await share(page)) >= last);
  await work.release();
  await over(page);
  // One for each load of the page.
  expect(seen.streams).toBe(2);
});

test('a stream that breaks is replaced by questions, and the end is seen', async () => {
  const page = await stage.visit('/imports', { as: 'coordinator', expects: CUT_OFF });
  const { path, work } = await send(page, '乙批');
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
  const first = await advance(page, work);
  expect(await advance(page, work)).toBeGreaterThan(first);
  await stage.app.eventually('another stream is asked for', async () => opened > 1);
  const asked = seen.asked;
  await advance(page, work);
  await stage.app.eventually('another question', async () => seen.asked > asked);
  await work.release();
  await over(page);
});

test('while the server is out of reach the page says so, and catches up by itself', async () => {
  const page = await stage.visit('/imports', {
    ...{ as: 'coordinator', expects: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ },
  });
  const { path, work } = await send(page, '丙批');
  await page.goto(path);
  await advance(page, work);
  await page.route('**/api/imports/**', (route) => route.abort());
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await work.release();
  await page.context().setOffline(false);
  await page.unroute('**/api/imports/**');
  await over(page);
});
