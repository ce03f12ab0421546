import { type Page, type Request } from 'playwright-core';
import { expectSoon } from './soon.js';

export interface Traffic {
  /**
   * Goes to another page of the front end as a link does, without loading anything anew: the window
   * keeps its scripts and its session, which is many times faster than a full load.
   */
  walkTo: (path: string) => Promise<void>;
  /** Waits until no request has been under way for a while. */
  rest: () => Promise<void>;
}

/** Watches a page's requests from now on. */
export function watchTraffic(page: Page): Traffic {
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
  return {
    walkTo: async (path) => {
      // The router listens to the window's own history.
      await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
      await expectSoon(() => page.evaluate(HAS_ARRIVED), true);
      // What the new page asks may not be under way yet, and the old page was at rest.
      last = Date.now();
    },
    rest: () => untilQuiet(page, () => under.size === 0 && Date.now() - last > QUIET_MS),
  };
}

/** In the page: the router shows what the address names. */
const HAS_ARRIVED = `(() => {
  const { status, location, resolvedLocation } = __TSR_ROUTER__.state;
  const { pathname, search } = new URL(location.publicHref, window.location.href);
  return status === 'idle' && resolvedLocation?.href === location.href &&
    pathname === window.location.pathname && search === window.location.search;
})()`;

const QUIET_MS = 120;
const LONGEST_MS = 45_000;

async function untilQuiet(page: Page, isQuiet: () => boolean): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  while (!isQuiet()) {
    if (Date.now() > end) throw new Error(`${page.url()} never comes to rest`);
    await page.waitForTimeout(30);
  }
  await page.locator('main h1').first().waitFor();
  await page.locator('.jb-loading, .ant-spin-spinning').first().waitFor({ state: 'detached' });
}
