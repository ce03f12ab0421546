import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../libs/kernel/index.js';

/** Whether this process may be sent requests. */
@Injectable()
export class Readiness {
  private ready = false;

  constructor(private readonly dataSource: DataSource) {}

  set(ready: boolean): void {
    this.ready = ready;
  }

  /** Throws `unavailable` until start-up is complete, and whenever the database doesn't answer. */
  async check(): Promise<{ status: 'ready' }> {
    if (!this.ready) throw new DomainError('unavailable', 'starting', 'The server is starting.');
    await this.dataSource.query('select 1').catch(() => {
      throw new DomainError('unavailable', 'database-down', 'The database does not answer.');
    });
    return { status: 'ready' };
  }
}
