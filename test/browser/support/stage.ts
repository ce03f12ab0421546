import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../src/app/demo/index.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { openBrowser } from './chromium.js';
import { DEMO_TEMPLATE } from './demo-template.js';
import { answerLate, slowDown } from './slowness.js';

/** A busy machine with two browsers at once is slow; what hangs is cut short by Playwright anyway. */
jest.setTimeout(180_000);
// A browser that starves beside the others may miss a step; the first failure is printed all the same.
// At once, for the tests of a file are steps of one story: what comes later builds on it.
jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });

/**
 * Windows of the test that runs. Left open they would go on asking beside the tests that follow,
 * and complain of what those do to their sessions.
 */
const windows = new Set<BrowserContext>();
afterEach(async () => {
  const old = [...windows];
  windows.clear();
  await Promise.all(old.map((window) => window.close()));
});

export interface Visit {
  /**
   * The e-mail address of a demo person, or what stands before `@jiebang.example`; absent: a
   * visitor.
   */
  as?: string;
  language?: 'zh' | 'en';
  shade?: 'light' | 'dark';
  /** Of the window, in pixels. */
  width?: number;
  /** Of the reader's machine; else Beijing's. */
  zone?: string;
  /** Faults that this test makes on purpose, as they appear in the browser's log. */
  expects?: RegExp;
}

export interface Stage {
  app: TestApp;
  address: string;
  /** A window of its own, signed in; `path` is where it stands. */
  visit(path: string, visit?: Visit): Promise<Page>;
  close(): Promise<void>;
}

/**
 * The demo world with API, worker and pages, and a real browser in front of it; `env` is laid over
 * the test's settings.
 */
export async function raiseStage({
  worker = true,
  env = {},
}: { worker?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<Stage> {
  const app = await startTestApp({ worker, template: DEMO_TEMPLATE, env });
  const address = `http://127.0.0.1:${app.running.port}`;
  answerLate(app.running.app.getHttpServer());
  const browser = await openBrowser();
  const faults: string[] = [];
  return {
    app,
    address,
    visit: (path, visit = {}) => openWindow({ browser, address, faults }, path, visit),
    close: async () => {
      await browser.close();
      await app.close();
      if (faults.length) throw new Error(`The browser complained:\n${faults.join('\n')}`);
    },
  };
}

interface Theatre {
  browser: Browser;
  address: string;
  faults: string[];
}

async function openWindow(theatre: Theatre, path: string, visit: Visit): Promise<Page> {
  const { language = 'zh', shade = 'light', width = 1440 } = visit;
  const context = await theatre.browser.newContext({
    baseURL: theatre.address,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: visit.zone ?? 'Asia/Shanghai',
    colorScheme: shade,
    // What is looked at in the middle of a transition has colours that nobody chose.
    reducedMotion: 'reduce',
    viewport: { width, height: width < 600 ? 800 : 900 },
  });
  context.setDefaultTimeout(45_000);
  windows.add(context);
  if (visit.as) await signIn(context, visit.as);
  const page = await context.newPage();
  await slowDown(page);
  watch(page, theatre, visit.expects);
  await page.goto(path);
  await page.locator('main h1').first().waitFor();
  return page;
}

/** Without the form, which has a test of its own. */
async function signIn(context: BrowserContext, name: string): Promise<void> {
  const email = name.includes('@') ? name : `${name}@jiebang.example`;
  const data = { email, password: DEMO_PASSWORD };
  const answer = await context.request.post('/api/sessions', { data });
  if (!answer.ok()) throw new Error(`${name} can't sign in: ${await answer.text()}`);
}

/** Errors of scripts, breaches of the content policy, and requests to anywhere else are faults. */
function watch(page: Page, { address, faults }: Theatre, expected?: RegExp): void {
  const note = (fault: string) => {
    const line = `${new URL(page.url()).pathname}: ${fault}`;
    if (!expected?.test(fault) && !faults.includes(line)) faults.push(line);
  };
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('console', (message) => {
    // A visitor is asked who he is; the browser logs the answer 401 as an error of its own.
    const isVisitor = /401/.test(message.text()) && message.location().url.endsWith('/api/me');
    if (message.type() === 'error' && !isVisitor) note(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) note(`asked ${url}`);
  });
}
