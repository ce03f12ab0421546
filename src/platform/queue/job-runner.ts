import { Inject, Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError, type Worker } from 'bullmq';
import { DataSource } from 'typeorm';
import { AssertionError } from '../../../libs/kernel/index.js';
import { QUEUE_BACKEND } from './queue.tokens.js';
import { type QueueBackend, type WorkerRun } from './backend.js';
import { checkPayload, jobNamed, QUEUES, type JobPayload, type QueueName } from './job.js';
import { JobRegistry } from './job-registry.js';
import { isFinished, markFailed, markFinished } from './ledger.js';

/** A worker killed twice in a row must not lose its job; the default of 1 does. */
const MAX_STALLED = 20;
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 5_000;

/** Runs jobs: one BullMQ worker per queue, the ledger around every job that is in it. */
@Injectable()
export class JobRunner {
  private readonly log = new Logger('jobs');
  private readonly workers: Worker[] = [];
  private readonly stopping = new AbortController();

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly registry: JobRegistry,
    private readonly dataSource: DataSource,
  ) {}

  start(): void {
    this.registry.load();
    for (const [name, concurrency] of Object.entries(QUEUES)) {
      // Object.entries forgets that the keys are queue names.
      const worker = this.backend.worker(name as QueueName, (job) => this.run(job), {
        concurrency,
        maxStalledCount: MAX_STALLED,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        removeOnComplete: { count: 1000 },
        // What failed for good stands in the ledger; kept here it would block a second chance.
        removeOnFail: { count: 0 },
      });
      worker.on('error', (error) => this.log.warn(`queue ${name}: ${error.message}`));
      this.workers.push(worker);
    }
  }

  /** Asks running jobs to stop, waits for them, at most `graceMs` milliseconds. */
  async stop(graceMs = 5000): Promise<void> {
    this.stopping.abort(new Error('the worker is stopping'));
    const closed = Promise.allSettled(this.workers.map((worker) => worker.close()));
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, graceMs, 'late').unref());
    if ((await Promise.race([closed, late])) === 'late')
      await Promise.allSettled(this.workers.map((worker) => worker.close(true)));
  }

  private readonly run = async (job: Parameters<WorkerRun>[0]): Promise<void> => {
    const id = job.id ?? job.name;
    if (await isFinished(this.dataSource, id)) return;
    const started = performance.now();
    try {
      await this.handle(id, job.name, job.data);
      await markFinished(this.dataSource, id);
      const ms = Math.round(performance.now() - started);
      this.log.debug(`${job.name} done in ${ms} ms`);
    } catch (error) {
      if (this.stopping.signal.aborted) throw error;
      const last = error instanceof AssertionError || this.isLastTry(job);
      this.log.error(`${job.name} ${id} failed${last ? ' for good' : ''}: ${describe(error)}`);
      if (last) await markFailed(this.dataSource, id, String(error));
      if (error instanceof AssertionError) throw new UnrecoverableError(error.message);
      throw error;
    }
  };

  private async handle(id: string, name: string, data: Record<string, unknown>): Promise<void> {
    const kind = jobNamed(name);
    checkPayload(kind, data);
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(kind.timeout)]);
    // checkPayload has just established what the cast says.
    await this.registry.handlerOf(name).run(data as JobPayload, { id, signal });
  }

  private isLastTry(job: { attemptsMade: number; opts: { attempts?: number } }): boolean {
    return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
