import { OpenDueBids } from '../../src/bids/open-due-bids.job.js';
import { type Cast, challengeIn, COMPLETE_TEXT, expectStatus } from './challenge-steps.js';
import { type Client } from './client.js';
import { type TestApp } from './test-app.js';

/** Words of a bid that stand nowhere else; a dump before the opening must not hold them. */
export const SECRET_WORDS = ['route-secret-words', 'risk-secret-words', 'ip-secret-words'];

/** A complete bid for the challenge of challenge-steps; `change` replaces single parts. */
export const bidBody = (change: object = {}): object => ({
  partners: [],
  members: [{ name: '程屿', role: '熔体处理', months: 20 }],
  route: 'route-secret-words: 先定边界再做合金。',
  indicatorResponses: COMPLETE_TEXT.indicators.map(({ name }) => ({
    indicator: name,
    how: 'by a manganese window',
    proof: 'third-party tensile report',
  })),
  milestones: [
    { title: '成分定型', month: 8, deliverable: '合金内控成分', share: 30 },
    { title: '试模', month: 16, deliverable: '后地板60件', share: 40 },
    { title: '验收', month: 24, deliverable: '后地板200件', share: 30 },
  ],
  price: '4680000.01',
  risks: 'risk-secret-words: the larger machine cools otherwise.',
  ipProposal: 'ip-secret-words: shared patents.',
  ipTerms: { ownership: 'joint', takerIncomeShare: 40, secrecyMonths: 24 },
  works: [],
  conflicts: '',
  ...change,
});

/** A professor of a university of his own who has accepted the challenge's terms. */
export async function bidderFor(app: TestApp, challengeId: string): Promise<Client> {
  const bidder = await app.world.someone('professor');
  await acceptTerms(bidder, challengeId);
  return bidder;
}

export async function acceptTerms(bidder: Client, challengeId: string): Promise<void> {
  const { body } = await bidder.get('/api/challenges/confidentiality-terms');
  const path = `/api/challenges/${challengeId}/terms-acceptance`;
  expectStatus(await bidder.put(path, { version: body.version }), 200);
}

/** Hands in a bid; answers the receipt. */
export async function submit(bidder: Client, challengeId: string, change: object = {}) {
  const answer = await bidder.put(`/api/bids/${challengeId}/submission`, bidBody(change));
  expectStatus(answer, 200);
  return answer.body.receipt;
}

/** Brings the deadline forward, which no API can do; by default it has just passed. */
export async function setDeadline(app: TestApp, challengeId: string, inMs = 0): Promise<void> {
  await app.database.query(
    `update challenge set deadline = clock_timestamp() + make_interval(secs => $2),
       listed_at = least(listed_at, clock_timestamp() - interval '1 day') where id = $1`,
    [challengeId, inMs / 1000],
  );
}

/** What the schedule does every few seconds. */
export const openDue = (app: TestApp): Promise<void> =>
  app.running.app
    .get(OpenDueBids, { strict: false })
    .run({}, { signal: new AbortController().signal });

const pools = new WeakMap<TestApp, Client[]>();

/** The same few professors each time, of different universities: making people takes its time. */
export async function bidders(app: TestApp, count: number): Promise<Client[]> {
  const pool = pools.get(app) ?? [];
  pools.set(app, pool);
  while (pool.length < count) pool.push(await app.world.someone('professor'));
  return pool.slice(0, count);
}

/** A challenge whose deadline has passed with `count` bids in it, now open. */
export async function openedChallenge(
  app: TestApp,
  cast: Cast,
  count: number,
  text: object = {},
): Promise<{ id: string; bidders: Client[]; bidIds: string[] }> {
  const id = await challengeIn('listed', cast, text);
  const people = await bidders(app, count);
  for (const [index, bidder] of people.entries()) {
    await acceptTerms(bidder, id);
    await submit(bidder, id, { price: `${1000 + index}.01` });
  }
  await setDeadline(app, id);
  await openDue(app);
  const bidIds: string[] = [];
  for (const bidder of people) bidIds.push((await bidder.get(`/api/bids/${id}`)).body.bidId);
  return { id, bidders: people, bidIds };
}

/** Every row of every table as text, the way a dump would show it. */
export async function dump(app: TestApp): Promise<Map<string, string>> {
  const tables: { name: string }[] = await app.database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows: { row: string }[] = await app.database.query(
      `select t::text as row from ${name} t`,
    );
    texts.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return texts;
}
