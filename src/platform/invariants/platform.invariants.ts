import { type Invariant } from './invariant.js';

export const PLATFORM_INVARIANTS: Invariant[] = [
  {
    name: 'every stream stands where its last event stands',
    sql: `select s.stream from event_stream s
          where s.version <> (select coalesce(max(version), 0) from event where stream = s.stream)
          limit 3`,
  },
  {
    name: 'no job is both finished and failed',
    sql: `select id from job_ledger where finished_at is not null and failed_at is not null limit 3`,
  },
];
