import { readFile } from 'node:fs/promises';
import { expectSoon } from './support/soon.js';
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

test('columns are corrected, a file is tried, errors shown by line, and it is imported', async () => {
  const page = await stage.visit('/imports/new', { as: 'coordinator' });
  await page.locator('input[type=file]').setInputFiles(TABLE);
  await page.getByRole('rowheader', { name: '办公室' }).waitFor();
  // What the names of the columns say is recognised already; the rest is said by the reader.
  const office = () => page.getByLabel('“办公室”对应的字段').inputValue();
  await expectSoon(() => page.getByLabel('“研究领域”对应的字段').inputValue(), 'fields');
  expect(await office()).toBe('');
  await page.getByRole('rowheader', { name: /柳知微/ }).waitFor();
  await page.reload();
  await page.getByLabel('“办公室”对应的字段').selectOption({ label: '院系' });
  // What comes of it is seen before anything is tried.
  const previewed = page.getByRole('table', { name: '将要写入的内容' });
  await previewed.getByRole('definition').filter({ hasText: '301' }).waitFor();
  await page.getByRole('button', { name: '试导入' }).click();

  await page.getByRole('heading', { name: /有误的记录（1 条）/ }).waitFor();
  await page.getByRole('rowheader', { name: '3', exact: true }).waitFor();
  await page.getByRole('link', { name: '下载错误清单（CSV）' }).waitFor();
  const none = await page.request.get('/api/experts?q=柳知微');
  expect((await none.json()).total).toBe(0);

  await page.reload();
  await page.getByRole('button', { name: '正式导入' }).click();
  await page.getByRole('link', { name: '查看专家库' }).click();
  await page.getByRole('searchbox').fill('柳知微');
  await page.getByRole('link', { name: '柳知微' }).waitFor();
  const { items } = Object(await (await page.request.get('/api/experts?q=柳知微')).json());
  expect(items[0].department).toBe('301');

  // The next file with these columns is read in the same way, which can be taken back.
  await page.goto('/imports/new');
  await page.locator('input[type=file]').setInputFiles({ ...TABLE, name: '专家库二.csv' });
  await page.getByText('已沿用贵单位上次的对应关系').waitFor();
  await expectSoon(office, 'department');
  await previewed.getByRole('definition').filter({ hasText: '301' }).waitFor();
  await page.getByRole('button', { name: '改用系统识别的字段' }).click();
  await expectSoon(office, '');
  await previewed.getByRole('definition').filter({ hasText: '301' }).waitFor({ state: 'detached' });
});

test('a professor looks at the works of a file before they become his', async () => {
  const page = await stage.visit('/profile?tab=works', {
    ...{ as: 'zhanmuyang@chenghu.example', language: 'en' as const, width: 375 },
  });
  await page.getByRole('link', { name: 'Import from a file' }).click();
  const me = Object(await (await page.request.get('/api/me')).json());
  const bib = `@article{a1, title = {Interfaces of garnet electrolytes}, author = {${me.name}},
    journal = {Ionics}, year = {2025}}\n@article{a2, author = {${me.name}}, year = {2024}}\n`;
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'works.bib', mimeType: 'text/x-bibtex', buffer: Buffer.from(bib) },
  });
  await page.getByRole('rowheader', { name: /Interfaces of garnet electrolytes/ }).waitFor();
  await page.getByText('Ionics').waitFor();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByText('1 would be stored, 0 unchanged, 1 with errors.').waitFor();
  await page.getByRole('heading', { name: /1 record/ }).waitFor();
  const [errors] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the errors (CSV)' }).click(),
  ]);
  expect(await readFile(await errors.path(), 'utf8')).toMatch(
    /^\uFEFFline,field,code,reason,record\r\n3,title,/,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Store 1 work' }).click();
  await page.getByText('1 stored, 0 unchanged, 1 with errors.').waitFor();
  await page.getByRole('link', { name: 'Back to my works' }).click();
  await page.getByText('Interfaces of garnet electrolytes').first().waitFor();
});

test('the list of imports speaks English on a phone', async () => {
  const page = await stage.visit('/imports', {
    ...{ as: 'coordinator2', language: 'en' as const, width: 375 },
  });
  await page.getByRole('tab', { name: 'Finished' }).click();
  await page.getByText('Experts (JSON Lines)').first().waitFor();
});
