import { type Page } from 'playwright-core';
import { endSessionsOf } from './support/sessions.js';
import { holdBack } from './support/hold-back.js';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

const PASSWORD = 'jiebang-demo';
/** A refused sign-in is answered 401 or 422; the browser logs that as an error of its own. */
const REFUSED = { expects: /status of (401|409|422)/ };

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
}

test('somebody who must sign in first then stands where he was going', async () => {
  const page = await stage.visit('/notifications');
  await page.getByRole('main').getByRole('link', { name: '登录' }).click();
  await page.getByText('登录后将打开您要访问的页面。').waitFor();
  await signIn(page, 'coordinator@jiebang.example');
  await page.waitForURL('**/notifications');
  await page.getByRole('heading', { level: 1, name: '通知' }).waitFor();
});

test('a link to a page of the signed-in parts leads a visitor through the sign-in to it', async () => {
  const page = await stage.visit('/my/challenges/new?from=mail');
  await page.getByText('登录后将打开您要访问的页面。').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await signIn(page, 'liaison@hengyao.example');
  await page.waitForURL('**/my/challenges/new?from=mail');
  await page.getByRole('heading', { level: 1, name: '新建榜题' }).waitFor();
});

test('an address of another site is never followed after the sign-in', async () => {
  const page = await stage.visit('/sign-in?to=//evil.example/x');
  await signIn(page, 'liaison@hengyao.example');
  await page.waitForURL('**/my/challenges');
});

test('a wrong password says so and names the way out, in both languages', async () => {
  const page = await stage.visit('/sign-in', REFUSED);
  await signIn(page, 'coordinator@jiebang.example', 'not the password');
  await page.getByText('邮箱或密码不正确，请检查后重新输入。').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('The e-mail address or the password is not right.').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('coordinator@jiebang.example');
});

test('notices lead to what they are about, and are read one by one or all at once', async () => {
  const page = await stage.visit('/challenges', { as: 'guheming@beichen-ut.example' });
  const bell = page.getByRole('link', { name: /通知/ });
  await page.getByText(/条未读通知/).waitFor({ state: 'attached' });
  await bell.click();
  await page.getByRole('heading', { level: 1, name: '通知' }).waitFor();
  const notices = page.getByRole('main').getByRole('listitem');
  await page
    .getByRole('button', { name: /^标为已读/ })
    .first()
    .waitFor();
  const before = (await page.getByRole('button', { name: /^标为已读/ }).all()).length;
  expect(before).toBeGreaterThan(1);
  const newest = notices.first().getByRole('heading').getByRole('link');
  const title = (await newest.textContent()) ?? '';
  // The next load would overtake the reading on its way.
  const read = page.waitForResponse(/\/api\/notifications\/[^/]+\/reading$/);
  await newest.click();
  await page.waitForURL((url) => url.pathname !== '/notifications');
  await read;
  await page.goto('/notifications?unread=1');
  await page.getByText(`未读（${before - 1}）`).waitFor();
  expect(await notices.count()).toBe(before - 1);
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByRole('heading', { name: '没有未读通知' }).waitFor();
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await notices.getByRole('link', { name: title }).first().waitFor();
});

test('the language of pages, notices and mails is one', async () => {
  const page = await stage.visit('/notifications', { as: 'liaison@chixiao.example' });
  const read = async (path: string) => (await page.request.get(path)).json();
  const newest = async () => (await read('/api/notifications')).items[0].title;
  const shown = page.getByRole('main').getByRole('listitem').getByRole('heading').first();
  await page.request.put('/api/me/locale', { data: { locale: 'zh' } });
  const before = await newest();
  await page.reload();
  await shown.getByText(before, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
  await expectSoon(async () => (await read('/api/me')).locale, 'en');
  const after = await newest();
  expect(after).not.toBe(before);
  await shown.getByText(after, { exact: true }).waitFor();
});

test('a language is remembered however early and often it is pressed; the last one counts', async () => {
  const page = await stage.visit('/challenges', { as: 'liaison@chixiao.example' });
  const locale = async () => (await (await page.request.get('/api/me')).json()).locale;
  await page.request.put('/api/me/locale', { data: { locale: 'zh' } });
  // It is not known yet who reads.
  const known = await holdBack(page, '**/api/me');
  await page.reload();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'The list' }).waitFor();
  known();
  await expectSoon(locale, 'en');
  // The second press comes while the first is on its way.
  const arrives = await holdBack(page, '**/api/me/locale');
  const sent = page.waitForRequest('**/api/me/locale');
  const answered = page.waitForResponse('**/api/me/locale');
  await page.getByRole('button', { name: '中文' }).click();
  await sent;
  await page.getByRole('button', { name: 'English' }).click();
  arrives();
  await answered;
  await expectSoon(locale, 'en');
});

test('another session is ended from here, and its window asks to sign in again', async () => {
  // A session of an earlier attempt would be a third one.
  await endSessionsOf(stage.app, 'liaison@lantang.example');
  const here = await stage.visit('/account', { as: 'liaison@lantang.example' });
  const there = await stage.visit('/my/challenges', {
    as: 'liaison@lantang.example',
    expects: /status of 401/,
  });
  await here.reload();
  const other = here.getByRole('button', { name: /^退出 / });
  await other.click();
  await other.waitFor({ state: 'detached' });
  await there.getByRole('link', { name: '通知' }).click();
  await there.getByRole('dialog', { name: '请重新登录' }).waitFor();
});

test('a password that is too short is refused at its field, a good one ends other sessions', async () => {
  const page = await stage.visit('/account', { as: 'liaison@mingche.example', ...REFUSED });
  await page.getByLabel('当前密码').fill(PASSWORD);
  await page.getByLabel('新密码').fill('short');
  await page.getByRole('button', { name: '修改密码' }).click();
  const field = page.locator('.ant-form-item').filter({ hasText: '新密码' });
  await field.locator('.ant-form-item-explain-error').waitFor();
  await page.getByLabel('新密码').fill('一句只有我自己知道的话');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('密码已修改，其他设备上的登录已退出。').waitFor();
});

test('a colleague joins by the link of an invitation and signs in', async () => {
  const inviter = await stage.visit('/account', { as: 'liaison@zhijin.example' });
  await inviter.getByLabel('同事的邮箱').fill('colleague@zhijin.example');
  await inviter.getByRole('button', { name: '生成邀请链接' }).click();
  const link = new URL(await inviter.getByLabel('邀请链接').inputValue());

  const page = await stage.visit(link.pathname + link.search, REFUSED);
  await page.getByLabel('姓名').fill('路初晴');
  await page.getByLabel('设置密码').fill('short');
  await page.getByRole('button', { name: '开通账号' }).click();
  await page.locator('.ant-form-item-explain-error').waitFor();
  await page.getByLabel('设置密码').fill('一句只有我自己知道的话');
  await page.getByRole('button', { name: '开通账号' }).click();
  await page.getByText('账号已开通，请用收到邀请的邮箱登录。').waitFor();
  await signIn(page, 'colleague@zhijin.example', '一句只有我自己知道的话');
  await page.waitForURL('**/my/challenges');

  const late = await stage.visit(link.pathname + link.search, REFUSED);
  await late.getByLabel('姓名').fill('路初晴');
  await late.getByLabel('设置密码').fill('一句只有我自己知道的话');
  await late.getByRole('button', { name: '开通账号' }).click();
  await late.getByText('该邀请已使用、已撤回或已过期。请邀请人重新发送。').waitFor();
});
