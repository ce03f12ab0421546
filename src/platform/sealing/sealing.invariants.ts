import { type Invariant } from '../invariants/invariant.js';

export const SEALING_INVARIANTS: Invariant[] = [
  {
    name: 'every envelope holds what its last event says, and none has disappeared',
    sql: `select s.stream from event_stream s
          join event e on e.stream = s.stream and e.version = s.version
          left join sealed_envelope v on s.stream = 'envelope:' || v.id
          where s.stream like 'envelope:%' and v.digest is distinct from e.payload ->> 'digest'
          limit 3`,
  },
  {
    name: 'every envelope was written by an event',
    sql: `select v.id from sealed_envelope v
          where not exists (select 1 from event_stream s where s.stream = 'envelope:' || v.id)
          limit 3`,
  },
  {
    name: 'no event of an envelope tells who, when asked or what',
    sql: `select id from event where stream like 'envelope:%'
            and (type <> 'envelopeWritten' or request_id is not null
              or actor <> '{"kind": "system", "name": "sealing"}'
              or payload - 'digest' <> '{}')
          limit 3`,
  },
];
