import { type EntityManager } from 'typeorm';
import { chosenWorks } from '../corpus/load-corpus.js';
import { readCorpusState } from '../corpus/corpus-fingerprint.js';

type Source = Pick<EntityManager, 'query'>;

/** How the corpus differs from the state that was followed last. */
export interface CorpusStep {
  /** The state that was followed last; null before the first one. */
  from: FollowedState | null;
  to: FollowedState;
  changed: ChangedProfile[];
}

/** A state of the corpus, with the works that count in it. */
export interface FollowedState {
  fingerprint: string;
  mostDocuments: number;
}

export interface ChangedProfile {
  id: string;
  /** Null: it is gone. */
  mark: string | null;
}

/**
 * The profiles that are new, gone, hold other works or works with another text. For one snapshot:
 * ask in a transaction that sees one. Cost: one pass over profiles, links and works.
 */
export async function readStep(source: Source, mostDocuments: number): Promise<CorpusStep> {
  const { fingerprint } = await readCorpusState(source);
  const [followed] = await source.query<{ state: string }[]>(`select state from corpus_followed`);
  const to = { fingerprint, mostDocuments };
  const from = followed ? readState(followed.state) : null;
  if (from && writeState(from) === writeState(to)) return { from, to, changed: [] };
  const changed = await source.query<ChangedProfile[]>(
    `with now as (
       select p.id, hashtextextended(concat_ws(' ', p.revision, count(w.id),
           sum(hashint8extended(l.revision, 0)) filter (where w.id is not null),
           sum(hashint8extended(w.revision, 1))), 0) as mark
       from profile p left join profile_document l on l.profile_id = p.id
         left join (${chosenWorks(mostDocuments)}) w on w.id = l.document_id
       where p.active group by p.id)
     select coalesce(now.id, held.profile_id) as id, now.mark::text as mark
     from now full join profile_mark held on held.profile_id = now.id
     where now.mark is distinct from held.mark order by 1`,
  );
  return { from, to, changed };
}

/** Makes the step the last one; false, and nothing stored, when another process was quicker. */
export async function storeStep(
  source: Source,
  { from, to, changed }: CorpusStep,
): Promise<boolean> {
  const moved = await source.query<unknown[]>(
    `insert into corpus_followed as held (state) values ($1)
     on conflict (singleton) do update set state = excluded.state where held.state = $2
     returning 1`,
    [writeState(to), from && writeState(from)],
  );
  if (moved.length === 0) return false;
  const gone = changed.filter(({ mark }) => mark === null).map(({ id }) => id);
  await source.query(`delete from profile_mark where profile_id = any($1)`, [gone]);
  await source.query(
    `insert into profile_mark (profile_id, mark)
     select id, mark from json_to_recordset($1) as given (id uuid, mark bigint)
     on conflict (profile_id) do update set mark = excluded.mark`,
    [JSON.stringify(changed.filter(({ mark }) => mark !== null))],
  );
  return true;
}

const writeState = ({ fingerprint, mostDocuments }: FollowedState): string =>
  JSON.stringify([fingerprint, mostDocuments]);

function readState(text: string): FollowedState {
  // Written by the line above.
  const [fingerprint, mostDocuments] = JSON.parse(text) as [string, number];
  return { fingerprint, mostDocuments };
}
