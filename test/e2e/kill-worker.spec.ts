import { randomUUID } from 'node:crypto';
import { seededRandom } from '../../libs/kernel/index.js';
import { feedNeed, feedProfiles } from '../../src/matching/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { WorkerProcess } from '../support/worker-process.js';

const NEEDS = 24;
const PROFILES = 150;
const DOCUMENTS = 3000;
const SEED = 20261121;

const WORDS = Array.from({ length: 900 }, (_, i) => `${'bcdfghklmnprstvz'[i % 16]}o${i}tal`);

/** The same needs, profiles and documents in every call: ids too come from the seed. */
async function feed(app: TestApp, ids: { issuer: string; university: string }) {
  const random = seededRandom(SEED);
  const text = (length: number) =>
    Array.from({ length }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)]).join(' ');
  const id = (noun: number, n: number) =>
    `00000000-0000-4000-8000-${(noun * 100_000 + n).toString().padStart(12, '0')}`;
  const documents = Array.from({ length: DOCUMENTS }, (_, n) => ({
    id: id(1, n),
    kind: 'paper',
    title: text(8),
    text: text(120),
    year: 2020,
    translations: [],
  }));
  const profiles = Array.from({ length: PROFILES }, (_, n) => ({
    kind: 'expert' as const,
    sourceId: id(2, n),
    organisationId: ids.university,
    personId: null,
    name: `expert ${n}`,
    text: '',
    loadCap: null,
    documentIds: documents.filter((_, d) => d % PROFILES === n).map((d) => d.id),
  }));
  const changes = app.running.app.get(Changes);
  await changes.run(systemOrigin('test'), (change) =>
    feedProfiles(change, { profiles, documents }),
  );
  for (let n = 0; n < NEEDS; n++) {
    const facts = { title: text(8), text: text(200), publicText: '', open: true };
    const source = { kind: 'test', sourceId: id(3, n), organisationId: ids.issuer };
    await changes.run(systemOrigin('test'), (change) => feedNeed(change, { ...source, ...facts }));
  }
}

const settle = async (app: TestApp) => ({
  issuer: await app.world.organisation('enterprise', `issuer ${randomUUID()}`),
  university: await app.world.organisation('university', `university ${randomUUID()}`),
});

const runs = async (app: TestApp): Promise<number> =>
  (
    await app.database.query(`select count(*)::int as n from match_run where state <> 'superseded'`)
  )[0].n;

/** What was found, by the sources' own ids. */
const results = (app: TestApp) =>
  app.database.query(
    `select n.source_id as need, p.source_id as profile, c.rank, c.score
     from candidate c join match_run r on r.id = c.run_id and r.state <> 'superseded'
     join need n on n.id = r.need_id join profile p on p.id = c.profile_id
     order by 1, 3`,
  );

test('a worker killed twice in the middle of its runs loses and doubles nothing', async () => {
  const killed = await startTestApp();
  const calm = await startTestApp({ worker: true });
  try {
    await feed(killed, await settle(killed));
    await feed(calm, await settle(calm));

    const first = await WorkerProcess.start(killed.databaseUrl);
    await killed.eventually('a job is under way', async () => {
      const [row] = await killed.database.query(
        `select count(*)::int as n from job_ledger where enqueued_at is not null`,
      );
      return row.n > 0;
    });
    await first.kill();
    expect(await runs(killed)).toBeLessThan(NEEDS);

    const second = await WorkerProcess.start(killed.databaseUrl);
    await killed.eventually('some runs, not all', async () => (await runs(killed)) >= 3, 60);
    await second.kill();
    expect(await runs(killed)).toBeLessThan(NEEDS);

    const third = await WorkerProcess.start(killed.databaseUrl);
    await killed.eventually('all runs', async () => (await runs(killed)) === NEEDS, 90);
    await killed.eventually(
      'nothing left open in the ledger',
      async () => {
        const [row] = await killed.database.query(
          `select count(*)::int as n from job_ledger where finished_at is null`,
        );
        return row.n === 0;
      },
      90,
    );
    await third.stop();
    await calm.eventually('the calm world is done', async () => (await runs(calm)) === NEEDS, 90);

    const doubled = await killed.database.query(
      `select need_id from match_run group by need_id, input_hash having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    const completed = await killed.database.query(
      `select stream from event where type = 'matchRunCompleted' group by stream having count(*) > 1`,
    );
    expect(completed).toEqual([]);
    expect(await results(killed)).toEqual(await results(calm));
  } finally {
    await killed.close();
    await calm.close();
  }
}, 300_000);
