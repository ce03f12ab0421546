import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

const textBox = (page: Page) => page.getByRole('textbox', { name: '技术路线' });

test('a deadline is told in Beijing time and in the zone of the reader', async () => {
  const page = await stage.visit('/gallery', { zone: 'Europe/London', language: 'en' });
  const deadline = page.locator('.jb-deadline').first();
  await deadline.getByText('18 December 2026, 17:59:59').waitFor();
  await deadline.getByText('Beijing time (UTC+8)').waitFor();
  await deadline.getByText('Your time: 18 December 2026, 09:59:59 (Europe/London, UTC)').waitFor();
  await deadline.getByText('A grace period of 10 minutes').waitFor();
  expect(await deadline.getByRole('timer').textContent()).toBe('12 days 01:23:07 left');
});

test('in Beijing there is one time, and a closed deadline says so', async () => {
  const page = await stage.visit('/gallery');
  await page.locator('.jb-deadline[data-phase="closed"]').getByText('已截止').waitFor();
  expect(await page.getByText('当地时间').count()).toBe(0);
});

test('the parts of a match add up to its score, in the bar and in the table', async () => {
  const page = await stage.visit('/gallery');
  const card = page.getByRole('article');
  await card.getByText('以表格查看').click();
  const table = card.getByRole('table', { name: '总分的构成' });
  await table.waitFor();
  const cells = await table.locator('tbody td').allTextContents();
  const sum = cells.reduce((total, text) => total + Number(text.replace('−', '-')), 0);
  expect(sum.toFixed(2)).toBe(await table.locator('tfoot td').textContent());
  await card.getByRole('img', { name: /^总分 13.80/ }).waitFor();
});

test('touching terms are marked one by one, in the need and in the works', async () => {
  const page = await stage.visit('/gallery');
  const card = page.getByRole('article');
  const work = card.getByRole('link', { name: /标准具条纹/ });
  await work.waitFor();
  expect(await work.locator('mark').allTextContents()).toEqual(['光腔', '增强']);
  expect(await work.getAttribute('href')).toBe('/works/work-1');
});

test('what was done is taken back by the key z, wherever the keyboard stands', async () => {
  const page = await stage.visit('/gallery');
  await page.getByRole('button', { name: '移出候选名单' }).click();
  await page.getByText('岑如璇已移出候选名单。').waitFor();
  await page.getByRole('button', { name: /^撤销/ }).waitFor();
  await page.keyboard.press('z');
  await page.getByText('岑如璇在候选名单中。').waitFor();
  await page.getByRole('button', { name: /^撤销/ }).waitFor({ state: 'detached' });
});

test('the way back goes after ten seconds, but not while it is under the pointer or the keyboard', async () => {
  const page = await stage.visit('/gallery');
  // From here on time passes only where this test lets it.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const undo = page.getByRole('button', { name: /^撤销/ });
  await page.getByRole('button', { name: '移出候选名单' }).click();
  await page.mouse.move(0, 0);
  await page.clock.runFor(9_000);
  await undo.hover();
  await page.clock.runFor(30_000);
  expect(await undo.isVisible()).toBe(true);
  await page.mouse.move(0, 0);
  await undo.focus();
  await page.clock.runFor(30_000);
  expect(await undo.isVisible()).toBe(true);
  await page.getByRole('tab').first().focus();
  await page.clock.runFor(2_000);
  await undo.waitFor({ state: 'detached' });
});

