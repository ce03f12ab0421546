import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** A coordinator enters an organisation, invites its first person and looks after who is in it. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

/** Picks a choice of an antd select by the words on it. */
async function choose(page: Page, field: string, choice: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(field).click();
  await page.locator('.ant-select-item-option', { hasText: choice }).first().click();
}

test('a new organisation is found by name, and somebody is invited to it', async () => {
  const page = await stage.visit('/organisations', { as: 'coordinator' });
  await page.getByRole('button', { name: '新建单位' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, '类别', '高校');
  await dialog.getByLabel('名称', { exact: true }).fill('望舒理工大学');
  await dialog.getByRole('button', { name: '建立' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('searchbox').fill('望舒');
  await page.getByRole('link', { name: '望舒理工大学' }).first().click();
  await page.getByRole('heading', { level: 1, name: '望舒理工大学' }).waitFor();
  await page.getByRole('button', { name: '邀请人员' }).click();
  await dialog.getByLabel('邮箱').fill('first@wangshu.example');
  // Only what a university has is offered; the API refuses the rest.
  await dialog.getByLabel('身份').click();
  const offered = page.locator('.ant-select-item-option');
  await expectSoon(() => offered.allTextContents(), ['专家团队', '评审专家']);
  await offered.first().click();
  await dialog.getByRole('button', { name: '生成邀请链接' }).click();
  const link = await dialog.getByLabel('邀请链接').inputValue();
  expect(link).toContain('/join?token=');
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  await page.getByRole('button', { name: '撤回邀请 first@wangshu.example' }).click();
  await page.getByText('没有待接受的邀请').waitFor();
  const late = await page.request.post('/api/memberships', {
    data: { token: new URL(link).searchParams.get('token'), name: 'Late', password: 'long enough' },
  });
  expect(late.status()).toBe(409);
});

test('an organisation is edited; a circle is refused at the field, a stale edit shows both', async () => {
  const page = await stage.visit('/organisations?kind=enterprise', {
    as: 'coordinator',
    expects: /4(09|22)/,
  });
  const create = async (name: string) => {
    const data = { kind: 'enterprise', name };
    const answer = await page.request.post('/api/organisations', { data });
    return { id: String(Object(await answer.json()).id) };
  };
  const mother = await create('望舒控股集团');
  const daughter = await create('望舒电池有限公司');
  const data = { version: 1, parentId: mother.id };
  await page.request.patch(`/api/organisations/${daughter.id}`, { data });

  await page.goto(`/organisations/${mother.id}`);
  await page.getByRole('link', { name: '望舒电池有限公司' }).waitFor();
  await page.getByRole('button', { name: '编辑' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('上级单位').click();
  await page.keyboard.type('望舒电池');
  await page.locator('.ant-select-item-option', { hasText: '望舒电池' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('该单位隶属于本单位').waitFor();
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '编辑' }).click();
  await dialog.getByLabel('地区').fill('江城');
  await page.request.patch(`/api/organisations/${mother.id}`, {
    data: { version: 1, region: '海城' },
  });
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByRole('radio', { name: /江城/ }).check();
  await dialog.getByRole('button', { name: '按所选保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('江城').waitFor();
}, 120_000);

test('a person is found, loses a role, is shut out with a reason and let in again', async () => {
  const page = await stage.visit('/people', {
    as: 'coordinator',
    language: 'en',
    expects: /40[19]/,
  });
  await page.getByRole('searchbox', { name: 'Find by name or e-mail' }).fill('chixiao');
  await page.getByText('1 person', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Manage/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Deactivate account' }).click();
  const confirm = dialog.getByRole('button', { name: 'Deactivate', exact: true });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByText('Nobody would be left to sign in for').waitFor();
  await dialog.getByLabel('Reason (kept in the log)').fill('Has left the company');
  await confirm.click();
  await dialog.getByText('Has left the company').waitFor();
  await dialog.getByRole('button', { name: 'Reactivate account' }).click();
  await dialog.getByRole('button', { name: 'Deactivate account' }).waitFor();
  await dialog.getByRole('button', { name: 'End this role' }).click();
  await dialog.getByText('loses all rights of the role at once').waitFor();
  await dialog.getByRole('button', { name: 'End it' }).click();
  await dialog.getByText('No role at present.').waitFor();
});

test('a steward looks after the people of his own enterprise, and only there', async () => {
  const page = await stage.visit('/people', { as: 'liaison@hengyao.example', width: 375 });
  await page.getByText('共 1 人').waitFor();
  await page.getByRole('link', { name: '我的单位' }).click();
  await page.getByRole('heading', { name: '人员与身份' }).waitFor();
  await page.getByText('单位管理员').waitFor();
  expect(await page.getByRole('button', { name: '编辑' }).count()).toBe(0);
  await page.goto('/organisations');
  await page.getByRole('searchbox').fill('大学');
  await page.getByRole('link', { name: /大学/ }).first().click();
  await page.getByText('上级单位').waitFor();
  expect(await page.getByRole('heading', { name: '人员与身份' }).count()).toBe(0);
});

test('teams say in English why there are none', async () => {
  const page = await stage.visit('/teams', {
    ...{ as: 'zhanmuyang@chenghu.example', language: 'en' as const, width: 375 },
  });
  await page.getByRole('heading', { name: 'No teams' }).waitFor();
});
