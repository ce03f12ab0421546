import { type Page } from 'playwright-core';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** An enterprise writes a challenge, a coordinator awards another one, both sides sign. */
let stage: Stage;
beforeAll(async () => (stage = await raiseStage()));
afterAll(() => stage.close());

const STAFF = 'liaison@hengyao.example';

async function begin(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '新建榜题' }).first().click();
  await page.getByLabel('榜题名称').fill(title);
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByLabel('公开摘要').waitFor();
}

const saved = (page: Page) => page.getByText('已保存', { exact: true }).waitFor();

const teaserIn = (page: Page) => page.getByLabel('公开摘要').inputValue();

async function addKeyword(page: Page, word: string): Promise<void> {
  await page.getByLabel('关键词').fill(word);
  await page.keyboard.press('Enter');
  await page.getByTitle(word).waitFor();
}

test('a challenge is written step by step, survives a reload, and is handed in', async () => {
  const page = await stage.visit('/my/challenges', { as: STAFF });
  await begin(page, '低温快充电解液');
  await page.getByLabel('公开摘要').fill('零下二十度仍能快充的电解液。');
  await page.getByLabel('技术领域').fill('新能源');
  await addKeyword(page, '电解液');
  await saved(page);
  await page.reload();
  await expectSoon(() => teaserIn(page), '零下二十度仍能快充的电解液。');

  // What is missing is in sight, and leads to its field.
  await page.getByRole('button', { name: '难题描述' }).click();
  await page.getByLabel('难题描述').fill('低温下去溶剂化慢，析锂严重。');
  await page.getByRole('button', { name: '添加指标' }).click();
  await page.getByLabel('指标名称').fill('-20 ℃ 容量保持率');
  await page.getByLabel('目标值').fill('85');
  await page.getByLabel('测试方法').fill('1C 充放');
  await page.getByLabel('预期成果').fill('配方一份');
  await page.getByLabel('完成期限（月）').fill('12');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('预算上限').fill('1200000');
  await page.getByLabel('合作方式').click();
  await page.getByTitle('委托开发').click();
  await saved(page);
  await page.getByRole('button', { name: '预览与提交' }).click();
  await page.getByText('内容完整，可以提交。').waitFor();
  await page.getByRole('tab', { name: '登记可见' }).click();
  await page.getByText('低温下去溶剂化慢').last().waitFor();
  await page.getByRole('button', { name: '提交遴选' }).click();
  // What happens now, and that it is not the author's turn.
  const next = page.getByRole('region', { name: '下一步' });
  await next.getByText('等待协调员遴选，结果会通知您').waitFor();
  expect(await next.locator('[aria-current=step]').textContent()).toBe('遴选');
  await page.getByRole('tab', { name: '过程记录' }).click();
  await page.getByText('已提交').first().waitFor();
});

test('whoever leaves in the middle of a word finds it on the server, from any machine', async () => {
  const page = await stage.visit('/my/challenges', { as: STAFF });
  await begin(page, '写到一半就离开的榜题');
  await saved(page);
  const editor = page.url();
  const id = new URL(editor).pathname.split('/').find((part) => part.length === 36) ?? '';
  const teaser = async (): Promise<string> =>
    Object(await (await page.request.get(`/api/challenges/${id}`)).json()).teaser ?? '';
  const hasIt = (words: string) =>
    stage.app.eventually(words, async () => (await teaser()) === words);
  // To another page of the application; what is read there is what was just written.
  await page.getByLabel('公开摘要').fill('从菜单离开');
  await page.getByRole('link', { name: '榜单', exact: true }).first().click();
  await hasIt('从菜单离开');
  // To anywhere else, which ends all calls of the page but those that may outlive it.
  await page.goto(editor);
  await page.getByLabel('公开摘要').fill('关掉页面');
  await page.goto('about:blank');
  await hasIt('关掉页面');
  // Back again there is nothing to restore, and nobody else to be told of.
  await page.goto(editor);
  await expectSoon(() => teaserIn(page), '关掉页面');
  expect(await page.getByText('已恢复').count()).toBe(0);
  await page.getByLabel('公开摘要').fill('关掉页面以后再写');
  await saved(page);
  await hasIt('关掉页面以后再写');
});

test('an incomplete challenge is refused at the fields that lack', async () => {
  const page = await stage.visit('/my/challenges', { as: STAFF, expects: /422/ });
  await begin(page, '只有题目的榜题');
  await page.getByRole('button', { name: '预览与提交' }).click();
  await page.getByRole('button', { name: '提交遴选' }).click();
  await page.getByRole('textbox', { name: '公开摘要' }).waitFor();
  await page.locator('.ant-form-item-explain-error').first().waitFor();
});

test('two colleagues edit at once: the second is offered both versions', async () => {
  const first = await stage.visit('/my/challenges', { as: STAFF, expects: /409/ });
  await begin(first, '两人同改的榜题');
  await saved(first);
  const second = await stage.visit(new URL(first.url()).pathname, { as: STAFF });
  await second.getByLabel('公开摘要').fill('第二人写的摘要');
  await saved(second);
  await first.getByLabel('公开摘要').fill('第一人写的摘要');
  const dialog = first.getByRole('dialog');
  await dialog.getByText('第二人写的摘要').waitFor();
  await dialog.getByText('第一人写的摘要').click();
  await dialog.getByRole('button', { name: '按所选保存' }).click();
  await saved(first);
  await second.reload();
  await expectSoon(() => teaserIn(second), '第一人写的摘要');
});

