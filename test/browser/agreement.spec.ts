import { type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/app/demo/index.js';
import { raiseStage, type Stage } from './support/stage.js';

/** An agreement from its draft to its registration, by the three who have to do with it. */
const ISSUER = 'liaison@chixiao.example';
const TAKER = 'guheming@beichen-ut.example';
let stage: Stage;
let path: string;
beforeAll(async () => {
  stage = await raiseStage();
  const [agreement] = await stage.app.database.query(
    `select a.id from agreement a join organisation i on i.id = a.issuer_id
     where i.name = '赤霄精密机床有限公司' and a.state = 'draft'`,
  );
  path = `/agreements/${agreement.id}`;
});
afterAll(() => stage.close());

const choose = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click();
};
const sign = async (page: Page, name: string) => {
  await page.getByRole('button', { name: '签署协议' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(name).fill(name);
  await dialog.getByRole('button', { name: '签署协议' }).dblclick();
  await dialog.waitFor({ state: 'detached' });
};

test('the issuer is led to what is still open, and signs', async () => {
  const page = await stage.visit(path, { as: ISSUER });
  await page.getByRole('button', { name: '修改草案' }).click();
  await page.getByRole('link', { name: '去填写' }).click();
  await choose(page, '知识产权归属', '双方共有');
  await choose(page, '使用范围', '双方均可使用');
  await choose(page, '论文发表', '可自由发表');
  await page.getByLabel('揭榜方收益比例').fill('50');
  await page.getByLabel('保密期限（月）').fill('36');
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('条款已齐备').waitFor();
  await sign(page, '赤霄精密机床有限公司');
  await page.getByText('等待北辰工业大学签署').waitFor();
});

test('who changes a signed text is told what it takes back', async () => {
  const page = await stage.visit(path, { as: ISSUER });
  await page.getByRole('button', { name: '修改草案' }).click();
  await page.getByText('赤霄精密机床有限公司已签署。保存修改后，已有的签署失效').waitFor();
  await page.getByRole('button', { name: /取\s*消/ }).click();
  await page.getByText('等待北辰工业大学签署').waitFor();
});

test('the taker is told, signs, and knows whom the agreement waits for', async () => {
  const taker = await stage.app.world.signIn(TAKER, DEMO_PASSWORD);
  await stage.app.eventually('the notice', async () => {
    const { body } = await taker.get('/api/notifications');
    return body.items.some(({ kind }: { kind: string }) => kind === 'agreementSigned');
  });
  const page = await stage.visit('/notifications', { as: TAKER });
  await page.getByRole('link', { name: /^等待您签署/ }).click();
  await sign(page, '北辰工业大学');
  await page.getByText('等待发榜方或协调员办理技术合同登记').waitFor();
});

test('the coordinator finds it in the bar and registers it; then it says what holds', async () => {
  const page = await stage.visit('/', { as: 'coordinator' });
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '协议', exact: true })
    .click();
  await page.getByRole('tab', { name: '已签署' }).click();
  await page.locator(`main a[href="${path}"]`).click();
  await page.getByRole('button', { name: '登记技术合同' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('2026-辽-0042');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click();
  await page.getByText('协议已生效，技术合同已登记').waitFor();
  await page.getByRole('button', { name: '更正登记编号' }).waitFor();
});
