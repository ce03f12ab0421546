import { challengeIn, type Cast, castOf } from '../support/challenge-steps.js';
import { type Answer, type Client } from '../support/client.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { pairsOf } from '../support/proposal-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** The whole way with the real engine, queue and relay: listed, matched, proposed, invited, told. */
let app: TestApp;
let steps: MatchingSteps;
let cast: Cast;
let coordinator: Client;

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  steps = new MatchingSteps(app);
  cast = await castOf(app);
  coordinator = cast.coordinator;
});
afterAll(() => app.close());

const TOPICS = [
  ['压铸铝合金', '免热处理压铸铝合金的流动与延伸率，一体化车身件。'],
  ['固态电池电解质', '硫化物固态电解质的界面阻抗与循环寿命。'],
  ['水下机器人导航', '水下机器人惯性与声学组合导航，长航程定位。'],
] as const;

async function listed(topic: (typeof TOPICS)[number]): Promise<string> {
  const [title, text] = topic;
  const words = { problem: text, keywords: [title], annex: text, expectedResults: text };
  return challengeIn('listed', cast, { title, teaser: text, ...words });
}

/** The proposal once the worker is done with it. */
const computed = (id: string): Promise<Answer['body']> =>
  app.eventually('the proposal is computed', async () => {
    const { body } = await coordinator.get(`/api/proposals/${id}?order=title`);
    return body.state !== 'computing' && body;
  });

test('a coordinator has it proposed, looks at the reasons, applies it, and the invited are told', async () => {
  const challengeIds = await Promise.all(TOPICS.map(listed));
  const professors = await Promise.all(TOPICS.map(() => app.world.someone('professor')));
  const profileIds = await steps.offers(
    TOPICS.map(([title, text], place) => ({
      ...{ name: `Professor ${title}`, personId: professors[place].personId },
      organisationId: String(professors[place].organisationId),
      works: [[title, text]] as [string, string][],
    })),
  );
  await app.eventually('a run of each that knows everybody', async () => {
    const [{ n }] = await app.database.query(
      `select count(*)::int as n from match_run r join need on need.id = r.need_id
       where r.state <> 'superseded' and r.profile_count = 3 and need.source_id = any($1)`,
      [challengeIds],
    );
    return n === 3;
  });
  const asked = await coordinator.post('/api/proposals', { wanted: 1, minScore: 0, loadCap: 1 });
  expect(asked.body).toMatchObject({ state: 'computing', version: 1, actions: ['abandon'] });
  const view = await computed(asked.body.id);
  expect(view).toMatchObject({ state: 'ready', totals: { challenges: 3, lines: 3, overCap: 0 } });
  const needs = await app.database.query(
    `select id, source_id from need where source_id = any($1)`,
    [challengeIds],
  );
  const expected = needs.map(
    (need: { id: string; source_id: string }) =>
      `${need.id} ${profileIds[challengeIds.indexOf(need.source_id)]}`,
  );
  expect(pairsOf(view)).toEqual(expected.sort());
  const [{ runId, lines }] = view.challenges.items;
  const run = await coordinator.get(`/api/match-runs/${runId}`);
  const reasons = run.body.candidates.find(
    (candidate: { profile: { id: string } }) => candidate.profile.id === lines[0].profile.id,
  );
  expect(reasons).toMatchObject({ rank: lines[0].rank, score: lines[0].score });
  const path = `/api/proposals/${view.id}`;
  const { digest, version, applicable } = (await coordinator.get(`${path}/consequences`)).body;
  expect(applicable).toBe(true);
  const body = { digest, version, message: '期待您的参与' };
  const applied = await coordinator.put(`${path}/application`, body);
  expect(applied.body).toEqual({ invitations: 3, challenges: 3 });
  for (const professor of professors) {
    const own = await professor.get('/api/invitations?state=sent');
    expect(own.body).toMatchObject({ total: 1, items: [{ message: '期待您的参与' }] });
    await app.eventually('the invited person is told', async () => {
      const { body: told } = await professor.get('/api/notifications');
      return told.items.some(({ kind }: { kind: string }) => kind === 'invitationSent');
    });
    const accepted = await professor.put(`/api/invitations/${own.body.items[0].id}/acceptance`);
    expect(accepted.status).toBe(204);
  }
  // Everything is in force now: a new proposal has nothing to add.
  const next = await coordinator.post('/api/proposals', { wanted: 1, minScore: 0, loadCap: 1 });
  expect(await computed(next.body.id)).toMatchObject({
    ...{ state: 'ready', totals: { lines: 0, unserved: 0 } },
  });
});