test('a grave act waits until the very word is typed', async () => {
  const page = await stage.visit('/gallery');
  await page.getByRole('button', { name: '打开输入确认' }).click();
  const dialog = page.getByRole('dialog', { name: '确定中榜方' });
  const act = dialog.getByRole('button', { name: '确定中榜方' });
  await dialog.getByRole('textbox').fill('望舒大学');
  expect(await act.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('望舒科技大学');
  await act.click();
  await page.getByText('已确定中榜方').waitFor();
});

test('two versions: only the field that both changed is asked, the rest is merged', async () => {
  const page = await stage.visit('/gallery');
  await page.getByRole('button', { name: '打开版本冲突' }).click();
  const dialog = page.getByRole('dialog', { name: '内容已被他人修改' });
  await dialog.getByRole('group').first().waitFor();
  expect(await dialog.getByRole('group').count()).toBe(1);
  const save = dialog.getByRole('button', { name: '按所选保存' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: /^我的修改/ }).check();
  await save.click();
  // My title, and the region that they changed and I did not.
  await page.getByText('洁净室 ppb 级氨的在线检测 · 望舒市').waitFor();
});

test('what was typed is back after a reload, and gone when it is discarded', async () => {
  const page = await stage.visit('/gallery');
  await textBox(page).fill('先定边界，再做合金。');
  await page.reload();
  await page.getByText('已恢复您此前填写的内容').waitFor();
  await expectSoon(() => textBox(page).inputValue(), '先定边界，再做合金。');
  await page.getByRole('button', { name: '放弃恢复' }).click();
  await expectSoon(() => textBox(page).inputValue(), '');
  await page.reload();
  await textBox(page).waitFor();
  expect(await page.getByText('已恢复您此前填写的内容').count()).toBe(0);
});

test('an error of the API stands at its field, in the language of the reader', async () => {
  const page = await stage.visit('/gallery');
  await page.getByRole('button', { name: '提交', exact: true }).last().click();
  const target = page.getByRole('textbox', { name: '目标值' });
  await page.locator('.ant-form-item', { has: target }).getByText('格式不正确').waitFor();
  await page.getByText('请填写此项').waitFor();
  for (const field of [target, page.getByRole('textbox', { name: '榜题名称' })])
    await expectSoon(() => field.getAttribute('aria-invalid'), 'true');
  // Nothing is left to be said above the form.
  expect(await page.locator('form .jb-problem').count()).toBe(0);
});

test('tabs are walked with the arrows', async () => {
  const page = await stage.visit('/gallery');
  await page.getByRole('tab', { name: '临江市' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tabpanel').getByText('望舒市的内容。').waitFor();
  await page.keyboard.press('End');
  await page.getByRole('tabpanel').getByText('青屿区的内容。').waitFor();
});

test('on a phone filters are a drawer, and what is chosen stays in sight', async () => {
  const page = await stage.visit('/gallery', { width: 375 });
  expect(await page.getByRole('checkbox', { name: '临江市' }).count()).toBe(0);
  await page.getByRole('button', { name: '筛选（已选 1 项）' }).click();
  const drawer = page.getByRole('dialog', { name: '筛选' });
  await drawer.getByRole('checkbox', { name: '临江市' }).check();
  await drawer.getByRole('button', { name: '查看结果' }).click();
  await page.getByRole('button', { name: '取消条件 地区：临江市' }).click();
  await page.getByRole('button', { name: '筛选（已选 1 项）' }).waitFor();
});

test('on a phone a table becomes cards, and each value keeps the name of its column', async () => {
  const page = await stage.visit('/gallery', { width: 375 });
  const table = page.getByRole('table', { name: '各地区中榜情况' }).first();
  const cell = table.getByRole('cell').first();
  await cell.waitFor();
  expect(await cell.getAttribute('data-title')).toBe('中榜项数');
  expect(await table.getByRole('rowheader').count()).toBe(3);
  const [card, frame] = [await table.locator('tbody tr').first().boundingBox(), 375];
  expect((card?.x ?? 0) + (card?.width ?? frame)).toBeLessThanOrEqual(frame);
});

test('a file of the wrong kind is refused with the reason, a right one is taken', async () => {
  const page = await stage.visit('/gallery');
  const input = page.locator('input[type=file]');
  const buffer = Buffer.from('a,b\n');
  await input.setInputFiles({ name: 'works.exe', mimeType: 'application/x-exe', buffer });
  await page.getByRole('alert').getByText('“works.exe”的格式不在可上传之列').waitFor();
  await input.setInputFiles({ name: 'works.csv', mimeType: 'text/csv', buffer });
  await page.getByText('已选择：works.csv').waitFor();
});

test('print leaves out what only a screen can use', async () => {
  const page = await stage.visit('/gallery');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  expect(await page.locator('.jb-pager').isVisible()).toBe(false);
  expect(await page.getByRole('article').isVisible()).toBe(true);
});
