import { Inject, Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { JobQueue } from '../queue/job-queue.js';
import { type PlannedJob } from '../queue/job.js';
import { claimOpenJobs, markEnqueued, writeJobs } from '../queue/ledger.js';
import { EVENTS_CHANNEL } from './event-log.js';
import { type RecordedEvent } from './event.js';

/** Says which jobs an event causes; written on one screen in app/reactions.ts. */
export type Reactions = (event: RecordedEvent) => PlannedJob[];
export const REACTIONS = Symbol('reactions');

const BATCH = 200;
const POLL_MS = 2_000;
const STALE_SECONDS = 120;

/**
 * Carries events to the queue in two steps, each safe to repeat. First, in one transaction, events
 * leave the outbox and their jobs enter the ledger. Then open jobs of the ledger are put into the
 * queue under their ledger id. Woken by NOTIFY; polls as a net.
 */
@Injectable()
export class Relay {
  private readonly log = new Logger('relay');
  private listener?: pg.Client;
  private stopped = false;
  private wake: () => void = () => undefined;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    @Inject(REACTIONS) private readonly reactions: Reactions,
  ) {}

  async start(databaseUrl: string): Promise<void> {
    await this.listen(databaseUrl);
    this.loop = this.run(databaseUrl);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
    await this.listener?.end().catch(() => undefined);
  }

  /** Both steps until nothing is left; for tests and commands that don't run the loop. */
  async drain(): Promise<void> {
    while ((await this.takeEvents()) + (await this.feedQueue()) > 0);
  }

  private async run(databaseUrl: string): Promise<void> {
    while (!this.stopped) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      try {
        if (!this.listener) await this.listen(databaseUrl);
        await this.drain();
      } catch (error) {
        this.log.warn(`will try again: ${error instanceof Error ? error.message : error}`);
      }
      if (this.stopped) break;
      const poll = setTimeout(() => this.wake(), POLL_MS);
      await woken;
      clearTimeout(poll);
    }
  }

  private async takeEvents(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const events = await claimEvents(manager);
      for (const event of events)
        await writeJobs(manager, event.id, event.id, this.reactions(event));
      await manager.query(`delete from event_outbox where event_id = any($1)`, [
        events.map((event) => event.id),
      ]);
      return events.length;
    });
  }

  private async feedQueue(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const jobs = await claimOpenJobs(manager, BATCH, STALE_SECONDS);
      if (jobs.length === 0) return 0;
      await this.queue.add(jobs);
      await markEnqueued(
        manager,
        jobs.map((job) => job.id),
      );
      return jobs.length;
    });
  }

  private async listen(connectionString: string): Promise<void> {
    const client = new pg.Client({ connectionString, application_name: 'jiebang-relay' });
    client.on('notification', () => this.wake());
    client.on('error', () => (this.listener = undefined));
    await client.connect();
    await client.query(`listen ${EVENTS_CHANNEL}`);
    this.listener = client;
  }
}

/** Rows leave the outbox in the order of their number, so a stream's events keep theirs. */
async function claimEvents(manager: EntityManager): Promise<RecordedEvent[]> {
  const rows = await manager.query(
    `select e.id, e.stream, e.version, e.type, e.payload, e.actor, e.request_id, e.occurred_at
     from event_outbox o join event e on e.id = o.event_id
     order by o.seq limit ${BATCH} for update of o skip locked`,
  );
  return rows.map((row: Record<string, never>): RecordedEvent => ({
    id: row.id,
    stream: row.stream,
    version: row.version,
    type: row.type,
    payload: row.payload,
    origin: { actor: row.actor, requestId: row.request_id },
    at: new Date(row.occurred_at),
  }));
}
