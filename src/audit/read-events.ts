import { type DataSource } from 'typeorm';
import { type EventFilter } from './audit.dto.js';
import { type EventAnswer } from './audit.dto.js';
import { type EventPlace } from './event-cursor.js';
import { VISIBLE } from './visible-events.js';

type Source = Pick<DataSource, 'query'>;

export interface Reading {
  filter: EventFilter;
  order: 'newest' | 'oldest';
  /** Where the last page ended. */
  after?: EventPlace;
  limit: number;
}

/** Visible events in the order of time and id, with the names of those who acted. */
export async function readEvents(source: Source, reading: Reading): Promise<EventAnswer[]> {
  const { filter, order, after, limit } = reading;
  const [sign, direction] = order === 'newest' ? ['<', 'desc'] : ['>', 'asc'];
  const values = conditionValues(filter);
  const place = after ? `and (e.occurred_at, e.id) ${sign} ($6, $7)` : '';
  if (after) values.push(after.at, after.id);
  return source.query(
    `select ${EVENT_COLUMNS} from event e ${ACTOR_JOINS}
     where ${CONDITION} ${place}
     order by e.occurred_at ${direction}, e.id ${direction} limit ${limit}`,
    values,
  );
}

/** How many visible events there are; counts no further than `most`. */
export async function countEvents(
  source: Source,
  filter: EventFilter,
  most: number,
): Promise<number> {
  const [{ count }] = await source.query(
    `select count(*)::int as count
     from (select 1 from event e where ${CONDITION} limit ${most}) as counted`,
    conditionValues(filter),
  );
  return count;
}

const CONDITION = `${VISIBLE}
  and ($1::text is null or e.stream = $1)
  and ($2::text is null or e.type = $2)
  and ($3::text is null or e.actor ->> 'personId' = $3 or e.actor ->> 'name' = $3)
  and ($4::timestamptz is null or e.occurred_at >= $4)
  and ($5::timestamptz is null or e.occurred_at < $5)`;

function conditionValues(filter: EventFilter): unknown[] {
  const { stream, type, actor, from, to } = filter;
  return [stream, type, actor, from, to].map((value) => value ?? null);
}

/** Columns of {@link EventAnswer}; the actor's names are those of today. */
export const EVENT_COLUMNS = `
  e.id, e.stream, e.version, e.type, e.payload, e.occurred_at as at,
  e.request_id as "requestId", e.previous_hash as "previousHash", e.hash,
  json_build_object('kind', e.actor ->> 'kind', 'personId', e.actor ->> 'personId',
    'name', coalesce(p.name, e.actor ->> 'name'), 'role', e.actor ->> 'role',
    'organisationId', e.actor ->> 'organisationId', 'organisationName', o.name) as actor`;

export const ACTOR_JOINS = `
  left join person p on p.id = (e.actor ->> 'personId')::uuid
  left join organisation o on o.id = (e.actor ->> 'organisationId')::uuid`;
