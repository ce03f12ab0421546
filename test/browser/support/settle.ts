import { type Page, type Request } from 'playwright-core';

/**
 * Goes to another page of the front end as a link does, without loading anything anew: the window
 * keeps its scripts and its session, which is many times faster than a full load.
 */
export async function walkTo(page: Page, path: string): Promise<void> {
  // The router listens to the window's own history.
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
}

/** Watches a page's requests from now on; `rest` waits until none has been under way for a while. */
export function watchTraffic(page: Page): { rest: () => Promise<void> } {
  const under = new Set<Request>();
  let last = Date.now();
  page.on('request', (request) => {
    // Streams of progress stay open as long as the work goes on.
    if (request.url().endsWith('/events') || request.resourceType() === 'eventsource') return;
    under.add(request);
    last = Date.now();
  });
  const end = (request: Request) => {
    under.delete(request);
    last = Date.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return { rest: () => untilQuiet(page, () => under.size === 0 && Date.now() - last > QUIET_MS) };
}

const QUIET_MS = 120;
const LONGEST_MS = 20_000;

async function untilQuiet(page: Page, isQuiet: () => boolean): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  while (!isQuiet()) {
    if (Date.now() > end) throw new Error(`${page.url()} never comes to rest`);
    await page.waitForTimeout(30);
  }
  await page.locator('main h1').first().waitFor();
  await page.locator('.jb-loading, .ant-spin-spinning').first().waitFor({ state: 'detached' });
}
