import { type Page } from 'playwright-core';
import { holdBack } from './support/hold-back.js';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** What a visitor reads in each language; the demo world's own texts are the same in both. */
const WORDS = {
  zh: {
    list: '榜单',
    search: '搜索榜题',
    count: (n: number) => `共 ${n} 个榜题`,
    remove: '取消条件 领域：新能源',
    copy: '复制链接',
    copied: '已复制',
    none: '没有符合条件的榜题',
    clear: '清除全部条件',
    closed: /指标数值、测试方法和详细说明在登录并接受保密条款后可见/,
    beijing: /北京时间 \(UTC\+8\)/,
    left: /距截止还有/,
    export: '导出 CSV',
    signIn: '登录',
    how: '怎样揭榜',
    faq: '“密封”是什么意思？',
    sealed: /任何人都打不开/,
  },
  en: {
    list: 'The list',
    search: 'Search the list',
    count: (n: number) => (n === 1 ? '1 challenge' : `${n} challenges`),
    remove: 'Remove filter Field: 新能源',
    copy: 'Copy link',
    copied: 'Copied',
    none: 'No matching challenges',
    clear: 'Clear all filters',
    closed: /open after signing in and accepting the confidentiality terms/,
    beijing: /Beijing time \(UTC\+8\)/,
    left: /left$/,
    export: 'Export CSV',
    signIn: 'Sign in',
    how: 'How it works',
    faq: 'What does “sealed” mean?',
    sealed: /nobody but the bidder can open it/,
  },
} as const;
const BOTH = ['zh', 'en'] as const;

const FIELD = '新能源';

let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

const lines = (page: Page) => page.getByRole('main').getByRole('article');
const titles = (page: Page) => lines(page).getByRole('heading', { level: 3 });

describe.each(BOTH)('in %s', (language) => {
  const words = WORDS[language];
  const count = (page: Page, n: number) =>
    page.getByText(words.count(n), { exact: true }).first().waitFor();

  test('a visitor narrows the list by a facet and words, reads, shares, reloads, goes back', async () => {
    const page = await stage.visit('/challenges', { language });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await count(page, 24);
    await page.getByRole('checkbox', { name: FIELD }).check();
    await count(page, 3);
    await page.getByRole('searchbox', { name: words.search }).fill('钠离子');
    await count(page, 1);
    await expectSoon(() => titles(page).count(), 1);
    const found = await titles(page).allTextContents();
    await page.getByRole('button', { name: words.copy }).click();
    await page.getByRole('button', { name: words.copied }).waitFor();
    const link = String(await page.evaluate('navigator.clipboard.readText()'));
    await titles(page).first().getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: found[0] }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: found[0] }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: words.remove }).waitFor();
    await expectSoon(() => titles(page).allTextContents(), found);
    const other = await stage.visit(new URL(link).pathname + new URL(link).search, { language });
    await other.getByRole('button', { name: words.remove }).waitFor();
    await expectSoon(() => titles(other).allTextContents(), found);
  });

  test('nothing found says so and offers the way back to everything', async () => {
    const page = await stage.visit('/challenges?q=qqqqq', { language });
    await page.getByRole('heading', { name: words.none }).waitFor();
    await page.getByRole('button', { name: words.clear }).click();
    await count(page, 24);
    expect(new URL(page.url()).search).toBe('');
  });

  test('a visitor reads the teaser and the deadline, not the detail, and how to go on', async () => {
    const page = await stage.visit('/challenges?deadline=open', { language });
    await titles(page).first().getByRole('link').click();
    await page.getByText(words.closed).waitFor();
    await page.getByText(words.beijing).first().waitFor();
    await page.getByRole('timer').filter({ hasText: words.left }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: words.signIn }).click();
    await page.waitForURL(/\/sign-in\?to=/);
  });

  test('how it works answers what sealed means', async () => {
    const page = await stage.visit('/', { language });
    await page.getByRole('main').getByRole('link', { name: words.how }).first().click();
    await page.getByRole('heading', { level: 1, name: words.how }).waitFor();
    await page.getByText(words.faq).click();
    await page.getByText(words.sealed).waitFor();
  });
});

test('the deadline is told in the zone of the reader too', async () => {
  const page = await stage.visit('/challenges?deadline=open', {
    zone: 'America/New_York',
    language: 'en',
  });
  await titles(page).first().getByRole('link').click();
  await page.getByText(/Your time: .*America\/New_York/).waitFor();
});

test('the figures at the door are those of the list', async () => {
  const page = await stage.visit('/');
  const list = await (await page.request.get('/api/challenges')).json();
  await page.getByText('累计发榜').waitFor();
  const open = list.facets.deadline.find(({ value }: { value: string }) => value === 'open').count;
  const figures = page.locator('dl.jb-figures dd');
  await expectSoon(
    async () => (await figures.allTextContents()).slice(0, 2),
    [String(open), String(list.total)],
  );
});

test('the file holds what the filter leaves, in the same order', async () => {
  const page = await stage.visit(`/challenges?field=${FIELD}`);
  await page.getByText('共 3 个榜题').waitFor();
  await expectSoon(() => titles(page).count(), 3);
  const shown = await titles(page).allTextContents();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV' }).click(),
  ]);
  const file = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const places = shown.map((title) => text.indexOf(title));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text.trim().split('\r\n')).toHaveLength(4);
});

