import { raiseStage, type Stage } from './support/stage.js';

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

test('an address that leads nowhere says so and names the way on', async () => {
  const page = await stage.visit('/challenges');
  await page.goto('/nowhere/at/all');
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
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
