import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { appendEvents } from './event-log.js';
import { type NewEvent, type Origin, type RecordedEvent } from './event.js';

/** One transaction under way: the rows and the events it writes stand or fall together. */
export interface Change {
  readonly manager: EntityManager;
  readonly origin: Origin;
  /** The database's clock at the call, to the millisecond. */
  now(): Promise<Date>;
  record(event: NewEvent): Promise<RecordedEvent>;
  /** Several at once, one a stream. */
  recordAll(events: readonly NewEvent[]): Promise<RecordedEvent[]>;
}

const RETRIES = 3;
const RETRYABLE = new Set(['40001', '40P01']); // serialisation failure, deadlock detected

/**
 * The only way to change state: rows and events in one transaction (invariant 4). A deadlock or a
 * serialisation failure is tried again from the start, so `work` must have no outside effects.
 */
@Injectable()
export class Changes {
  constructor(private readonly dataSource: DataSource) {}

  async run<T>(origin: Origin, work: (change: Change) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction((manager) => work(changeOf(manager, origin)));
      } catch (error) {
        if (attempt > RETRIES || !RETRYABLE.has(sqlState(error))) throw error;
      }
    }
  }
}

/** The five-character SQLSTATE of a database error, or an empty string. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return 'driverError' in error ? sqlState(error.driverError) : '';
}

function changeOf(manager: EntityManager, origin: Origin): Change {
  return {
    manager,
    origin,
    now: () => databaseNow(manager),
    record: async (event) => (await appendEvents(manager, origin, [event]))[0],
    recordAll: (events) => appendEvents(manager, origin, events),
  };
}

/** The database's clock, to the millisecond; the only clock that decides anything. */
export async function databaseNow(source: Pick<EntityManager, 'query'>): Promise<Date> {
  const [row] = await source.query(`select date_trunc('milliseconds', clock_timestamp()) as now`);
  return new Date(row.now);
}
