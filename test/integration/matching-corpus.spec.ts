import { type QueryRunner } from 'typeorm';
import { readCorpusState } from '../../src/matching/corpus/corpus-fingerprint.js';
import { loadWorks } from '../../src/matching/corpus/load-corpus.js';
import { readSnapshot } from '../../src/platform/database/snapshot.js';
import { MatchingSteps } from '../support/matching-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let home: string;
beforeAll(async () => {
  app = await startTestApp();
  home = await app.world.organisation('university');
  await new MatchingSteps(app).offers(
    [2020, 2024, null].map((year) => ({
      ...{ name: `Of ${year}`, organisationId: home, works: [[`Work of ${year}`, 'Text.']] },
    })),
  );
  await app.database.query(`update document set year = substring(title from '\\d+')::int`);
});
afterAll(() => app.close());

const fingerprint = async () => (await readCorpusState(app.database)).fingerprint;

async function inTransaction(work: (runner: QueryRunner) => Promise<void>): Promise<QueryRunner> {
  const runner = app.database.createQueryRunner();
  await runner.startTransaction();
  await work(runner);
  return runner;
}
const insert = (runner: QueryRunner, revision: number) =>
  runner.query(
    `insert into document (id, kind, title, revision) values
    (gen_random_uuid(), 'paper', 'x', $1)`,
    [revision],
  );

test('a transaction that took its revision early and commits late changes the fingerprint', async () => {
  const early = await inTransaction((runner) => insert(runner, 100_010));
  const late = await inTransaction((runner) => insert(runner, 100_020));
  await late.commitTransaction();
  const between = await fingerprint();
  await early.commitTransaction();
  expect(await fingerprint()).not.toBe(between);
  await Promise.all([early.release(), late.release()]);
});

test('deletions change it, and an exchange of equal sums and equal maximum does too', async () => {
  const [a, b, c] = [200_001, 200_004, 200_009];
  const one = await inTransaction(async (runner) => {
    for (const revision of [a, b, c]) await insert(runner, revision);
  });
  await one.commitTransaction();
  const before = await fingerprint();
  await app.database.query(`update document set revision = revision + 1 where revision = $1`, [a]);
  await app.database.query(`update document set revision = revision - 1 where revision = $1`, [b]);
  expect(await fingerprint()).not.toBe(before);
  const exchanged = await fingerprint();
  await app.database.query(`delete from document where revision = $1`, [a + 1]);
  expect(await fingerprint()).not.toBe(exchanged);
  await one.release();
});

test('of more works than fit the newest are loaded, those without a year last', async () => {
  const titles = (most: number) =>
    readSnapshot(app.databaseUrl, async (ask) => {
      const works = [];
      for await (const work of loadWorks(ask, most)) works.push(work);
      expect(works.map(({ id }) => id)).toEqual(works.map(({ id }) => id).sort());
      return works.map(({ title }) => title).sort();
    });
  expect(await titles(10)).toEqual(['Work of 2020', 'Work of 2024', 'Work of null']);
  expect(await titles(1)).toEqual(['Work of 2024']);
});
