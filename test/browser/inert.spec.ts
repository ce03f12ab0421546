import { type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/app/demo/index.js';
import { type Client } from '../support/client.js';
import { challengeIn } from '../support/challenge-steps.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { raiseStage, type Stage } from './support/stage.js';

/** Each would leave its mark on the window if it were ever more than text. */
const SCRIPT = '<script>window.hurt="script"</script>';
const IMAGE = '<img src=x onerror="window.hurt=\'image\'">';
const LINK = '<a href="javascript:window.hurt=\'link\'">此处</a>';
const BREAKOUT = '"></textarea></title><svg onload="window.hurt=\'svg\'">';
const ADDRESS = "javascript:window.hurt='address'";

let stage: Stage;
let challengeId: string;
let issuer: Client;
let expertId: string;
let teamId: string;

beforeAll(async () => {
  stage = await raiseStage();
  const { world } = stage.app;
  const home = await world.organisation('enterprise', `恒测${IMAGE}有限公司`);
  issuer = await world.someone('enterprise', home, `联络人${SCRIPT}`);
  const coordinator = await world.someone('coordinator');
  const university = await offerExpert();
  challengeId = await challengeIn('listed', { issuer, coordinator }, TEXT);
  const lead = await world.signIn('zhanmuyang@chenghu.example', DEMO_PASSWORD);
  const team = { name: TEAM, purpose: BREAKOUT, role: SCRIPT };
  ({ id: teamId } = (await lead.post('/api/joint-teams', team)).body);
  const biography = `${LINK} ${BREAKOUT}`;
  const words = { title: SCRIPT, fields: [IMAGE], keywords: [LINK], biography };
  const expert = { name: EXPERT, organisationId: university, ...words };
  const answer = await coordinator.post('/api/experts', expert);
  if (answer.status !== 201) throw new Error(answer.text);
  expertId = answer.body.id;
});
afterAll(() => stage.close());

const EXPERT = `岑${IMAGE}`;
const TEAM = `氨检测组${SCRIPT}`;
const TEXT = {
  title: `氨的检测${SCRIPT}${IMAGE}`,
  teaser: `${LINK} ${BREAKOUT} ${ADDRESS}`,
  problem: `衰荡光腔${IMAGE}${LINK}`,
  expectedResults: BREAKOUT,
  conditions: ADDRESS,
  field: `传感${SCRIPT}`,
  region: `临江${IMAGE}`,
  keywords: [`衰荡光腔`, LINK],
  indicators: [
    {
      name: `检出限${SCRIPT}`,
      comparator: '<=',
      target: `1${IMAGE}`,
      unit: '<b>ppb</b>',
      test: LINK,
    },
  ],
};

/** Somebody who is sure to be found for it, and whose name and works are no better. */
async function offerExpert(): Promise<string> {
  const organisationId = await stage.app.world.organisation('university', `望海${SCRIPT}大学`);
  const works: [string, string][] = [[`衰荡光腔${IMAGE}`, `衰荡光腔 氨的检测 ${SCRIPT}`]];
  const offer = { name: `晏${IMAGE}`, organisationId, works };
  await new MatchingSteps(stage.app).offers([offer]);
  return organisationId;
}

test('the public list shows markup as the text it is', async () => {
  const page = await stage.visit(`/challenges?q=${encodeURIComponent('衰荡光腔')}`);
  await page.getByText(TEXT.title).first().waitFor();
  await expectInert(page);
});

test('the filters, too, are made of users’ words', async () => {
  const page = await stage.visit('/challenges');
  await page.getByText(`传感${SCRIPT}`).first().waitFor();
  await expectInert(page);
});

test('the page of the challenge shows markup as text, and makes no link of an address', async () => {
  const page = await stage.visit(`/challenges/${challengeId}`);
  await page.getByRole('heading', { name: TEXT.title }).waitFor();
  await page.getByText(LINK, { exact: false }).first().waitFor();
  await expectInert(page);
  expect(await page.title()).toContain(SCRIPT);
});

test('all that an insider reads of it is text as well', async () => {
  const page = await stage.visit(`/challenges/${challengeId}`, { as: 'coordinator' });
  await page.getByText(TEXT.indicators[0].name).first().waitFor();
  await expectInert(page);
});

test('the match queue shows titles, names, organisations and works as text', async () => {
  const needId = await stage.app.eventually('a run that names the expert', findNeed, 100);
  const page = await stage.visit(`/queue/${needId}`, { as: 'coordinator' });
  await page.getByText(TEXT.title).first().waitFor();
  await page.getByText(`晏${IMAGE}`).first().waitFor();
  await expectInert(page);
}, 150_000);

/** The first run may have been made before the expert was known to the engine. */
async function findNeed(): Promise<string | undefined> {
  const sql = `select n.id from need n join match_run r on r.need_id = n.id
    join candidate c on c.run_id = r.id join profile p on p.id = c.profile_id
    where n.source_id = $1 and p.name = $2`;
  return (await stage.app.database.query(sql, [challengeId, `晏${IMAGE}`]))[0]?.id;
}

test.each([
  ['the page of an organisation', 'admin', () => `/organisations/${issuer.organisationId}`, '恒测'],
  ['the list of organisations', 'admin', () => '/organisations?q=恒测', '恒测'],
  ['the list of people', 'admin', () => '/people?q=联络人', '联络人'],
  ['the list of experts', 'coordinator', () => '/experts?q=岑', EXPERT],
  ['the page of an expert', 'coordinator', () => `/experts/${expertId}`, EXPERT],
  ['a team', 'zhanmuyang@chenghu.example', () => `/teams/joint/${teamId}`, TEAM],
  ['a challenge in care', 'coordinator', () => `/my/challenges/${challengeId}`, TEXT.title],
  ['the story of a challenge', 'coordinator', () => `/audit/challenges/${challengeId}`, IMAGE],
  // The newest events of all may be what the worker did meanwhile.
  ['the event log', 'coordinator', () => `/audit/events?stream=challenge:${challengeId}`, '联络人'],
])('%s shows markup as text', async (_, as, path, text) => {
  const page = await stage.visit(path(), { as });
  await page.locator('main').getByText(text).first().waitFor();
  await expectInert(page);
});

test('the policy itself stops what would get in: no inline script, no handler, no address', async () => {
  const page = await stage.visit('/challenges', { expects: /Content Security Policy|404/ });
  await page.evaluate(`
    const trap = document.createElement('div');
    trap.innerHTML = ${JSON.stringify(IMAGE + LINK)};
    document.body.append(trap);
    const script = document.createElement('script');
    script.textContent = 'window.hurt = "inline"';
    document.body.append(script);
    trap.querySelector('a').click();
  `);
  await page.waitForTimeout(300);
  expect(await page.evaluate('window.hurt')).toBeUndefined();
});

/** Nothing ran, and nothing is there that could. */
async function expectInert(page: Page): Promise<void> {
  expect(await page.evaluate('window.hurt')).toBeUndefined();
  const alive =
    '[onerror], [onload], [href^="javascript:" i], main script, main svg[onload], img[src="x"]';
  expect(await page.locator(alive).count()).toBe(0);
}
