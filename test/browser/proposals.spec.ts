import { type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/app/demo/index.js';
import { type Client } from '../support/client.js';
import { holdBack } from './support/hold-back.js';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** Proposals across challenges: asked, edited, their consequences read, applied as one act. */
let stage: Stage;
let coordinator: Client;
beforeAll(async () => {
  stage = await raiseStage();
  const email = 'coordinator@jiebang.example';
  coordinator = await stage.app.world.signIn(email, DEMO_PASSWORD);
});
afterAll(() => stage.close());

const cards = (page: Page) => page.locator('[data-need]');
const lines = (page: Page) => page.locator('[data-line]');
const note = (page: Page, words: RegExp | string) =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor();

/** Asks by the form and waits for the plan. */
async function ask(page: Page, words: { wanted: string; act: string; title: string }) {
  await page.getByLabel(words.wanted).fill('2');
  await page.getByLabel(words.title).fill('十一月第二批');
  await page.getByRole('button', { name: words.act }).click();
  await page.getByRole('heading', { level: 1, name: '十一月第二批' }).waitFor();
  await cards(page).first().waitFor({ timeout: 60_000 });
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
const ZH = { wanted: '每个榜题邀请几位', act: '开始计算', title: '方案名称' };
const EN = { wanted: 'Invitations per challenge', act: 'Calculate', title: 'Name' };

test('without a plan it says the fewest changes with which there is one, and takes them', async () => {
  const page = await stage.visit('/proposals/new', { as: 'coordinator', language: 'en' });
  await page.getByLabel('At least').fill('3');
  await page.getByLabel('Most per person at a time').fill('1');
  await page.getByLabel('Invitations per challenge').fill('3');
  await page.getByRole('button', { name: 'Calculate' }).click();
  await page.getByRole('heading', { name: "These rules can't all be met" }).waitFor();
  const steps = page.getByRole('checkbox');
  await steps.first().waitFor();
  await page.getByRole('button', { name: 'Take all of them and calculate' }).click();
  await page.getByText('there is no better plan').waitFor({ timeout: 60_000 });
  await page.getByText(/rules? relaxed/).waitFor();
  await page.getByRole('button', { name: 'Abandon' }).click();
  await page.getByText('Abandoned').waitFor();
});

test('a stale edit offers both: what is there now, and to do one’s own upon it', async () => {
  const page = await stage.visit('/proposals/new', {
    ...{ as: 'coordinator', language: 'en', expects: /409/ },
  });
  const id = await ask(page, EN);
  const other = await stage.app.world.signIn('coordinator2@jiebang.example', DEMO_PASSWORD);
  const { body } = await other.get(`/api/proposals/${id}`);
  const own = body.challenges.items.find((one: { lines: unknown[] }) => one.lines.length > 0);
  const edits = [{ act: 'remove', needId: own.needId, profileId: own.lines[0].profile.id }];
  // The window must not have heard of it: its questions wait until it has acted.
  const hear = await holdBack(page, '**/api/proposals/*?*', 'GET');
  await other.post(`/api/proposals/${id}/edits`, { version: body.version, edits });
  const target = lines(page).nth(2);
  const name = await target.getByRole('link').first().innerText();
  const refused = page.waitForResponse('**/api/proposals/*/edits');
  await target.getByRole('button', { name: 'Pin' }).click();
  expect((await refused).status()).toBe(409);
  hear();
  const late = page.getByRole('dialog', { name: /Somebody else has just changed/ });
  await late.getByText(/Ruan Zhixia/).waitFor();
  await late.getByText(new RegExp(`Pinned: ${name}`)).waitFor();
  await late.getByRole('button', { name: 'Do it again on this version' }).click();
  await late.waitFor({ state: 'detached' });
  await page.getByText('📌 Pinned').first().waitFor();
  const { body: after } = await other.get(`/api/proposals/${id}?pageSize=100`);
  expect(after.totals).toMatchObject({ pinned: 1, lines: body.totals.lines - 1 });
});

test('somebody is added by hand; a conflict needs its reason there too', async () => {
  const page = await stage.visit('/proposals/new', { as: 'coordinator' });
  await page.getByLabel('只选其中一部分').check();
  await page.getByLabel('选择榜题').click();
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await ask(page, ZH);
  expect(await cards(page).count()).toBe(1);
  const needId = (await cards(page).first().getAttribute('data-need')) ?? '';
  const { body } = await coordinator.get(`/api/needs/${needId}/profiles?pageSize=100`);
  const outside = body.items.filter((one: { decision: unknown }) => one.decision === null).at(-1);
  const { profile } = outside;
  await stage.app.database.query(
    `update organisation set parent_id = $2
     where id = (select organisation_id from need where id = $1)`,
    [needId, profile.organisation.id],
  );
  await page.getByRole('button', { name: '人工添加' }).click();
  const window = page.getByRole('dialog', { name: /^加入方案/ });
  await window.getByLabel('专家或团队').fill(profile.name);
  await window
    .getByText(/回避：.*上级单位/)
    .first()
    .waitFor();
  await window.getByRole('radio', { name: new RegExp(profile.name) }).check();
  const act = window.getByRole('button', { name: '加入' });
  expect(await act.isDisabled()).toBe(true);
  await window.getByLabel('不予回避的理由').fill('不参与本项目经费');
  await act.click();
  await note(page, `已加入：${profile.name}`);
  const line = lines(page).filter({ hasText: profile.name });
  await line.getByText('不予回避的理由：不参与本项目经费').waitFor();
});

// Last: what it sends serves every challenge, and nothing is left to be proposed.
test('a proposal is asked for, edited, looked through and applied as one act', async () => {
  const page = await stage.visit('/proposals', { as: 'coordinator' });
  await page.getByRole('link', { name: '新建方案' }).first().click();
  const id = await ask(page, ZH);
  await page.getByText(/因此没有更好的方案/).waitFor();
  const total = async () =>
    Number(await page.locator('.jb-plan-tiles li').first().locator('b').innerText());
  await page.locator('.jb-plan-tiles li').first().waitFor();
  const before = await total();
  expect(before).toBeGreaterThan(10);

  // By the keyboard: to a line, pin it; to the next, forbid it.
  await lines(page).first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await note(page, '已固定');
  await page.getByText('📌 固定').first().waitFor();
  const second = lines(page).nth(1);
  await second.getByRole('button', { name: '禁止' }).click();
  await note(page, '已禁止');
  await page.getByText('⊘ 禁止').first().waitFor();
  await page.getByText(/此后有人工修改/).waitFor();
  await expectSoon(total, before - 1);

  // The last edit is taken back by one key; what was pinned stays.
  await page.keyboard.press('u');
  await page.getByText('⊘ 禁止').waitFor({ state: 'detached' });
  await page.getByText('📌 固定').first().waitFor();
  await lines(page).nth(1).getByRole('button', { name: '禁止' }).click();
  await page.getByText('⊘ 禁止').first().waitFor();
  await page.getByRole('button', { name: '重新计算' }).click();
  await page.getByText(/此后有人工修改/).waitFor({ state: 'detached' });
  await page.getByText('⊘ 禁止').first().waitFor();
  await page.getByText('📌 固定').first().waitFor();

  await page.getByRole('tab', { name: '按专家与团队' }).click();
  await page.getByRole('table', { name: /余量最小/ }).waitFor();
  await page.reload();
  await page.getByRole('table', { name: /余量最小/ }).waitFor();

  const planned = await total();
  await page.getByRole('link', { name: '查看后果并执行' }).click();
  await page.getByRole('heading', { level: 1, name: '执行前的确认' }).waitFor();
  await page.getByText(new RegExp(`发出 ${planned} 份邀请，涉及`)).waitFor();
  await page.getByLabel('随每份邀请附言（可不填）').fill('盼共同攻关。');
  await page.getByRole('button', { name: `发出 ${planned} 份邀请` }).click();
  const confirm = page.getByRole('dialog', { name: '发出邀请' });
  const act = confirm.getByRole('button', { name: `发出 ${planned} 份邀请` });
  expect(await act.isDisabled()).toBe(true);
  await confirm.getByRole('textbox').fill(`发出 ${planned} 份`);
  await act.click();
  await page.getByRole('heading', { name: '方案已执行' }).waitFor();
  await page.getByText(`已发出 ${planned} 份邀请`).waitFor();

  const link = page.getByRole('link', { name: '查看邀请' }).first();
  const invitationId = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
  const { body } = await coordinator.get(`/api/invitations/${invitationId}`);
  expect(body).toMatchObject({ state: 'sent', message: '盼共同攻关。' });
  const { body: read } = await coordinator.get(`/api/proposals/${id}`);
  expect(read).toMatchObject({ state: 'applied', actions: [] });
});
