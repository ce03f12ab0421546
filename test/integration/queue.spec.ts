import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { systemOrigin } from '../../src/platform/events/index.js';
import {
  defineJob,
  HandlesJob,
  type JobContext,
  plan,
  reopenFailed,
} from '../../src/platform/queue/index.js';
import { openQueueRig, type QueueRig } from '../support/queue-rig.js';
import { createTestDatabase } from '../support/test-database.js';

const greet = defineJob({ name: 'greet', queue: 'general', payload: { name: 'string' } });
const flaky = defineJob({
  name: 'flaky',
  queue: 'general',
  payload: { name: 'string' },
  attempts: 3,
  backoff: 20,
});

const seen: string[] = [];
let failures = 0;

@Injectable()
@HandlesJob(greet)
class Greet {
  async run({ name }: { name: string }, _context: JobContext): Promise<void> {
    seen.push(name);
  }
}

@Injectable()
@HandlesJob(flaky)
class Flaky {
  async run({ name }: { name: string }): Promise<void> {
    if (failures-- > 0) throw new Error('not yet');
    seen.push(name);
  }
}

let rig: QueueRig;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

const open = () =>
  openQueueRig(
    database.url,
    (event) => {
      const name = String(event.payload.name);
      if (event.type === 'greeted') return [plan(greet, { name })];
      if (event.type === 'tried') return [plan(flaky, { name })];
      return [];
    },
    [Greet, Flaky],
  );

beforeEach(async () => {
  if (process.env.TEST_REDIS_URL) {
    const redis = new Redis(process.env.TEST_REDIS_URL);
    await redis.flushall();
    await redis.quit();
  }
  database = await createTestDatabase();
  rig = await open();
  seen.length = 0;
  failures = 0;
});
afterEach(async () => {
  await rig.close();
  await database.drop();
});

const happen = (type: string, name: string) =>
  rig.changes.run(systemOrigin('test'), (change) =>
    change.record({ stream: `test:${name}`, type, payload: { name } }),
  );

async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 20_000) {
  for (const end = Date.now() + ms; !(await holds());) {
    if (Date.now() > end) throw new Error(`not in time: ${what}; seen: ${seen.join()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const work = async () => {
  rig.runner.start();
  await rig.relay.start(database.url);
};

test('an event causes its job, which runs once and is crossed out in the ledger', async () => {
  await work();
  await happen('greeted', 'Lin');
  await until('the job ran', () => seen.length === 1);
  await until('crossed out', async () => {
    const [row] = await rig.database.query('select finished_at from job_ledger');
    return typeof row?.finished_at === 'object' && row.finished_at !== null;
  });
  await rig.relay.drain();
  expect(seen).toEqual(['Lin']);
  expect(await rig.database.query('select * from event_outbox')).toEqual([]);
});

test('an event of a rolled-back change causes nothing', async () => {
  await work();
  const failing = rig.changes.run(systemOrigin('test'), async (change) => {
    await change.record({ stream: 'test:x', type: 'greeted', payload: { name: 'x' } });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await happen('greeted', 'after');
  await until('the later job ran', () => seen.length > 0);
  expect(seen).toEqual(['after']);
});

test('events written while nobody works are done when somebody comes', async () => {
  for (const name of ['a', 'b', 'c']) await happen('greeted', name);
  await work();
  await until('all three', () => seen.length === 3);
  expect([...seen].sort()).toEqual(['a', 'b', 'c']);
});

test('a job that fails is tried again, up to its attempts, then marked failed in the ledger', async () => {
  failures = 2;
  await work();
  await happen('tried', 'third time');
  await until('it succeeded', () => seen.length === 1);
  failures = 100;
  await happen('tried', 'never');
  await until('marked failed', async () => {
    const rows = await rig.database.query(
      'select failure from job_ledger where failed_at is not null',
    );
    return rows.length === 1 && rows[0].failure.includes('not yet');
  });
  expect(seen).toEqual(['third time']);

  failures = 0;
  expect(await reopenFailed(rig.database, null)).toEqual([{ name: 'flaky', count: 1 }]);
  await until('it had its second chance', () => seen.includes('never'));
});

test('a lost queue loses no work: what the ledger holds open is put in again', async () => {
  await happen('greeted', 'lost');
  await rig.relay.drain(); // in the queue now, but nobody works
  if (process.env.TEST_REDIS_URL) {
    const redis = new Redis(process.env.TEST_REDIS_URL);
    await redis.flushall();
    await redis.quit();
  } else await rig.database.query('truncate bullmq.job cascade').catch(loseEveryJob);
  await rig.database.query(`update job_ledger set enqueued_at = now() - interval '1 hour'`);
  await work();
  await until('the job ran all the same', () => seen.length === 1);
});

/** The table's name is BullMQ's business; empty all it has but its own ledger of migrations. */
async function loseEveryJob() {
  const tables = await rig.database.query(
    `select tablename from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration'`,
  );
  const names = tables.map((row: { tablename: string }) => `bullmq."${row.tablename}"`);
  await rig.database.query(`truncate ${names.join(', ')} cascade`);
}

test('a job handed over twice takes effect once', async () => {
  await happen('greeted', 'twice');
  await work();
  await until('it ran', () => seen.length === 1);
  await rig.database.query(`update job_ledger set enqueued_at = null`);
  await rig.relay.drain();
  const [{ id }] = await rig.database.query('select id from job_ledger');
  await rig.queue.add([{ id, name: 'greet', payload: { name: 'twice' } }]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(seen).toEqual(['twice']);
});

test('two relays share the outbox without doubling a job', async () => {
  const second = await open();
  try {
    for (let i = 0; i < 60; i++) await happen('greeted', `n${i}`);
    await Promise.all([rig.relay.drain(), second.relay.drain()]);
    rig.runner.start();
    await until('all ran', () => seen.length >= 60);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(new Set(seen).size).toBe(60);
    expect(seen.length).toBe(60);
  } finally {
    await second.close();
  }
});

test('boot fails when a defined job has no handler', async () => {
  const bare = await openQueueRig(database.url, () => [], [Greet]);
  expect(() => bare.registry.load()).toThrow('no handler for job flaky');
  await bare.close();
});

test('boot fails when a job has two handlers', async () => {
  @Injectable()
  @HandlesJob(greet)
  class Again extends Greet {}
  const doubled = await openQueueRig(database.url, () => [], [Greet, Flaky, Again]);
  expect(() => doubled.registry.load()).toThrow('job "greet" has two handlers');
  await doubled.close();
});
