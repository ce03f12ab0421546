import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type BackendFlows, type BackendQueue, type QueueBackend } from './backend.js';
import { jobNamed, type QueueName, QUEUES } from './job.js';
import { type LedgerEntry, wholeOf } from './ledger.js';
import { QUEUE_BACKEND } from './queue.tokens.js';

/** The producing side of BullMQ; only the relay and the schedules put jobs here. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly queues = new Map<QueueName, BackendQueue>();
  private flows?: BackendFlows;

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  /**
   * Adding an id that the queue still holds changes nothing, so a repeated call is harmless. A whole
   * that comes with parts begins when they have ended, well or not; one that comes without them
   * begins at once, so its handler looks for itself whether they have.
   */
  async add(entries: LedgerEntry[]): Promise<void> {
    const parts = partsByWhole(entries);
    const inFlows = new Set<LedgerEntry>();
    for (const whole of entries) {
      const children = parts.get(whole.id);
      if (!children) continue;
      await this.addFlow(whole, children);
      for (const entry of [whole, ...children]) inFlows.add(entry);
    }
    for (const name of queueNames) {
      const group = entries.filter(
        (entry) => !inFlows.has(entry) && jobNamed(entry.name).queue === name,
      );
      if (group.length) await this.queue(name).addBulk(group.map(queued));
    }
  }

  /** Runs a job every `every` milliseconds, on whichever worker is free. */
  async schedule(name: string, every: number): Promise<void> {
    const queue = this.queue(jobNamed(name).queue);
    await queue.upsertJobScheduler(`every-${name}`, { every }, { name, data: {}, opts: {} });
  }

  async onApplicationShutdown(): Promise<void> {
    const open = [...this.queues.values(), ...(this.flows ? [this.flows] : [])];
    await Promise.allSettled(open.map((each) => each.close()));
    await this.backend.close();
  }

  private async addFlow(whole: LedgerEntry, parts: LedgerEntry[]): Promise<void> {
    this.flows ??= this.backend.flows();
    await this.flows.add({
      ...{ ...queued(whole), queueName: jobNamed(whole.name).queue },
      children: parts.map((part) => {
        const { opts, ...job } = queued(part);
        const queueName = jobNamed(part.name).queue;
        return { ...job, queueName, opts: { ...opts, ignoreDependencyOnFailure: true } };
      }),
    });
  }

  private queue(name: QueueName): BackendQueue {
    const open = this.queues.get(name) ?? this.backend.queue(name);
    this.queues.set(name, open);
    return open;
  }
}

// Object.keys forgets that these are queue names.
const queueNames = Object.keys(QUEUES) as QueueName[];

/** The parts among some entries, by the id of what waits for them. */
function partsByWhole(entries: LedgerEntry[]): Map<string, LedgerEntry[]> {
  const parts = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const whole = wholeOf(entry);
    if (whole) parts.set(whole, [...(parts.get(whole) ?? []), entry]);
  }
  return parts;
}

function queued(entry: LedgerEntry) {
  const { attempts, backoff } = jobNamed(entry.name);
  const opts = { jobId: entry.id, attempts, backoff: { type: 'exponential', delay: backoff } };
  return { name: entry.name, data: entry.payload, opts };
}
