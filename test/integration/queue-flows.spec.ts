import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { systemOrigin } from '../../src/platform/events/index.js';
import {
  countParts,
  defineJob,
  HandlesJob,
  type JobContext,
  plan,
  writeJobs,
} from '../../src/platform/queue/index.js';
import { openQueueRig, type QueueRig } from '../support/queue-rig.js';
import { createTestDatabase } from '../support/test-database.js';

const quick = { queue: 'general' as const, attempts: 3, backoff: 200 };
const whole = defineJob({ ...quick, name: 'assemble', payload: {}, attempts: 8 });
const part = defineJob({
  ...{ ...quick, name: 'assemble-part', payload: { number: 'number' } as const },
  partOf: 'assemble',
});

const seen: string[] = [];
let bad = -1;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

@Injectable()
@HandlesJob(part)
class AssemblePart {
  async run({ number }: { number: number }): Promise<void> {
    await pause(50 * number);
    if (number === bad) throw new Error('never');
    seen.push(`part ${number}`);
  }
}

@Injectable()
@HandlesJob(whole)
class Assemble {
  async run(_: unknown, { id }: JobContext): Promise<void> {
    const { open, failed } = await countParts(rig.database, { id, kind: whole }, part);
    if (open > 0) throw new Error('too early');
    seen.push(`whole, ${failed} failed`);
  }
}

const jobs = () => [
  plan(whole, {}),
  ...[0, 1, 2].map((number) => plan(part, { number }, String(number))),
];

let rig: QueueRig;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeEach(async () => {
  if (process.env.TEST_REDIS_URL) {
    const redis = new Redis(process.env.TEST_REDIS_URL);
    await redis.flushall();
    await redis.quit();
  }
  database = await createTestDatabase();
  rig = await openQueueRig(database.url, jobs, [Assemble, AssemblePart]);
  seen.length = 0;
  bad = -1;
});
afterEach(async () => {
  await rig.close();
  await database.drop();
});

const happen = () =>
  rig.changes.run(systemOrigin('test'), (change) =>
    change.record({ stream: 'test:a', type: 'asked', payload: {} }),
  );
const work = async () => {
  rig.runner.start();
  await rig.relay.start(database.url);
};
const open = async (): Promise<number> =>
  (
    await rig.database.query(
      `select 1 from job_ledger where finished_at is null and failed_at is null`,
    )
  ).length;

async function untilDone(ms = 30_000) {
  for (const end = Date.now() + ms; seen.length === 0 || (await open()) > 0;) {
    if (Date.now() > end) throw new Error(`not in time; seen: ${seen.join()}`);
    await pause(25);
  }
}

test('a whole runs once, when all its parts have ended', async () => {
  await happen();
  await work();
  await untilDone();
  expect(seen.at(-1)).toBe('whole, 0 failed');
  expect([...seen].sort()).toEqual(['part 0', 'part 1', 'part 2', 'whole, 0 failed']);
});

test('a part that fails for good does not keep the whole waiting', async () => {
  bad = 1;
  await happen();
  await work();
  await untilDone();
  expect([...seen].sort()).toEqual(['part 0', 'part 2', 'whole, 1 failed']);
});

test('a flow that is put into the queue again runs no more than once', async () => {
  await happen();
  await rig.relay.drain();
  await rig.database.query(`update job_ledger set enqueued_at = null`);
  await rig.relay.drain();
  await work();
  await untilDone();
  await pause(300);
  expect([...seen].sort()).toEqual(['part 0', 'part 1', 'part 2', 'whole, 0 failed']);
});

test('a whole that comes without its parts waits for them by trying', async () => {
  await writeJobs(rig.database, null, 'lone', jobs());
  // As when a queue was lost and the ledger gives back one after another.
  await rig.database.query(`update job_ledger set enqueued_at = clock_timestamp()`);
  const rows = await rig.database.query(`select id, name, payload from job_ledger order by id`);
  for (const row of rows) await rig.queue.add([row]);
  await work();
  await untilDone();
  expect([...seen].sort()).toEqual(['part 0', 'part 1', 'part 2', 'whole, 0 failed']);
});
