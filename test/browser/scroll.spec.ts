import { type CDPSession, type Page } from 'playwright-core';
import { fillAlliance } from '../support/large-alliance.js';
import { raiseStage, type Stage } from './support/stage.js';

/** With 10,000 challenges and 50,000 experts a list comes at once and scrolls as smoothly as ever. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage({ worker: false });
  await fillAlliance(stage.app, []);
}, 240_000);
afterAll(() => stage.close());

/** The promise is 200 ms of a server that has time; the machine of the tests may be busy. */
const MOST_SERVER_MS = 800;
/** Of the page's own work for one frame, in time of the processor; a screen leaves it 16. */
const MOST_FRAME_MS = 8;
const FRAMES = 90;

test.each([
  ['the public list', '/challenges', '/api/challenges', 'main article', undefined],
  ['the experts', '/experts', '/api/experts', 'main tbody tr', 'coordinator'],
  ['the organisations', '/organisations', '/api/organisations', 'main tbody tr', 'coordinator'],
  ['the match queue', '/queue', '/api/match-runs', '.jb-desk-row', 'coordinator'],
])('%s comes at once and scrolls smoothly', async (what, path, question, row, as) => {
  const page = await stage.visit('/how-it-works', { as, expects: /404/ });
  const times = await askedFor(page, { path, question, row });
  expect(Math.min(...times)).toBeLessThan(MOST_SERVER_MS);
  expect(await page.locator(row).count()).toBeGreaterThan(15);
  const seen = await scroll(page, row);
  process.stdout.write(
    `${what}: server ${times.join(', ')} ms; ${FRAMES} frames: ${seen.perFrame} ms of the ` +
      `processor each, ${seen.dropped} later than two, longest task ${seen.longest} ms\n`,
  );
  expect(seen.moved).toBeGreaterThan(200);
  expect(seen.perFrame).toBeLessThan(MOST_FRAME_MS);
  await page.context().close();
});

/** What the first page of a list took, from the request to the answer's first byte; three times. */
async function askedFor(
  page: Page,
  { path, question, row }: { path: string; question: string; row: string },
): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === question);
    await page.goto(path);
    const answer = await answered;
    await answer.finished();
    const { requestStart, responseStart } = answer.request().timing();
    times.push(Math.round(responseStart - requestStart));
    await page.locator(row).nth(5).waitFor();
  }
  return times;
}

interface Scrolled {
  /** Pixels that the list has moved. */
  moved: number;
  /** Milliseconds of the processor that the page's own thread worked for each frame. */
  perFrame: number;
  /** Frames that came more than two frames of a screen after the last: the machine may be busy. */
  dropped: number;
  /** Of all tasks over 50 ms, in milliseconds; 0 where there is none. */
  longest: number;
}

/** Turns the wheel once for each frame over the middle of the list. */
async function scroll(page: Page, row: string): Promise<Scrolled> {
  await page.waitForLoadState('networkidle');
  const metrics = await page.context().newCDPSession(page);
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.locator(row).nth(3).hover();
  await page.evaluate(WATCH);
  const before = await busyOf(metrics);
  for (let frame = 0; frame < FRAMES; frame += 1) {
    // Down, then up again.
    await page.mouse.wheel(0, frame < FRAMES / 2 ? 60 : -60);
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
  const worked = (await busyOf(metrics)) - before;
  const seen = await page.evaluate<Omit<Scrolled, 'perFrame'>>('watched()');
  return { ...seen, perFrame: Number((worked / FRAMES).toFixed(1)) };
}

/** Milliseconds of the processor that the page has worked so far. */
async function busyOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** Runs in the page: notes long tasks, the gaps between frames, and how far anything has scrolled. */
const WATCH = `
  const long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration)))
    .observe({ type: 'longtask' });
  const gaps = [];
  let last = performance.now();
  let moved = 0;
  document.addEventListener('scroll', ({ target }) => {
    const place = target === document ? document.documentElement : target;
    moved = Math.max(moved, place.scrollTop);
  }, true);
  const tick = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  window.watched = () => ({
    moved,
    dropped: gaps.filter((gap) => gap > 34).length,
    longest: Math.round(Math.max(0, ...long)),
  });
`;
