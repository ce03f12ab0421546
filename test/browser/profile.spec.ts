import { raiseStage, type Stage } from './support/stage.js';

/** A professor keeps his own profile and sees what the matching makes of it. */
const PROFESSOR = 'zhanmuyang@chenghu.example';
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

test('two edits of one field at once are put side by side', async () => {
  const page = await stage.visit('/profile', { as: PROFESSOR, expects: /409/ });
  await page.getByRole('button', { name: '编辑' }).click();
  await page.getByLabel('职称').fill('首席研究员');
  const { expertId } = await (await page.request.get('/api/me')).json();
  const path = `/api/experts/${expertId}`;
  const { version } = await (await page.request.get(path)).json();
  const first = await page.request.patch(path, { data: { title: '教授', version } });
  expect(first.status()).toBe(200);

  await page.getByRole('button', { name: '保存' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('教授', { exact: true }).waitFor();
  await dialog.getByRole('radio').first().check();
  await dialog.locator('.jb-button-primary').click();
  await page.getByText('已保存，下一轮匹配按新内容计算。').waitFor();
  const { title } = await (await page.request.get(path)).json();
  expect(title).toBe('首席研究员');
});

test('a work is added, disowned, and comes back by undo', async () => {
  const page = await stage.visit('/profile?tab=works', { as: PROFESSOR });
  await page.getByRole('button', { name: '添加成果' }).click();
  await page.getByRole('dialog').getByLabel('题名').fill('层状氧化物的湿度原位衍射');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row', { name: /层状氧化物的湿度原位衍射/ });
  await row.getByRole('button', { name: /不是我的/ }).click();
  await row.waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await row.waitFor();
});

test('what the matching goes by is shown, in English too', async () => {
  const page = await stage.visit('/profile?tab=engine', { as: PROFESSOR, language: 'en' });
  await page.getByRole('heading', { name: 'Terms shared with challenges' }).waitFor();
  await page.getByRole('button', { name: 'Correct the profile' }).click();
  await page.getByLabel('Keywords').waitFor();
});
