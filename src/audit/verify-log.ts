import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../libs/kernel/index.js';
import { databaseNow, verifyChains } from '../platform/events/index.js';
import { type VerificationAnswer } from './audit.dto.js';
import { VISIBLE } from './visible-events.js';

const SHOWN = 100;

/** After a check of t ms the next one waits 4 t: checking takes a fifth of the time at most. */
const REST = 4;

/**
 * Recomputes the hash chains and the anchors of the whole log. Callers at the same time share one
 * check, and a process rests after it, so that nobody can keep the database busy by asking.
 */
@Injectable()
export class VerifyLog {
  private current?: Promise<VerificationAnswer>;
  private restsUntil = 0;

  constructor(private readonly dataSource: DataSource) {}

  run(): Promise<VerificationAnswer> {
    if (this.current) return this.current;
    const rest = this.restsUntil - performance.now();
    if (rest > 0) throw resting(Math.ceil(rest / 1000));
    this.current = this.verify().finally(() => (this.current = undefined));
    return this.current;
  }

  private async verify(): Promise<VerificationAnswer> {
    const started = performance.now();
    try {
      // One snapshot: an event appended between two reads must not look like a broken chain.
      const result = await this.dataSource.transaction('REPEATABLE READ', check);
      return { ...result, tookMs: Math.ceil(performance.now() - started) };
    } finally {
      const now = performance.now();
      this.restsUntil = now + REST * (now - started);
    }
  }
}

async function check(manager: EntityManager): Promise<Omit<VerificationAnswer, 'tookMs'>> {
  const checkedAt = await databaseNow(manager);
  const faults = await verifyChains(manager);
  const [counts] = await manager.query(
    `select (select count(*) from event_stream e where ${VISIBLE})::int as streams,
            (select count(*) from event e where ${VISIBLE})::int as events,
            (select max(taken_at) from event_anchor) as "anchoredAt"`,
  );
  const found = faults.filter(({ stream }) => !stream.startsWith('envelope:')).slice(0, SHOWN);
  return { holds: faults.length === 0, faults: faults.length, found, ...counts, checkedAt };
}

const resting = (retryAfterSeconds: number): DomainError =>
  new DomainError(
    'too-many',
    'verification-resting',
    `The log was checked just now; it can be checked again in ${retryAfterSeconds} s.`,
    { facts: { retryAfterSeconds } },
  );