test('j, k and Enter walk through the list without a mouse', async () => {
  const page = await stage.visit('/challenges');
  await titles(page).nth(2).waitFor();
  const [first, second] = await titles(page).allTextContents();
  for (const key of ['j', 'j', 'j', 'k', 'k']) await page.keyboard.press(key);
  const focused = page.locator(':focus');
  await expectSoon(() => focused.textContent(), first);
  await page.keyboard.press('j');
  await expectSoon(() => focused.textContent(), second);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
});

test('on a phone the results come first and the facets wait in a drawer', async () => {
  const page = await stage.visit('/challenges', { width: 375 });
  await titles(page).first().waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.getByRole('button', { name: '筛选' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('checkbox', { name: FIELD }).check();
  await drawer.getByRole('button', { name: '查看结果' }).click();
  await page.getByRole('button', { name: WORDS.zh.remove }).waitFor();
  await page.getByText('共 3 个榜题').waitFor();
});

test('whoever accepts the terms reads the indicators, asks namelessly, and the issuer answers', async () => {
  const issuers = await stage.visit('/my/challenges', { as: 'liaison@hengyao.example' });
  const mine = await (await issuers.request.get('/api/challenges/managed?state=listed')).json();
  const { id, title } = mine.items.at(-1);
  const professors = await stage.visit(`/challenges/${id}`, { as: 'zhanmuyang@chenghu.example' });
  await professors.getByRole('button', { name: '阅读保密条款' }).click();
  const terms = professors.getByRole('dialog', { name: '保密条款' });
  await terms.getByRole('button', { name: '接受并查看全文' }).click();
  await professors.getByRole('table', { name: '技术指标' }).waitFor();
  await professors.getByRole('link', { name: '开始填写' }).waitFor();
  await professors.getByRole('button', { name: '提交问题' }).click();
  await professors.getByText('请先填写内容。').waitFor();
  const question = '试样可以用回收料压制吗？';
  await professors.getByLabel('向发榜方提问').fill(question);
  await professors.getByRole('button', { name: '提交问题' }).click();
  await professors.getByText('我的提问').waitFor();

  await issuers.goto(`/challenges/${id}`);
  await issuers.getByRole('heading', { level: 1, name: title }).waitFor();
  const asked = issuers.getByRole('listitem').filter({ hasText: question });
  expect(await asked.textContent()).not.toContain('詹');
  await asked.getByRole('button', { name: '答复' }).click();
  await asked.getByLabel('您的答复').fill('可以，比例不超过三成。');
  await asked.getByRole('button', { name: '发出答复' }).click();
  await issuers.getByText('可以，比例不超过三成。').waitFor();

  await professors.reload();
  await professors.getByText('可以，比例不超过三成。').waitFor();
  const visitors = await stage.visit(`/challenges/${id}`);
  await visitors.getByText(WORDS.zh.closed).waitFor();
  expect(await visitors.getByText(question).count()).toBe(0);
});

test('what is typed while a question is on its way stays for the next one', async () => {
  const page = await stage.visit('/challenges?deadline=open', {
    as: 'guheming@beichen-ut.example',
  });
  await titles(page).first().getByRole('link').click();
  const field = page.getByLabel('向发榜方提问');
  const send = await holdBack(page, '**/api/challenges/*/questions', 'POST');
  await field.fill('验收由谁主持？');
  await page.getByRole('button', { name: '提交问题' }).click();
  await field.fill('样品由谁寄送？');
  send();
  await page.getByRole('listitem').filter({ hasText: '验收由谁主持？' }).waitFor();
  await page.getByRole('button', { name: '提交问题' }).click();
  await page.getByRole('listitem').filter({ hasText: '样品由谁寄送？' }).waitFor();
  await expectSoon(() => field.inputValue(), '');
});

test('a question half written survives a reload', async () => {
  const page = await stage.visit('/challenges?deadline=open', {
    as: 'guheming@beichen-ut.example',
  });
  await titles(page).first().getByRole('link').click();
  await page.getByLabel('向发榜方提问').fill('请问中试线的节拍是');
  await page.reload();
  await expectSoon(() => page.getByLabel('向发榜方提问').inputValue(), '请问中试线的节拍是');
});

test('an awarded challenge names its taker to everybody', async () => {
  const page = await stage.visit('/challenges');
  const list = await (await page.request.get('/api/challenges?pageSize=50')).json();
  const awarded = list.items.find(({ state }: { state: string }) => state === 'contracted');
  await page.goto(`/challenges/${awarded.id}`);
  await page.getByRole('heading', { name: '中榜公告' }).waitFor();
  await page.getByText('北辰工业大学').first().waitFor();
});

test('award notice and opening minutes are pages of their own, fit to be printed', async () => {
  const page = await stage.visit('/challenges', { as: 'coordinator' });
  const list = await (await page.request.get('/api/challenges?pageSize=50')).json();
  const awarded = list.items.find(({ state }: { state: string }) => state === 'contracted');
  const opening = await (await page.request.get(`/api/challenges/${awarded.id}/opening`)).json();
  await page.goto(`/challenges/${awarded.id}`);
  await page.getByRole('link', { name: '查看开榜记录' }).click();
  await page.getByRole('heading', { level: 1, name: '开榜记录' }).waitFor();
  await page.locator('.jb-paper-digest').first().waitFor();
  const digests = opening.items[0].bids.map(({ digest }: { digest: string }) => digest);
  await expectSoon(() => page.locator('.jb-paper-digest').allTextContents(), digests);
  await page.goto(`/challenges/${awarded.id}/award-notice`);
  await page.getByRole('rowheader', { name: '北辰工业大学' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByRole('rowheader', { name: '北辰工业大学' }).isVisible()).toBe(true);
});
