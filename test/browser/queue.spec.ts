import { type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/app/demo/index.js';
import { type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { holdBack } from './support/hold-back.js';
import {
  candidates,
  currentNeed,
  detail,
  finger,
  idsOf,
  nameAtFinger,
  needRows,
  note,
  slowly,
} from './support/queue-desk.js';
import { expectSoon } from './support/soon.js';
import { raiseStage, type Stage } from './support/stage.js';

/** The coordinator's desk: by keyboard alone, with undo, conflicts, and a colleague beside him. */
interface Listed {
  id: string;
  need: { id: string; sourceId: string; title: string; organisation: { id: string } };
}

let stage: Stage;
let coordinator: Client;
let needs: Listed[];
beforeAll(async () => {
  stage = await raiseStage();
  const email = 'coordinator@jiebang.example';
  coordinator = await stage.app.world.signIn(email, DEMO_PASSWORD);
  const { body } = await coordinator.get(
    '/api/match-runs?state=to-review&open=true&pageSize=100&order=oldest',
  );
  // Those in which nothing is decided yet; each test takes one of its own.
  needs = body.items.filter((run: { counts: { invited: number } }) => run.counts.invited === 0);
});
afterAll(() => stage.close());

/** Works that a test feeds to the engine alone have no page; later runs name them too. */
const FED_ALONE = /404/;

const take = (): Listed => {
  const run = needs.shift();
  if (!run) throw new Error('the demo world has too few needs');
  return run;
};
const open = (run: Listed, more: object = {}): Promise<Page> =>
  stage.visit(`/queue/${run.need.id}`, { as: 'coordinator', expects: /409/, ...more });
const decisionsOf = async (
  run: { need: { id: string } },
  name: 'name' | 'nameEn' = 'name',
): Promise<Record<string, string>> => {
  const { body } = await coordinator.get(`/api/match-runs?needId=${run.need.id}`);
  const { body: whole } = await coordinator.get(`/api/match-runs/${body.items[0].id}`);
  const all = [...whole.candidates, ...whole.excluded, ...whole.others];
  return Object.fromEntries(
    all.flatMap(({ profile, decision }) => (decision ? [[profile[name], decision.state]] : [])),
  );
};

test('decisions are made by one key each and taken back one by one', async () => {
  const run = take();
  const page = await open(run, { language: 'en' });
  await finger(page).waitFor();
  const first = await nameAtFinger(page);
  await page.keyboard.press('s');
  await note(page, `${first} is shortlisted`);
  const second = await stage.app.eventually('the finger on the next', async () => {
    const name = await nameAtFinger(page);
    return name !== first && name;
  });
  await page.keyboard.press('d');
  await page.getByRole('dialog', { name: `Dismiss ${second}` }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await note(page, `${second} is dismissed`);
  await candidates(page).getByRole('button', { name: 'Dismissed 1' }).waitFor();
  await stage.app.eventually('both decisions', async () => {
    const held = await decisionsOf(run, 'nameEn');
    return held[first] === 'shortlisted' && held[second] === 'dismissed';
  });
  await page.keyboard.press('u');
  await candidates(page)
    .getByRole('button', { name: 'Dismissed 1' })
    .waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await candidates(page)
    .getByRole('button', { name: 'Shortlisted 1' })
    .waitFor({ state: 'detached' });
  await stage.app.eventually('no decision', async () => {
    return Object.keys(await decisionsOf(run)).length === 0;
  });
  await page.keyboard.press('u');
  await note(page, 'There is nothing to undo');
});

test('a reload in the middle leads back to the same candidate under the same filters', async () => {
  const run = take();
  const page = await open(run);
  await finger(page).waitFor();
  for (const key of ['j', 'j', 's', 'j']) await page.keyboard.press(key);
  await note(page, '已入围');
  await candidates(page)
    .getByRole('button', { name: /^未决定/ })
    .click();
  await page.keyboard.press('ArrowRight');
  const heading = detail(page).getByRole('heading', { level: 2 });
  const name = await heading.innerText();
  await page.waitForURL(/at=detail/);
  // A load would overtake the decision on its way.
  const shortlisted = await stage.app.eventually('the decision', async () => {
    return Object.keys(await decisionsOf(run))[0];
  });
  await page.reload();
  await detail(page).getByRole('heading', { level: 2, name }).waitFor();
  await candidates(page)
    .getByRole('button', { name: /^未决定/, pressed: true })
    .waitFor();
  await page.keyboard.press('ArrowLeft');
  await expectSoon(() => nameAtFinger(page), name);
  // Who was just shortlisted is not among the undecided.
  expect(await candidates(page).getByRole('button', { name: shortlisted }).count()).toBe(0);
});

test('why this one, why not higher, and the evidence stand beside the candidate', async () => {
  const page = await open(take());
  await finger(page).waitFor();
  await page.keyboard.press('j');
  const shown = detail(page);
  for (const heading of [
    '共同的术语',
    '需求原文',
    '依据',
    '与前一名的差距',
    '成果原文',
    '当前负担',
  ])
    await shown.getByRole('heading', { name: heading, exact: true }).waitFor();
  await shown.locator('mark').nth(3).waitFor();
  // The same terms are marked in the text of the first work.
  await shown.locator('details[open] mark').first().waitFor();
});

test('a conflict says its path and blocks until a reason is written', async () => {
  const run = take();
  const { body } = await coordinator.get(`/api/match-runs/${run.id}`);
  const best = body.candidates[0].profile;
  const bind = (parent: string | null) =>
    stage.app.database.query(`update organisation set parent_id = $2 where id = $1`, [
      run.need.organisation.id,
      parent,
    ]);
  await bind(best.organisation.id);
  const page = await open(run);
  const row = candidates(page).getByRole('button', { name: best.name });
  await row.filter({ hasText: '须回避' }).waitFor();
  await row.click();
  const barriers = detail(page).getByRole('group', { name: '回避与资格' });
  await barriers.getByText('上级单位').first().waitFor();
  const path = barriers.getByRole('list', { name: '从发榜方到候选的关系路径' });
  expect(await path.getByRole('listitem').last().innerText()).toBe(best.organisation.name);
  await page.keyboard.press('s');
  const asked = page.getByRole('dialog', { name: '存在回避关系' });
  expect(await asked.getByRole('button', { name: '写明理由并入围' }).isDisabled()).toBe(true);
  await asked.getByLabel('不予回避的理由').fill('上级单位不参与本项目的经费与评审');
  await asked.getByRole('button', { name: '写明理由并入围' }).click();
  // Assigned and conflicted at once is said in one mark.
  await row.filter({ hasText: '入围 · 须回避' }).waitFor();
  await stage.app.eventually('the override', async () => {
    return (await decisionsOf(run))[best.name] === 'shortlisted';
  });
  await bind(null);
});

test('many are selected and decided about at once, and taken back at once', async () => {
  const run = take();
  const page = await open(run);
  await finger(page).waitFor();
  for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  const bulk = page.getByRole('group', { name: '批量操作' });
  await bulk.getByText('已选 3 位').waitFor();
  await page.keyboard.press('d');
  await page.getByRole('dialog', { name: '不予考虑：3 位候选' }).waitFor();
  await page.getByLabel('其他（请在下方说明）').check();
  await page.keyboard.press('Enter');
  await page.getByText('请说明理由', { exact: true }).waitFor();
  await page.getByLabel('补充说明').fill('超出本期经费范围');
  await page.keyboard.press('Enter');
  await candidates(page).getByRole('button', { name: '不予考虑 3' }).waitFor();
  await stage.app.eventually('three dismissals', async () => {
    return (
      Object.values(await decisionsOf(run)).filter((state) => state === 'dismissed').length === 3
    );
  });
  await page.keyboard.press('u');
  await candidates(page).getByRole('button', { name: '不予考虑 3' }).waitFor({ state: 'detached' });
  await stage.app.eventually('none', async () => Object.keys(await decisionsOf(run)).length === 0);
});

test('two coordinators: the second is told what the first did, and nothing is written over', async () => {
  const run = take();
  const [mine, theirs] = [await open(run), await open(run, { as: 'coordinator2', language: 'en' })];
  for (const page of [mine, theirs]) await finger(page).waitFor();
  const name = await nameAtFinger(mine);
  const nameEn = await nameAtFinger(theirs);
  expect(nameEn).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  // Beside the English name the detail has the person's own.
  await detail(theirs)
    .getByRole('heading', { level: 2, name: `${nameEn} ${name}` })
    .waitFor();
  // The first window must not hear of it before its own key: what it asks meanwhile waits.
  const hear = await holdBack(mine, '**/api/match-runs**', 'GET');
  await theirs.keyboard.press('d');
  await theirs.getByRole('dialog', { name: `Dismiss ${nameEn}` }).waitFor();
  await theirs.keyboard.press('Enter');
  await note(theirs, `${nameEn} is dismissed`);
  await stage.app.eventually('the dismissal', async () => {
    return (await decisionsOf(run))[name] === 'dismissed';
  });
  await mine.keyboard.press('s');
  hear();
  await note(mine, /Ruan Zhixia刚刚将/);
  const row = candidates(mine).getByRole('button', { name });
  await row.filter({ hasText: '不予考虑' }).filter({ hasText: 'Ruan Zhixia' }).waitFor();
  expect((await decisionsOf(run))[name]).toBe('dismissed');
});

test('an invitation is written, sent, seen by its receiver, and withdrawn by one key', async () => {
  const run = take();
  const page = await open(run);
  await finger(page).waitFor();
  const name = await nameAtFinger(page);
  await page.keyboard.press('i');
  const window = page.getByRole('dialog', { name: '邀请揭榜' });
  await window.getByText('受邀者可以查阅该榜题的保密附件。').waitFor();
  await page.keyboard.type('贵组的成果与本题十分接近，盼揭榜。');
  await page.keyboard.press('Control+Enter');
  await note(page, `已邀请${name}`);
  const sent = async () => {
    const { body } = await coordinator.get(`/api/invitations?challengeId=${run.need.sourceId}`);
    return body.items[0];
  };
  const invitation = await stage.app.eventually('the invitation', sent);
  expect(invitation).toMatchObject({ state: 'sent', profile: { name } });
  expect(invitation.message).toContain('盼揭榜');
  await candidates(page).getByRole('button', { name: '已邀请 1' }).waitFor();
  await page.keyboard.press('u');
  await stage.app.eventually('the withdrawal', async () => (await sent()).state === 'withdrawn');
  await candidates(page).getByRole('button', { name: '已邀请 1' }).waitFor({ state: 'detached' });
  await stage.app.eventually('as before', async () => !(name in (await decisionsOf(run))));
});

test('somebody is added by hand, his conflict named before; then a new run is compared', async () => {
  const run = take();
  const world = new MatchingSteps(stage.app);
  const [{ text }] = await stage.app.database.query(`select text from need where id = $1`, [
    run.need.id,
  ]);
  await world.offers([
    {
      name: '本厂研究员',
      organisationId: run.need.organisation.id,
      works: [['内部报告', 'report']],
    },
  ]);
  const page = await open(run, { expects: FED_ALONE });
  await finger(page).waitFor();
  await page.keyboard.press('n');
  const window = page.getByRole('dialog', { name: '人工添加候选' });
  await window.getByLabel('专家或团队').fill('本厂研究员');
  await window.getByText(/回避：所在单位就是发榜方/).waitFor();
  await window.getByRole('radio', { name: /本厂研究员/ }).check();
  await window.getByLabel('添加理由').fill('熟悉产线');
  await window.getByLabel('不予回避的理由').fill('仅作技术顾问');
  await window.getByRole('button', { name: '添加' }).click();
  await candidates(page)
    .getByRole('button', { name: /本厂研究员.*人工添加/ })
    .waitFor();
  // It stays until everything behind it has been read anew, and keeps the keys.
  await window.waitFor({ state: 'detached' });

  const university = await stage.app.world.organisation('university', '新到大学');
  await world.offers([
    { name: '新到教授', organisationId: university, works: [[run.need.title, String(text)]] },
  ]);
  await page.keyboard.press('r');
  await page.getByText('刚刚有了新的匹配结果。').waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: '与上一次对比' }).click();
  const newcomer = page.getByRole('row', { name: /新到教授/ });
  await newcomer.getByText('新进入').waitFor();
  await page.getByRole('button', { name: /^下降/ }).click();
  await page
    .getByRole('cell', { name: /^下降 \d+ 位/ })
    .first()
    .waitFor();
});

test('on a phone one column at a time, and the browser’s back button leads back', async () => {
  const page = await open(take(), { width: 375, language: 'en' });
  const row = candidates(page).locator('.jb-desk-row').nth(1);
  await row.click();
  await detail(page).getByRole('heading', { level: 2 }).waitFor();
  expect(await candidates(page).count()).toBe(0);
  await page.goBack();
  await candidates(page).waitFor();
  await candidates(page).getByRole('button', { name: '← Challenges' }).click();
  await page.getByRole('region', { name: 'Challenges', exact: true }).waitFor();
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(375);
});

test('a window with a decision on its way asks before it is left', async () => {
  const page = await stage.visit('/queue', { as: 'coordinator', expects: FED_ALONE });
  await finger(page).waitFor();
  await page.keyboard.press('Enter');
  await candidates(page).locator('.jb-desk-row:focus').waitFor();
  const arrive = await holdBack(page, '**/api/needs/*/decisions', 'POST');
  const sent = page.waitForResponse('**/api/needs/*/decisions');
  await page.keyboard.press('s');
  await note(page, '已入围');
  const leaving = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const asked = await leaving;
  expect(asked.type()).toBe('beforeunload');
  await asked.dismiss();
  arrive();
  expect((await sent).ok()).toBe(true);
});

test('an auditor reads the queue and decides nothing', async () => {
  const page = await stage.visit('/queue', { as: 'auditor@linjiang.example', expects: FED_ALONE });
  await candidates(page).locator('.jb-desk-row').first().waitFor();
  // What filters the candidates may be called the same: it says whether it is pressed.
  const acts = page.getByRole('button', { name: /^(入围|邀请|标记已处理)/ });
  expect(await acts.and(page.locator(':not([aria-pressed])')).count()).toBe(0);
});

/** A run that takes the place of one on the screen is not marked by a key meant for the old one. */
const allScored = () =>
  stage.app.eventually('no new run under way', async () => {
    const { body } = await coordinator.get('/api/match-runs?pageSize=100');
    return body.items.every(({ scoring }: { scoring: boolean }) => !scoring);
  });
test('keys pressed before the page has moved act on what it moves to, in their order', async () => {
  await allScored();
  const page = await stage.visit('/queue', {
    as: 'coordinator',
    language: 'en',
    expects: FED_ALONE,
  });
  await finger(page).waitFor();
  const ids = (await idsOf(needRows(page))).slice(0, 4);
  const decided = () =>
    Promise.all(ids.map(async (id) => Object.keys(await decisionsOf({ need: { id } })).length));
  const before = await decided();
  await slowly(page);
  const keys = ids.slice(1).flatMap(() => ['Enter', 's', 's', 'e']);
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
  await stage.app.eventually('two more decisions in each but the last', async () => {
    const more = (await decided()).map((count, n) => count - (before[n] ?? 0));
    return more.join() === '2,2,2,0';
  });
  await expectSoon(() => currentNeed(page), ids[3]);
});

test('the keyboard alone empties the queue', async () => {
  await allScored();
  const page = await stage.visit('/queue', { as: 'coordinator', expects: /404|409/ });
  await finger(page).waitFor();
  const { body: waiting } = await coordinator.get(
    '/api/match-runs?state=to-review&open=true&pageSize=100',
  );
  expect(waiting.total).toBeGreaterThan(5);
  const emptied = page.getByRole('heading', { name: '待处理的都处理完了' });
  // In each somebody is shortlisted, and no two keys wait for one another.
  const most = waiting.total + 5;
  for (let n = 0; n < most; n += 1) {
    await needRows(page).first().or(emptied).first().waitFor();
    if (await emptied.isVisible()) break;
    const row = needRows(page).and(page.locator(`[data-row="${await currentNeed(page)}"]`));
    await Promise.all(['Enter', 's', 'e'].map((key) => page.keyboard.press(key)));
    await row.waitFor({ state: 'detached' });
  }
  await emptied.waitFor();
  await stage.app.eventually('an empty queue', async () => {
    const { body } = await coordinator.get('/api/match-runs?state=to-review&open=true');
    return body.total === 0;
  });
  for (const run of waiting.items)
    await stage.app.eventually(`somebody shortlisted for ${run.need.title}`, async () => {
      return Object.values(await decisionsOf(run)).includes('shortlisted');
    });
  // The last one is not gone for good.
  await page.keyboard.press('u');
  await page.getByRole('button', { name: '待处理 1' }).waitFor();
});
