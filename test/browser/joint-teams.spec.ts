import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** A professor forms a team with somebody of another university, and uses it in a bid. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const LEAD = 'zhanmuyang@chenghu.example';
const MEMBER = 'lengyaoguang@wangshu-ust.example';

async function nameOf(page: Page): Promise<string> {
  return String(Object(await (await page.request.get('/api/me')).json()).name);
}

test('from the invitation, in Chinese, to its acceptance, in English, and into a bid', async () => {
  const english = await stage.visit('/teams', { as: MEMBER, language: 'en', width: 375 });
  const memberName = await nameOf(english);
  await english.getByRole('heading', { name: 'You are in no team yet' }).waitFor();

  const page = await stage.visit('/teams', { as: LEAD, expects: /422/ });
  await page.getByRole('button', { name: '组建团队' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('团队名称').fill('固态电池联合攻关组');
  await dialog.getByLabel('团队目标').fill('一起解决界面阻抗');
  await dialog.getByLabel('您承担的工作').fill('总体设计');
  await dialog.getByRole('button', { name: '组建团队' }).click();
  await page.getByRole('heading', { level: 1, name: '固态电池联合攻关组' }).waitFor();

  await page.getByRole('button', { name: '邀请成员' }).click();
  await dialog.getByLabel('专家').click();
  await page.keyboard.type(memberName);
  await page.locator('.ant-select-item-option', { hasText: memberName }).first().click();
  await dialog.getByLabel('承担工作').fill('电解质制备');
  await dialog.getByLabel('投入（人月）').fill('6');
  await dialog.getByLabel('附言').fill('期待合作');
  await dialog.getByRole('button', { name: '发出邀请' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('待答复').waitFor();
  await page.getByText('目前没有其他单位参加').waitFor();

  await english.reload();
  await english.getByRole('link', { name: '固态电池联合攻关组' }).click();
  await english.getByRole('heading', { name: 'You are asked to join this team' }).waitFor();
  await english.getByText('Your part would be: 电解质制备.').waitFor();
  await english.getByText('期待合作').waitFor();
  await english.getByRole('button', { name: 'Accept', exact: true }).click();
  await english.getByRole('button', { name: /^Leave team/ }).waitFor();
  expect(await english.getByRole('button', { name: 'Invite a member' }).count()).toBe(0);

  await page.reload();
  await page.getByText('已加入').nth(1).waitFor();
  await page.getByRole('button', { name: '移交负责人' }).waitFor();
  const list = Object(await (await page.request.get('/api/challenges?deadline=open')).json());
  await page.goto(`/bids/${list.items[0].id}`);
  await page.getByLabel('使用我的团队').selectOption({ label: '固态电池联合攻关组' });
  await page.getByRole('button', { name: '填入成员和参与单位' }).click();
  await page.getByText('已填入团队').waitFor();
  await expectSoon(() => page.getByLabel('姓名').nth(1).inputValue(), memberName);
  // The partner stands there by its name, also after a reload.
  await page.locator('.ant-select-selection-item', { hasText: '望舒科技大学' }).waitFor();
}, 180_000);

test('who declines says why, and only the lead reads it; a member hands nothing on', async () => {
  const page = await stage.visit('/teams', { as: LEAD, language: 'en', expects: /404/ });
  const post = async (path: string, data: object): Promise<string> =>
    String(Object(await (await page.request.post(path, { data })).json()).id);
  const id = await post('/api/joint-teams', { name: 'Team of two', role: 'Lead' });
  const member = await stage.visit('/teams', { as: MEMBER, expects: /404/ });
  const { items } = Object(
    await (
      await page.request.get(`/api/experts?q=${encodeURIComponent(await nameOf(member))}`)
    ).json(),
  );
  await post(`/api/joint-teams/${id}/members`, { expertId: items[0].id, role: 'Tests' });
  await member.goto(`/teams/joint/${id}`);
  await member.getByRole('button', { name: '谢绝邀请' }).click();
  await member.getByLabel('谢绝理由').fill('今年没有时间');
  await member.getByRole('button', { name: '谢绝邀请' }).click();
  await member.getByRole('heading', { name: '我的团队' }).waitFor();
  await page.goto(`/teams/joint/${id}`);
  await page.getByText('今年没有时间').waitFor();
  await page.getByRole('button', { name: 'Disband team' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Team of two');
  await page.getByRole('dialog').getByRole('button', { name: 'Disband team' }).click();
  await page.getByRole('heading', { name: 'My teams' }).waitFor();
}, 120_000);
