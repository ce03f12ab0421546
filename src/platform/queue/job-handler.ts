import { SetMetadata, type Type } from '@nestjs/common';
import { type JobKind, type JobPayload } from './job.js';

/** What a running job is given beside its payload. */
export interface JobContext {
  /** The ledger's id; a schedule's tick has one that is in no ledger. */
  id: string;
  /** Aborted when the job's time is up or the worker is asked to stop. */
  signal: AbortSignal;
}

/** A handler: shallow, idempotent, one public verb. */
export interface JobHandler<P extends JobPayload = JobPayload> {
  run(payload: P, context: JobContext): Promise<void>;
}

export const HANDLES = 'jiebang:handles-job';

/** Marks a provider as the handler of one kind of job; boot fails on none or two. */
export function HandlesJob<P extends JobPayload>(kind: JobKind<P>) {
  return (target: Type<JobHandler<P>>): void => {
    SetMetadata(HANDLES, kind.name)(target);
  };
}
