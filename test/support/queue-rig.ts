import { type INestApplicationContext, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { DatabaseModule } from '../../src/platform/database/index.js';
import { Changes, REACTIONS, type Reactions, Relay } from '../../src/platform/events/index.js';
import {
  JobQueue,
  JobRegistry,
  JobRunner,
  openBackend,
  QUEUE_BACKEND,
} from '../../src/platform/queue/index.js';

/** The queue alone, with a test's own jobs: no domain, no HTTP. */
export async function openQueueRig(url: string, reactions: Reactions, handlers: Provider[]) {
  const redisUrl = process.env.TEST_REDIS_URL;
  const backend = await openBackend({ databaseUrl: url, redisUrl });
  @Module({})
  class Rig {}
  const context: INestApplicationContext = await NestFactory.createApplicationContext(
    {
      module: Rig,
      imports: [DatabaseModule.with({ url, poolSize: 6 }), DiscoveryModule],
      providers: [
        { provide: QUEUE_BACKEND, useValue: backend },
        { provide: REACTIONS, useValue: reactions },
        JobQueue,
        JobRegistry,
        JobRunner,
        Relay,
        ...handlers,
      ],
    },
    { logger: false, abortOnError: false },
  );
  return {
    changes: context.get(Changes),
    database: context.get(DataSource),
    relay: context.get(Relay),
    runner: context.get(JobRunner),
    queue: context.get(JobQueue),
    registry: context.get(JobRegistry),
    close: async () => {
      await context.get(Relay).stop();
      await context.get(JobRunner).stop(1000);
      await context.close();
    },
  };
}
export type QueueRig = Awaited<ReturnType<typeof openQueueRig>>;
