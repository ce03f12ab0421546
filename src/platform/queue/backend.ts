import { Logger } from '@nestjs/common';
import {
  createPostgresBackend,
  createRedisBackend,
  type FlowJob,
  type QueueOptions,
  withBackend,
  type Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { DomainError } from '../../../libs/kernel/index.js';
import { type QueueName } from './job.js';

export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  queue(name: QueueName): BackendQueue;
  flows(): BackendFlows;
  worker(name: QueueName, run: WorkerRun, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
}

/** The few verbs of BullMQ's Queue that this application uses. */
export interface BackendQueue {
  addBulk(jobs: { name: string; data: unknown; opts: object }[]): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { every: number }, template: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Adds a job together with others that must end before it begins. */
export interface BackendFlows {
  add(flow: FlowJob): Promise<unknown>;
  close(): Promise<void>;
}

export type WorkerRun = (job: {
  id?: string;
  name: string;
  data: Record<string, unknown>;
  attemptsMade: number;
  opts: { attempts?: number };
}) => Promise<unknown>;

/** The one file that chooses between PostgreSQL and Redis. */
export async function openBackend(urls: {
  databaseUrl: string;
  redisUrl?: string;
}): Promise<QueueBackend> {
  return urls.redisUrl ? redisBackend(urls.redisUrl) : postgresBackend(urls.databaseUrl);
}

const PREFIX = 'jiebang';

async function redisBackend(url: string): Promise<QueueBackend> {
  const { FlowProducer, Queue, Worker } = withBackend(createRedisBackend);
  const shared = await connectRedis(url);
  const base = { connection: shared, prefix: PREFIX } satisfies QueueOptions;
  return {
    name: 'redis',
    queue: (name) => new Queue(name, base),
    flows: () => new FlowProducer(base),
    worker: (name, run, options) => new Worker(name, run, { ...options, ...base }),
    close: async () => void (await shared.quit().catch(() => shared.disconnect())),
  };
}

/** A connection that later waits out any break, but says at once when there is no Redis at all. */
async function connectRedis(url: string): Promise<Redis> {
  // BullMQ's blocking reads need endless retries; an instance is what ESM hands over safely.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  const log = new Logger('redis');
  redis.on('error', (error: Error) => log.warn(error.message));
  try {
    await redis.connect();
    return redis;
  } catch {
    redis.disconnect();
    throw new DomainError(
      'unavailable',
      'redis-unreachable',
      'Redis does not answer at REDIS_URL; start it, or unset REDIS_URL to queue in PostgreSQL.',
    );
  }
}

async function postgresBackend(connectionString: string): Promise<QueueBackend> {
  const { FlowProducer, Queue, Worker } = withBackend(createPostgresBackend);
  const base = { connectionString, schema: 'bullmq', application_name: 'jiebang-queue' };
  // BullMQ brings its schema up to date under an advisory lock of its own, once per process.
  const first = new Queue('schema', { connection: { ...base, max: 1, migrate: true } });
  await first.waitUntilReady();
  await first.close();
  const connection = { ...base, max: 2 };
  return {
    name: 'postgres',
    queue: (name) => new Queue(name, { connection }),
    flows: () => new FlowProducer({ connection }),
    // The types differ in the connection only, which the rest of the application never touches.
    worker: (name, run, options) =>
      new Worker(name, run, { ...options, connection }) as unknown as Worker,
    close: async () => undefined,
  };
}
