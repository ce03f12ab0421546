/**
 * Takes the pictures of docs/screens from the demo world: a server of its own in a folder that is
 * thrown away, a real browser, every main screen in both languages, light and dark, wide and on a
 * phone.
 *
 *   npm run screens              all of them
 *   npm run screens -- queue     those whose name begins so
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'screens');
const PASSWORD = 'jiebang-demo';
const wanted = process.argv[2] ?? '';
/** Cookies by account: each signs in once, since tries are limited. */
const signedIn = new Map();

const LOOKS = [
  { look: 'zh-light', language: 'zh-CN', shade: 'light', width: 1440, height: 900 },
  { look: 'en-dark', language: 'en-GB', shade: 'dark', width: 1440, height: 900 },
  { look: 'zh-phone', language: 'zh-CN', shade: 'light', width: 390, height: 844 },
  { look: 'en-phone-dark', language: 'en-GB', shade: 'dark', width: 390, height: 844 },
];

/** Who looks at what; `:name` in a path is found by asking the API as that person. */
const SCREENS = [
  { name: 'list', path: '/challenges' },
  { name: 'challenge', path: '/challenges/:id', find: first('/api/challenges?deadline=open') },
  { name: 'how', path: '/how-it-works' },
  { name: 'board', as: 'liaison@lantang.example', path: '/my/challenges' },
  {
    ...{ name: 'authoring', as: 'liaison@hengyao.example', path: '/my/challenges/:id/edit' },
    find: (ask) => makeDraft(ask),
  },
  {
    ...{ name: 'fits', as: 'zhanmuyang@chenghu.example', path: '/fits' },
  },
  {
    ...{ name: 'bid', as: 'zhanmuyang@chenghu.example', path: '/bids/:id' },
    find: first('/api/challenges?deadline=open'),
    before: acceptTerms,
  },
  {
    ...{ name: 'queue', as: 'coordinator@jiebang.example', path: '/queue/:id' },
    find: first('/api/match-runs', ({ need }) => need.id),
    act: async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('j');
    },
  },
  { name: 'screening', as: 'coordinator@jiebang.example', path: '/screening' },
  {
    ...{ name: 'proposal', as: 'coordinator@jiebang.example', path: '/proposals/:id' },
    find: (ask) => makeProposal(ask),
  },
  { name: 'import', as: 'coordinator@jiebang.example', path: '/imports/new' },
  { name: 'insights', as: 'coordinator@jiebang.example', path: '/insights' },
  {
    ...{ name: 'agreement', as: 'coordinator@jiebang.example', path: '/agreements/:id' },
    find: first('/api/agreements'),
  },
  {
    ...{ name: 'story', as: 'auditor@linjiang.example', path: '/audit/challenges/:id' },
    find: first('/api/agreements', ({ challenge }) => challenge.id),
  },
  { name: 'gallery', path: '/gallery' },
];

const data = mkdtempSync(join(tmpdir(), 'jiebang-screens-'));
// The database runs as a user of its own where the tests run as root, and must get in.
chmodSync(data, 0o755);
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), 'main'], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
try {
  await untilReady();
  await takeAll();
} finally {
  server.kill('SIGTERM');
  await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done()));
  rmSync(data, { recursive: true, force: true });
}

async function takeAll() {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  const failed = [];
  for (const screen of SCREENS.filter(({ name }) => name.startsWith(wanted))) {
    const found = {};
    for (const look of LOOKS) {
      try {
        await take(browser, screen, look, found);
      } catch (error) {
        failed.push(`${screen.name}-${look.look}: ${error.message.split('\n')[0]}`);
      }
    }
  }
  await browser.close();
  const files = readdirSync(folder).filter((name) => name.endsWith('.webp'));
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  process.stdout.write(`${files.length} pictures, ${(bytes / 1024 / 1024).toFixed(1)} MB\n`);
  if (failed.length) {
    process.stderr.write(`${failed.join('\n')}\n`);
    process.exitCode = 1;
  }
}

