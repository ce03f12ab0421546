import { type Invariant } from '../platform/invariants/invariant.js';

export const INGEST_INVARIANTS: Invariant[] = [
  {
    name: 'every record an import read was stored, unchanged or rejected',
    sql: `select id from import_run where read <> stored + unchanged + rejected limit 3`,
  },
  {
    name: 'every rejected record has its line and reason',
    sql: `select r.id from import_run r where r.rejected <>
            (select count(*) from import_problem where import_id = r.id) limit 3`,
  },
  {
    name: 'an import that is over has a time of its end',
    sql: `select id from import_run
          where (state in ('finished', 'failed', 'cancelled')) <> (finished_at is not null)
          limit 3`,
  },
];
