import { type Page } from 'playwright-core';
import { endSessionsOf } from './support/sessions.js';
import { raiseStage, type Stage } from './support/stage.js';

const LIAISON = 'liaison@hengyao.example';

let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

test('somebody signs in by the form and stands where the role begins', async () => {
  const page = await stage.visit('/sign-in');
  await page.getByLabel('邮箱').fill('coordinator@jiebang.example');
  await page.getByLabel('密码').fill('jiebang-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL('**/queue');
  await page.getByRole('navigation').getByRole('link', { name: '匹配队列' }).waitFor();
});

test('the language changes in place and is remembered over a reload', async () => {
  const page = await stage.visit('/challenges');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'The list', level: 1 }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'The list', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('a change of language or of shade leaves every typed word', async () => {
  const page = await stage.visit('/my/challenges/new', { as: LIAISON });
  await page.getByRole('textbox', { name: '榜题名称' }).fill('洁净室氨的在线检测');
  await page.getByRole('button', { name: 'English' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[lang="en"][data-shade="dark"]').waitFor();
  expect(await typed(page)).toBe('洁净室氨的在线检测');
});

test('an address that leads nowhere says so and names the way on', async () => {
  const page = await stage.visit('/challenges');
  await page.goto('/nowhere/at/all');
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
});

test('a lost connection is said, takes no typed word, and the act can be repeated', async () => {
  const page = await stage.visit('/my/challenges/new', {
    as: LIAISON,
    expects: /ERR_INTERNET_DISCONNECTED|network/i,
  });
  await page.getByRole('textbox', { name: '榜题名称' }).fill('断网时填写的榜题');
  await page.context().setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByRole('alert').getByText('无法连接服务器').waitFor();
  expect(await typed(page)).toBe('断网时填写的榜题');
  await page.context().setOffline(false);
  await page.getByText('网络已断开').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.waitForURL('**/my/challenges/*/edit');
});

test('a session that ended asks for the password over the page, and the act is repeated', async () => {
  const page = await stage.visit('/my/challenges/new', { as: LIAISON, expects: /status of 401/ });
  await page.getByRole('textbox', { name: '榜题名称' }).fill('会话过期时填写的榜题');
  await endSessionsOf(stage.app, LIAISON);
  await page.getByRole('button', { name: '开始填写' }).click();
  const dialog = page.getByRole('dialog', { name: '请重新登录' });
  await dialog.getByLabel('邮箱').fill(LIAISON);
  await dialog.getByLabel('密码').fill('jiebang-demo');
  await dialog.getByRole('button', { name: '登录' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await typed(page)).toBe('会话过期时填写的榜题');
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.waitForURL('**/my/challenges/*/edit');
});

test('on a phone the way around is behind a button, and closes after a step', async () => {
  const page = await stage.visit('/challenges', { as: LIAISON, width: 375 });
  const menu = page.getByRole('button', { name: '菜单' });
  const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', {
    name: '我的榜题',
  });
  expect(await link.isVisible()).toBe(false);
  await menu.click();
  expect(await menu.getAttribute('aria-expanded')).toBe('true');
  await link.click();
  await page.waitForURL('**/my/challenges');
  await page.locator('main:focus').waitFor();
  expect(await menu.getAttribute('aria-expanded')).toBe('false');
});

test('the first press of Tab offers the way past the navigation', async () => {
  const page = await stage.visit('/challenges');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#main$/);
});

test('scripts in the page come from the server alone, styles carry its nonce', async () => {
  const answer = await stage.app.anyone.send('GET', '/challenges', undefined, {
    accept: 'text/html',
  });
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  const nonce = /nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  expect(answer.text).toContain(`content="${nonce}"`);
});

const typed = (page: Page) => page.locator('main input').first().inputValue();
