import { assert } from '../../../libs/kernel/index.js';

/** The queues, each with the number of its jobs that one worker process runs at a time. */
export const QUEUES = { matching: 1, ingest: 1, general: 4 } as const;
export type QueueName = keyof typeof QUEUES;

/** Payloads carry ids and flat facts only, never texts: the rows hold those. */
export type JobPayload = Record<string, string | number | boolean | null>;

/** A kind of job. Names are constants, so that renaming a class orphans no queued job. */
export interface JobKind<P extends JobPayload = JobPayload> {
  readonly name: string;
  readonly queue: QueueName;
  /** The keys a payload must have, with their types; checked when a job is made and when it runs. */
  readonly payload: { readonly [K in keyof P]: 'string' | 'number' | 'boolean' | 'string?' };
  readonly attempts: number;
  /** First pause before another try, in milliseconds; doubles each time. */
  readonly backoff: number;
  /**
   * The kind of job that waits for jobs of this kind. Whole and parts are written to the ledger under
   * one scope, the whole without a key; see `wholeOf`.
   */
  readonly partOf?: string;
  /** Longest run, in milliseconds; then the job's signal is aborted and the try counts as failed. */
  readonly timeout: number;
}

const known = new Map<string, JobKind>();

/** Declares a kind of job; two of one name are a programming error. */
export function defineJob<P extends JobPayload>(
  kind: Pick<JobKind<P>, 'name' | 'queue' | 'payload'> & Partial<JobKind<P>>,
): JobKind<P> {
  assert(!known.has(kind.name), `job "${kind.name}" is defined twice`);
  const full: JobKind<P> = { attempts: 5, backoff: 1000, timeout: 10 * 60_000, ...kind };
  // The registry forgets the payload's type; checkPayload guards it at run time.
  known.set(kind.name, full as unknown as JobKind);
  return full;
}

export const definedJobs = (): JobKind[] => [...known.values()];

export function jobNamed(name: string): JobKind {
  const kind = known.get(name);
  assert(kind, `job "${name}" is not defined`);
  return kind;
}

/** Throws when a payload lacks a key, has one too many, or one of the wrong type. */
export function checkPayload(kind: JobKind, payload: Record<string, unknown>): void {
  for (const [key, type] of Object.entries(kind.payload)) {
    const value = payload[key];
    const absent = value === undefined || value === null;
    const right = type === 'string?' ? absent || typeof value === 'string' : typeof value === type;
    assert(right, `job "${kind.name}": ${key} must be a ${type}, it is ${typeof value}`);
  }
  for (const key of Object.keys(payload))
    assert(key in kind.payload, `job "${kind.name}" knows no payload key "${key}"`);
}

/** A job to be: `key` makes it one of a kind, so that asking twice runs it once. */
export interface PlannedJob {
  kind: JobKind;
  payload: JobPayload;
  /** Default: one per event and kind. Give a key where one event plans several of a kind. */
  key?: string;
}

/** Plans a job with its payload checked by the compiler. */
export function plan<P extends JobPayload>(kind: JobKind<P>, payload: P, key?: string): PlannedJob {
  return { kind: kind as unknown as JobKind, payload, key }; // as above: widened for the registry
}
