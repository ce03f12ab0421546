import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

const field = (page: Page) => page.getByRole('dialog').getByRole('combobox');
const chosen = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });
const option = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('option', { name });

/** Opens the field by a key and types; whoever types at once waits for the field, as people do. */
async function ask(page: Page, words: string, key = 'Control+k'): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press(key);
  await page.locator('[role="combobox"]:focus').waitFor();
  if (words) await page.keyboard.type(words);
}

test('the keyboard alone finds a challenge, opens it, and finds it again among the recent', async () => {
  const page = await stage.visit('/');
  await ask(page, '热失控');
  const title = /磷酸铁锂储能舱热失控/;
  await option(page, title).waitFor();
  await chosen(page).filter({ hasText: title }).waitFor();
  const named = await field(page).getAttribute('aria-activedescendant');
  expect(await chosen(page).getAttribute('id')).toBe(named);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto('/challenges');
  await ask(page, '', '/');
  await page
    .getByRole('group', { name: '最近打开' })
    .getByRole('option', { name: title })
    .waitFor();
});

test('arrows go round, Escape leaves the page as it was', async () => {
  const page = await stage.visit('/challenges');
  await ask(page, '');
  const first = await chosen(page).textContent();
  await page.keyboard.press('ArrowUp');
  const last = page.getByRole('dialog').getByRole('option').last();
  await last.and(chosen(page)).waitFor();
  expect(await last.textContent()).not.toBe(first);
  await page.keyboard.press('ArrowDown');
  await expectSoon(() => chosen(page).textContent(), first);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/challenges');
});

test('words without a hit are handed on to the list', async () => {
  const page = await stage.visit('/');
  await page.getByRole('button', { name: '搜索' }).click();
  await field(page).fill('新能源 电池');
  await option(page, '在榜单中搜索“新能源 电池”').click();
  await page.waitForURL(/\/challenges\?q=/);
  await page.getByText(/^共 \d+ 个榜题$/).waitFor();
  await expectSoon(() => page.getByRole('searchbox').inputValue(), '新能源 电池');
});

test('commands change language and shade and lead to places', async () => {
  const page = await stage.visit('/challenges');
  await ask(page, 'english');
  await option(page, 'Switch to English').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'The list' }).waitFor();
  await ask(page, 'dark');
  await option(page, 'Theme: dark').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('html[data-shade="dark"]').waitFor();
  await ask(page, 'how it');
  await chosen(page).filter({ hasText: 'How it works' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'How it works' }).waitFor();
});

test('a coordinator finds experts and organisations, a visitor only what is public', async () => {
  const coordinators = await stage.visit('/queue', { as: 'coordinator' });
  await ask(coordinators, 'Gu Heming');
  const experts = coordinators.getByRole('group', { name: '专家' });
  await experts.getByRole('option', { name: /顾鹤鸣/ }).waitFor();
  await field(coordinators).fill('恒曜');
  const organisations = coordinators.getByRole('group', { name: '单位' });
  await organisations.getByRole('option', { name: /恒曜新材料/ }).waitFor();

  const visitors = await stage.visit('/');
  await ask(visitors, 'Gu Heming');
  await option(visitors, /在榜单中搜索/).waitFor();
  await visitors.getByText(/^\d+ 个结果$/).waitFor({ state: 'attached' });
  expect(await option(visitors, /^顾鹤鸣/).count()).toBe(0);
});
