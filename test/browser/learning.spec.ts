import { type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/app/demo/index.js';
import { decideOn, withLowFloor } from '../support/weights-steps.js';
import { raiseStage, type Stage } from './support/stage.js';

/** What the engine learns from decisions: seen, put in force with a reason, and taken back. */
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage({ env: withLowFloor() });
});
afterAll(() => stage.close());

const bar = (page: Page, name: string) => page.getByRole('progressbar', { name });
const rowOf = (page: Page, table: string, name: RegExp) =>
  page.getByRole('table', { name: table }).getByRole('row', { name });

test('before enough is decided it says what is lacking, and nothing has moved', async () => {
  const page = await stage.visit('/queue', { as: 'coordinator', language: 'en' });
  await page.getByRole('link', { name: 'What the engine has learnt' }).click();
  await page.getByText('In force: the shipped weights.').waitFor();
  await page.getByText('This is too little: no weight moves.').waitFor();
  const pairs = bar(page, 'Comparisons of two');
  expect(await pairs.getAttribute('max')).toBe('12');
  const { body } = await stage.app.world
    .signIn('coordinator@jiebang.example', DEMO_PASSWORD)
    .then((coordinator) => coordinator.get('/api/match-weights'));
  for (const { held, needed } of body.floor) await page.getByText(`${held} / ${needed}`).waitFor();
  expect(await page.getByRole('button', { name: 'Learn now' }).count()).toBe(0);
  await page.getByText('What counts and what does not').click();
  await page.getByText(/being busy, for old works/).waitFor();
  await page.getByText('The shipped weights have been in force from the beginning.').waitFor();
});

test('where nothing was decided yet it says where to begin', async () => {
  const page = await stage.visit('/how-it-works', { as: 'coordinator', language: 'en' });
  await page.route('**/api/match-weights', async (route) => {
    const answer = await route.fetch();
    const state = await answer.json();
    const judgments = { dismissed: 0, shortlisted: 0, bid: 0, awarded: 0 };
    const counts = { needs: 0, pairs: 0, deciders: 0, judgments };
    const floor = state.floor.map((line: object) => ({ ...line, held: 0 }));
    await route.fulfill({ response: answer, json: { ...state, counts, floor } });
  });
  await page.goto('/learning');
  await page.getByRole('heading', { name: 'Nothing was decided yet' }).waitFor();
  await page.getByRole('link', { name: 'Decide in the match queue' }).click();
  await page.getByRole('heading', { level: 1, name: 'Match queue' }).waitFor();
});

test('a dismissal tells its usual reason, so that only another field is learnt from', async () => {
  const page = await stage.visit('/queue', { as: 'coordinator' });
  await page.locator('[data-column="candidates"] li').first().waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('d');
  const window = page.getByRole('dialog');
  await window.getByLabel('在研任务过多').check();
  await window.getByText('只有“研究方向不符”会供引擎学习').waitFor();
  await window.getByRole('button', { name: '不予考虑' }).click();
  await window.waitFor({ state: 'detached' });
  const kinds = await stage.app.eventually('the decision', async () => {
    const sql = `select reason_kind from candidate_decision where state = 'dismissed'`;
    const rows = await stage.app.database.query(sql);
    return rows.length > 0 && rows;
  });
  expect(kinds).toEqual([{ reason_kind: 'busy' }]);
  await page.goto('/learning');
  const count = page.locator('dl').filter({ hasText: '方向不符' }).locator('dd').nth(1);
  await count.waitFor();
  expect(await count.innerText()).toBe('0');
});

test('enough decisions of two people: learnt, compared, put in force with a reason', async () => {
  await decideMuch();
  const page = await stage.visit('/learning', { as: 'coordinator' });
  await page.getByText('依据已经足够').waitFor();
  await page.getByRole('button', { name: '现在学习' }).click();
  await page.getByRole('heading', { name: '最新学到的：第 1 版' }).waitFor();
  await page.getByText(/在未参与学习的榜题上，排对的比较由/).waitFor();
  await page.getByText('最新版本已经包含到目前为止的全部决定。').waitFor();
  await page.getByRole('heading', { name: '近期榜题的排名变化（与出厂权重相比）' }).waitFor();
  await page.getByRole('columnheader', { name: '第 1 版' }).waitFor();
  await page.getByRole('button', { name: '启用…' }).click();
  const window = page.getByRole('dialog', { name: '启用第 1 版' });
  const act = window.getByRole('button', { name: '启用…' });
  expect(await act.isDisabled()).toBe(true);
  await window.getByLabel('启用理由').fill('半年来的取舍都在里面');
  await act.click();
  // It stays until everything behind it has been read anew.
  await window.waitFor({ state: 'detached' });
  await page.getByText('正在使用：第 1 版。').waitFor();
  const row = rowOf(page, '启用记录', /半年来的取舍都在里面/);
  await row.getByText('正在使用').waitFor();
  await row.getByText('祁闻笙').waitFor();
  expect(await page.getByRole('button', { name: '启用…' }).count()).toBe(0);
});

test('taken back to the shipped weights, and put in force again from the history', async () => {
  const page = await stage.visit('/learning', { as: 'coordinator2', language: 'en', width: 375 });
  await page.getByText('In force: version 1.').waitFor();
  await page.getByRole('button', { name: 'Back to the shipped weights…' }).click();
  const back = page.getByRole('dialog', { name: 'Put the shipped weights in force' });
  await back.getByLabel('Why').fill('The queue looked odd');
  await back.getByRole('button', { name: 'Put in force…' }).click();
  await back.waitFor({ state: 'detached' });
  await page.getByText('In force: the shipped weights.', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Version 1', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Version 1' }).waitFor();
  await page
    .getByRole('heading', { name: 'Recent rankings against the shipped weights' })
    .waitFor();
  await page.getByRole('button', { name: 'Put in force…' }).click();
  const again = page.getByRole('dialog', { name: 'Put version 1 in force' });
  await again.getByLabel('Why').fill('It was right after all');
  await again.getByRole('button', { name: 'Put in force…' }).click();
  await again.waitFor({ state: 'detached' });
  await page.getByText('This version is in force.').waitFor();
  await page.getByRole('link', { name: 'Back to what was learnt' }).click();
  // The list shown first is the one of before, until the new one has come.
  await rowOf(page, 'What was in force', /It was right after all/).waitFor();
  await rowOf(page, 'What was in force', /The queue looked odd/).waitFor();
  expect(await page.getByRole('table', { name: 'What was in force' }).getByRole('row').count()) //
    .toBe(4);
});

test('an auditor reads all of it and may change nothing', async () => {
  const page = await stage.visit('/learning', { as: 'auditor@linjiang.example', language: 'en' });
  await page.getByText('In force: version 1.').waitFor();
  expect(await page.locator('main').getByRole('button').count()).toBe(0);
});

/** Two coordinators decide on the needs with five candidates at least, by turns. */
async function decideMuch(): Promise<void> {
  const clients = await Promise.all(
    ['coordinator', 'coordinator2'].map((name) =>
      stage.app.world.signIn(`${name}@jiebang.example`, DEMO_PASSWORD),
    ),
  );
  const { body } = await clients[0].get('/api/match-runs?open=true&pageSize=30');
  for (const [n, { id }] of body.items.slice(0, 10).entries()) {
    const { body: run } = await clients[0].get(`/api/match-runs/${id}`);
    const [first] = run.candidates;
    if (run.candidates.length > 4 && !first.decision) await decideOn(clients[n % 2], run);
  }
}