async function take(browser, screen, { look, language, shade, width, height }, found) {
  const context = await browser.newContext({
    ...{ baseURL: address, locale: language, timezoneId: 'Asia/Shanghai', colorScheme: shade },
    ...{ viewport: { width, height }, reducedMotion: 'reduce' },
  });
  try {
    const page = await context.newPage();
    const ask = askBy(context);
    if (screen.as) await signIn(context, screen.as);
    // What has to be made first is made once, and shown in every look.
    if (screen.find) found.id ??= await screen.find(ask);
    await screen.before?.(ask, found.id);
    await page.goto(screen.path.replace(':id', found.id), { waitUntil: 'networkidle' });
    await page.locator('main h1').first().waitFor({ timeout: 15_000 });
    await page.locator('.jb-loading').first().waitFor({ state: 'detached' });
    await screen.act?.(page);
    await page.waitForTimeout(400);
    const session = await context.newCDPSession(page);
    const shot = { format: 'webp', quality: 80 };
    const picture = await session.send('Page.captureScreenshot', shot);
    const file = join(folder, `${screen.name}-${look}.webp`);
    writeFileSync(file, Buffer.from(picture.data, 'base64'));
  } finally {
    await context.close();
  }
}

async function signIn(context, email) {
  const cookies = signedIn.get(email);
  if (cookies) return context.addCookies(cookies);
  await askBy(context)('POST', '/api/sessions', { email, password: PASSWORD });
  signedIn.set(email, await context.cookies());
}

/** The first thing of a list, by its id. */
function first(path, idOf = ({ id }) => id) {
  return async (ask) => {
    const { items } = await ask('GET', path);
    if (!items.length) throw new Error(`${path} is empty`);
    return idOf(items[0]);
  };
}

async function makeDraft(ask) {
  const { id } = await ask('POST', '/api/challenges', {
    ...{ title: '免热处理压铸铝合金的回收料兼容工艺', language: 'zh', field: '新材料' },
    teaser: '为一体化压铸后地板征集可使用六成以上回收料的免热处理铝合金及其压铸工艺。',
    keywords: ['压铸铝合金', '回收料', '免热处理'],
    indicators: [
      { name: '延伸率', comparator: '>=', target: '9', unit: '%', test: 'GB/T 228.1，末端取样' },
      { name: '回收料占比', comparator: '>=', target: '60', unit: '%', test: '炉料台账' },
    ],
  });
  return id;
}

async function acceptTerms(ask, challengeId) {
  const { version } = await ask('GET', '/api/challenges/confidentiality-terms');
  await ask('PUT', `/api/challenges/${challengeId}/terms-acceptance`, { version });
}

async function makeProposal(ask) {
  const { id } = await ask('POST', '/api/proposals', { wanted: 2 });
  for (let i = 0; i < 60; i += 1) {
    const { state } = await ask('GET', `/api/proposals/${id}`);
    if (state !== 'computing') break;
    await new Promise((done) => setTimeout(done, 500));
  }
  return id;
}

/** The API by the cookies of one window. */
function askBy(context) {
  return async (method, path, body) => {
    const headers = { origin: address };
    const answer = await context.request.fetch(path, { method, data: body, headers });
    if (!answer.ok())
      throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  };
}

async function untilReady() {
  for (let i = 0; i < 600; i += 1) {
    if (server.exitCode !== null) throw new Error('The server ended before it was ready.');
    const answer = await fetch(`${address}/api/challenges?pageSize=1`).catch(() => null);
    if (answer?.ok && (await answer.json()).total > 0) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('The server was not ready within five minutes.');
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => done(free));
    });
  });
}

/** As the browser tests do: a browser of the machine, or the one that npm brought along. */
async function openBrowser() {
  const local = [process.env.CHROME_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const { default: packed } = await import('@sparticuz/chromium');
  const found = local.find((path) => path && existsSync(path));
  const executablePath = found ?? (await packed.executablePath());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote'] });
}
