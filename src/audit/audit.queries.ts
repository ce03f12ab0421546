import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invalid } from '../../libs/kernel/index.js';
import { databaseNow } from '../platform/events/index.js';
import { type Cell, csvDownload } from '../platform/http/index.js';
import { type EventAnswer, type EventFilter } from './audit.dto.js';
import { type EventsAnswer, type EventsQuery } from './audit.dto.js';
import { cursorAfter, type EventPlace, placeOf } from './event-cursor.js';
import { countEvents, readEvents } from './read-events.js';

/** Most events in one file: what a spreadsheet opens, and a minute's work. */
export const EXPORT_LIMIT = 100_000;
const EXPORT_BATCH = 1_000;

@Injectable()
export class AuditQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** One page, newest first. There is no total: pages are turned by a place in time. */
  async events({ cursor, limit, ...filter }: EventsQuery): Promise<EventsAnswer> {
    const after = cursor ? placeOf(cursor) : undefined;
    const more = limit + 1;
    const found = await readEvents(this.dataSource, {
      filter,
      order: 'newest',
      after,
      limit: more,
    });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? cursorAfter(last) : null };
  }

  /** Every event of the filter up to now, oldest first. 422 when they are too many for one file. */
  async export(filter: EventFilter): Promise<StreamableFile> {
    const count = await countEvents(this.dataSource, filter, EXPORT_LIMIT + 1);
    if (count > EXPORT_LIMIT)
      throw invalid(
        'export-too-large',
        `One file holds ${EXPORT_LIMIT} events at most; narrow the time by "from" and "to".`,
        [{ field: 'from', message: 'leaves too many events' }],
      );
    const to = filter.to ?? (await databaseNow(this.dataSource)).toISOString();
    return csvDownload('events.csv', HEADER, this.rows({ ...filter, to }));
  }

  private async *rows(filter: EventFilter): AsyncGenerator<Cell[]> {
    let after: EventPlace | undefined;
    for (;;) {
      const batch: EventAnswer[] = await readEvents(this.dataSource, {
        ...{ filter, order: 'oldest', after, limit: EXPORT_BATCH },
      });
      for (const event of batch) yield cellsOf(event);
      after = batch.at(-1);
      if (batch.length < EXPORT_BATCH) return;
    }
  }
}

const HEADER = [
  ...['occurred_at', 'id', 'stream', 'version', 'type', 'actor_kind', 'actor_id', 'actor_name'],
  ...['role', 'organisation_id', 'organisation', 'payload', 'request_id'],
  ...['previous_hash', 'hash'],
];

function cellsOf(event: EventAnswer): Cell[] {
  const { at, id, stream, version, type, actor, payload, requestId, previousHash, hash } = event;
  const { kind, personId, name, role, organisationId, organisationName } = actor;
  return [
    ...[at, id, stream, version, type, kind, personId, name, role],
    ...[organisationId, organisationName, JSON.stringify(payload), requestId, previousHash, hash],
  ];
}