test('a choice between both versions is put off: nothing is overwritten, not even by a reload', async () => {
  const first = await stage.visit('/my/challenges', { as: STAFF, expects: /409/ });
  await begin(first, '稍后再选的榜题');
  await saved(first);
  const second = await stage.visit(new URL(first.url()).pathname, { as: STAFF });
  const teaser = second.getByLabel('公开摘要');
  await teaser.fill('对方的摘要');
  await saved(second);
  await first.getByLabel('公开摘要').fill('我的摘要');
  const dialog = first.getByRole('dialog');
  const offered = async (mine: string) => {
    await dialog.getByText('对方的摘要').waitFor();
    await dialog.getByText(mine).waitFor();
  };
  const putOff = () => dialog.getByRole('button', { name: '暂不保存，继续编辑' }).click();
  await offered('我的摘要');
  await putOff();
  await dialog.waitFor({ state: 'detached' });
  await first.getByText('您的修改尚未保存').waitFor();

  // What is typed next is refused anew.
  await first.getByLabel('公开摘要').fill('我的摘要，又改了');
  await offered('我的摘要，又改了');
  await putOff();
  await second.reload();
  await expectSoon(() => teaserIn(second), '对方的摘要');

  // What was kept on this machine still stands upon the version it was written on.
  await first.reload();
  await first.getByText('已恢复您此前填写的内容').waitFor();
  await expectSoon(() => teaserIn(first), '我的摘要，又改了');
  await first.getByLabel('技术领域').fill('新能源');
  await offered('我的摘要，又改了');
  await putOff();
  await first.getByRole('button', { name: '选择版本' }).click();
  await dialog.getByText('我的摘要，又改了').click();
  await dialog.getByRole('button', { name: '按所选保存' }).click();
  await saved(first);
  await second.reload();
  await expectSoon(() => teaserIn(second), '我的摘要，又改了');
  await expectSoon(() => second.getByLabel('技术领域').inputValue(), '新能源');
});

test('what is much alike on the list already stands beside the text, with the words in common', async () => {
  const [{ title, teaser }] = await stage.app.database.query(
    `select title, teaser from challenge where listed_at is not null and teaser is not null limit 1`,
  );
  const page = await stage.visit('/my/challenges', { as: STAFF });
  await begin(page, '尚无相近的榜题');
  const beside = page.getByRole('complementary', { name: '提交前检查' });
  await beside.getByText('榜单上还没有发现').waitFor();
  await page.getByLabel('公开摘要').fill(`${title}。${teaser}`);
  await saved(page);
  const other = beside.getByRole('listitem').filter({ hasText: title });
  await other.getByText(/^共同的词：/).waitFor();
  await other.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
});

test('without a connection nothing typed is lost', async () => {
  const page = await stage.visit('/my/challenges', { as: STAFF, expects: /ERR_INTERNET|Failed/ });
  await begin(page, '断网时写的榜题');
  await saved(page);
  await page.context().setOffline(true);
  await page.getByLabel('公开摘要').fill('断网时写下的一句话');
  await page.getByText('未能保存，内容已留在本机').waitFor();
  await page.context().setOffline(false);
  await saved(page);
  await page.reload();
  await expectSoon(() => teaserIn(page), '断网时写下的一句话');
});

test('a bid that does not meet the conditions is ruled out with a reason, and readmitted', async () => {
  const page = await stage.visit('/my/challenges', { as: 'coordinator' });
  const [challenge] = await stage.app.database.query(
    `select id from challenge where state = 'opened' order by id limit 1`,
  );
  await page.goto(`/my/challenges/${challenge.id}?tab=bids`);
  await page.getByRole('button', { name: '不符合条件' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('牵头单位不是高校或科研院所。');
  await dialog.getByRole('button', { name: '不符合条件' }).click();
  await page.getByText('牵头单位不是高校或科研院所。').waitFor();
  await page.getByRole('button', { name: '恢复资格' }).click();
  await dialog.getByRole('button', { name: '恢复资格' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '恢复资格' }).waitFor({ state: 'detached' });
});

test('bids stand side by side, the award is typed, both sides sign the agreement', async () => {
  const page = await stage.visit('/my/challenges', { as: 'coordinator' });
  const [challenge] = await stage.app.database.query(
    `select id from challenge where state = 'opened' order by id limit 1`,
  );
  await page.goto(`/my/challenges/${challenge.id}?tab=bids`);
  const compare = page.getByRole('button', { name: '阅读、对比' });
  await compare.first().click();
  await compare.first().click();
  await page.getByRole('region', { name: '申请对比' }).getByText('技术路线').waitFor();
  await page.getByRole('button', { name: '选定中榜' }).first().click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: '确认中榜' }).isDisabled()).toBe(true);
  await dialog.getByLabel('选定理由').fill('路线可行，指标应答完整。');
  const name = (await dialog.locator('.jb-confirm-word').textContent()) ?? '';
  await dialog.getByLabel(name).fill(name);
  await dialog.getByRole('button', { name: '确认中榜' }).click();
  await page.getByText('中榜', { exact: true }).first().waitFor();

  await page.getByRole('tab', { name: '协议' }).click();
  const agreement = await stage.app.eventually('the drafted agreement', async () => {
    const rows = await stage.app.database.query(
      `select a.id from agreement a join award w on w.id = a.award_id where w.challenge_id = $1`,
      [challenge.id],
    );
    return rows[0];
  });
  await page.goto(`/agreements/${agreement.id}`);
  await page.getByRole('heading', { name: '任务书', exact: true }).waitFor();
});
