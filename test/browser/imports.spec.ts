import { raiseStage, type Stage } from './support/stage.js';

/** A coordinator tries a table, sees what is wrong with it, and brings in the rest. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const TABLE = {
  name: '专家库.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    '姓名,单位,研究领域,关键词,办公室\n柳知微,澄湖大学,催化,光催化,301\n,澄湖大学,材料,涂层,302\n',
  ),
};

test('a file is tried, its errors are shown by line, and it is imported after a reload', async () => {
  const page = await stage.visit('/imports/new', { as: 'coordinator' });
  await page.locator('input[type=file]').setInputFiles(TABLE);
  await page.getByRole('columnheader', { name: '办公室' }).waitFor();
  await page.getByRole('button', { name: '上传并试导入' }).click();

  await page.getByRole('heading', { name: '未识别的列' }).waitFor();
  await page.getByRole('heading', { name: /有误的记录（1 条）/ }).waitFor();
  await page.getByRole('rowheader', { name: '3', exact: true }).waitFor();
  await page.getByRole('link', { name: '下载错误清单（CSV）' }).waitFor();
  const none = await page.request.get('/api/experts?q=柳知微');
  expect((await none.json()).total).toBe(0);

  await page.reload();
  await page.getByText('页面重新载入过').waitFor();
  const other = { ...TABLE, buffer: Buffer.from('姓名,单位\n别人,澄湖大学\n') };
  await page.locator('input[type=file]').setInputFiles(other);
  await page.getByText('这不是试导入过的').waitFor();
  await page.locator('input[type=file]').setInputFiles(TABLE);
  await page.getByRole('button', { name: '正式导入' }).click();
  await page.getByRole('link', { name: '查看专家库' }).click();
  await page.getByRole('searchbox').fill('柳知微');
  await page.getByRole('link', { name: '柳知微' }).waitFor();
});

test('the list of imports speaks English on a phone', async () => {
  const page = await stage.visit('/imports', {
    ...{ as: 'coordinator2', language: 'en' as const, width: 375 },
  });
  await page.getByRole('tab', { name: 'Finished' }).click();
  await page.getByText('Experts (JSON Lines)').first().waitFor();
});
