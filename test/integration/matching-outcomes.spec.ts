import { FeedOutcomeJob } from '../../src/app/feeds/index.js';
import { type Client } from '../support/client.js';
import { buildSide, type Side } from '../support/hostile-sides.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** What became of candidates: the engine hears of a bid at its opening, and not before. */
let app: TestApp;
let coordinator: Client;
let side: Side;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  coordinator = await app.world.someone('coordinator');
  side = await buildSide(app, coordinator, 'alpha');
}, 120_000);
afterAll(() => app.close());

const outcomesOf = (challengeId: string) =>
  app.database.query(
    `select distinct o.kind, o.decided_by as by, p.person_id as who from candidate_outcome o
     join need n on n.id = o.need_id join profile p on p.id = o.profile_id
     where n.source_id = $1 order by o.kind`,
    [challengeId],
  );

test('an awarded bid is told as a bid of the bidder and an award of who gave it', async () => {
  const found = await app.eventually('the outcomes', async () => {
    const rows = await outcomesOf(side.contracted);
    return rows.length === 2 && rows;
  });
  const who = side.professor.personId;
  expect(found).toEqual([
    { kind: 'awarded', by: coordinator.personId, who },
    { kind: 'bid', by: who, who },
  ]);
});

test('of a bid that is still sealed there is no trace', async () => {
  expect(await outcomesOf(side.listed)).toEqual([]);
  const jobs = await app.database.query(`select id from job_ledger where name = 'feed-outcome'`);
  expect(jobs).toHaveLength(2);
});

test('telling it again changes nothing', async () => {
  const job = app.running.app.get(FeedOutcomeJob, { strict: false });
  const [{ id: bidId }] = await app.database.query(`select id from bid`);
  const told = async () => {
    await job.run({ bidId });
    return app.database.query(`select * from candidate_outcome order by profile_id, kind`);
  };
  expect(await told()).toEqual(await told());
});
