import { raiseStage, type Stage } from './support/stage.js';

/** A coordinator enters an organisation and invites its first person. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

test('a new organisation is found by name, and somebody is invited to it', async () => {
  const page = await stage.visit('/organisations', { as: 'coordinator' });
  await page.getByRole('button', { name: '新建单位' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('类别').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('名称', { exact: true }).fill('望舒新能源有限公司');
  await dialog.getByRole('button', { name: '建立' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('searchbox').fill('望舒');
  await page.getByRole('button', { name: '邀请人员 望舒新能源有限公司' }).click();
  await dialog.getByLabel('邮箱').fill('first@wangshu.example');
  await dialog.getByLabel('身份').click();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  expect(await dialog.getByLabel('邀请链接').inputValue()).toContain('/join?token=');
});

test('teams say in English why there are none', async () => {
  const page = await stage.visit('/teams', {
    ...{ as: 'zhanmuyang@chenghu.example', language: 'en' as const, width: 375 },
  });
  await page.getByRole('heading', { name: 'No teams' }).waitFor();
});
