import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type BackendQueue, type QueueBackend } from './backend.js';
import { jobNamed, type QueueName, QUEUES } from './job.js';
import { type LedgerEntry } from './ledger.js';
import { QUEUE_BACKEND } from './queue.tokens.js';

/** The producing side of BullMQ; only the relay and the schedules put jobs here. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, BackendQueue>();

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  /** Adding an id that the queue still holds changes nothing, so a repeated call is harmless. */
  async add(entries: LedgerEntry[]): Promise<void> {
    for (const name of queueNames) {
      const group = entries.filter((entry) => jobNamed(entry.name).queue === name);
      if (group.length) await this.queue(name).addBulk(group.map(bulkEntry));
    }
  }

  /** Runs a job every `every` milliseconds, on whichever worker is free. */
  async schedule(name: string, every: number): Promise<void> {
    const queue = this.queue(jobNamed(name).queue);
    await queue.upsertJobScheduler(`every-${name}`, { every }, { name, data: {}, opts: {} });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  private queue(name: QueueName): BackendQueue {
    const open = this.queues.get(name) ?? this.backend.queue(name);
    this.queues.set(name, open);
    return open;
  }
}

// Object.keys forgets that these are queue names.
const queueNames = Object.keys(QUEUES) as QueueName[];

function bulkEntry(entry: LedgerEntry): { name: string; data: unknown; opts: object } {
  const { attempts, backoff } = jobNamed(entry.name);
  const opts = { jobId: entry.id, attempts, backoff: { type: 'exponential', delay: backoff } };
  return { name: entry.name, data: entry.payload, opts };
}
