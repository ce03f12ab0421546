import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** A professor finds a challenge that fits, writes a bid and seals it; nobody else sees it. */
let stage: Stage;
let professor: string;
let challengeId: string;
beforeAll(async () => {
  stage = await raiseStage();
  // Somebody invited who has an account and has not bid yet.
  const [invited] = await stage.app.database.query(
    `select p.email, i.challenge_id as "challengeId" from invitation i
     join challenge c on c.id = i.challenge_id and c.state in ('listed', 'bidding')
     join profile f on f.id = i.profile_id join expert e on e.id = f.source_id
     join person p on p.id = e.person_id where i.state = 'sent' order by i.created_at limit 1`,
  );
  ({ email: professor, challengeId } = invited);
});
afterAll(() => stage.close());

test('an invitation is accepted and leads to the bid', async () => {
  const page = await stage.visit('/invitations', { as: professor });
  await page.getByRole('button', { name: '接受邀请' }).first().click();
  await page.getByRole('link', { name: '填写揭榜申请' }).first().waitFor();
});

test('what fits comes with reasons, can be refused and taken back', async () => {
  const page = await stage.visit('/fits', { as: professor });
  const decline = page.getByRole('button', { name: '不感兴趣' });
  await decline.first().waitFor();
  const offered = await decline.count();
  await decline.first().click();
  await page.getByLabel('原因').fill('今年人手已满');
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByText('已标记').waitFor();
  // It leaves the list, and comes back.
  await expectSoon(() => decline.count(), offered - 1);
  await page.keyboard.press('z');
  await expectSoon(() => decline.count(), offered);
});

const ROUTE = '先做小试，再做中试，最后在产线验证。';

async function acceptTerms(page: Page): Promise<void> {
  const answer = await page.request.get(`/api/challenges/${challengeId}`);
  const { termsVersion, actions } = await answer.json();
  if (!actions.includes('accept-terms')) return;
  await page.request.put(`/api/challenges/${challengeId}/terms-acceptance`, {
    data: { version: termsVersion },
  });
}

test('a bid saves itself, survives a reload and a lost connection, and is sealed', async () => {
  const page = await stage.visit('/bids', { as: professor, expects: /ERR_INTERNET|Failed|422/ });
  await acceptTerms(page);
  await page.goto(`/bids/${challengeId}`);
  await page.getByLabel('姓名').first().fill('实验员甲');
  await page.getByLabel('承担工作').first().fill('样品制备');
  await page.getByLabel('投入（人月）').first().fill('6');
  await page.getByLabel('技术路线').fill(ROUTE);
  await page.getByText('草稿已保存').waitFor();
  const route = () => page.getByLabel('技术路线').inputValue();
  // To another page of the application and back: what was read before the writing is not shown.
  await page.getByRole('link', { name: '榜单', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: '榜单' }).waitFor();
  await page.goBack();
  await expectSoon(route, ROUTE);
  await page.reload();
  await expectSoon(route, ROUTE);

  await page.context().setOffline(true);
  await page.getByLabel('风险与对策').fill('原料波动，用双供应商应对。');
  await page.getByText('未能保存，内容已留在本机').waitFor();
  await page.context().setOffline(false);
  await page.getByText('草稿已保存').waitFor();

  // Handed in half-written, it is refused at the fields.
  await page.getByRole('button', { name: '密封递交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认递交' }).click();
  await page.locator('.ant-form-item-explain-error').first().waitFor();

  for (const how of await page.getByLabel('如何达到').all()) await how.fill('包覆改性');
  for (const proof of await page.getByLabel('如何证明').all()) await proof.fill('第三方检测报告');
  const titles = await page.getByRole('group', { name: /里程碑/ }).all();
  for (const [i, row] of titles.entries()) {
    await row.getByLabel('名称').fill(`阶段 ${i + 1}`);
    await row.getByLabel('完成月份').fill(String(3 * (i + 1)));
    await row.getByLabel('交付物').fill('样品与报告');
  }
  await page.getByLabel('总报价').fill('800000');
  await page.getByLabel('知识产权方案').fill('双方共有。');
  await page.getByLabel('与发榜方的关系').fill('无');
  await page.getByText('草稿已保存').waitFor();
  await page.getByRole('button', { name: '密封递交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认递交' }).click();
  await page.getByRole('heading', { name: '回执' }).waitFor();
  await page.getByText('申请已密封，无需再操作').waitFor();
  expect(await page.locator('.jb-digest').textContent()).toMatch(/^[0-9a-f]{64}$/);

  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click();
  await page.getByRole('heading', { name: '回执' }).waitFor({ state: 'detached' });
  await expectSoon(route, ROUTE);
  await page.getByRole('button', { name: '密封递交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认递交' }).click();
  await page.getByRole('heading', { name: '回执' }).waitFor();
});

test('on a phone the long form leads to its sealing from wherever one writes', async () => {
  const page = await stage.visit(`/bids/${challengeId}`, { as: professor, width: 375 });
  const panel = page.getByRole('complementary', { name: '密封揭榜' });
  const isInView = async () => ((await panel.boundingBox())?.y ?? Infinity) < 800;
  await page.getByText('已填 8 / 8 项').waitFor();
  await expectSoon(isInView, false);
  await page.getByRole('link', { name: '查看并递交' }).click();
  await stage.app.eventually('the panel', isInView);
});

test('nobody else learns of it, in English either', async () => {
  const [{ email }] = await stage.app.database.query(
    `select p.email from challenge c join membership m on m.organisation_id = c.organisation_id
     join person p on p.id = m.person_id where c.id = $1 and m.role = 'enterprise' limit 1`,
    [challengeId],
  );
  const page = await stage.visit(`/my/challenges/${challengeId}?tab=bids`, {
    as: email,
    language: 'en',
    expects: /40[349]/,
  });
  await page.getByText('Bids are still sealed').waitFor();
});
