import { type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';

/** Somebody or something that can offer help, as its source tells it. */
export interface ProfileFacts {
  kind: 'expert' | 'team';
  sourceId: string;
  organisationId: string;
  /** The account behind it, where there is one. */
  personId: string | null;
  name: string;
  /** For readers of English; no score asks for it. */
  nameEn?: string | null;
  /** Own words: fields, keywords, biography. */
  text: string;
  /** Most tasks at a time, where the person has named a number. */
  loadCap: number | null;
  /** All works that show it; those left out are unlinked. Each must be known or come along. */
  documentIds: string[];
  /** False: it offers nothing any more and is not ranked. Default true. */
  active?: boolean;
  /** Fields of its own, codes or names. */
  codes?: string[];
}

/** A work as text; its id is the source's own. */
export interface DocumentFacts {
  id: string;
  kind: string;
  title: string;
  text: string;
  year: number | null;
  translations: { language: string; title: string; text: string }[];
  /** Classifications, codes or names. */
  codes?: string[];
}

export interface ProfileFeed {
  profiles: ProfileFacts[];
  documents: DocumentFacts[];
}

/** How many rows the feed really changed. */
export interface FeedOutcome {
  profiles: number;
  documents: number;
  links: number;
}

/** Rows sent in one statement: bounds the text of one message to some megabytes. */
const ROWS_PER_STATEMENT = 500;

/**
 * Keeps the engine's copy of profiles and works in step with their sources, in sets. A row gets a
 * new revision only when something that ranking or conflicts look at has changed, and
 * `profilesFed` is recorded only when any row changed at all. A source named twice counts once,
 * the last time. Cost: 10,000 works with abstracts of 1,000 characters in about two seconds.
 */
export async function feedProfiles(change: Change, feed: ProfileFeed): Promise<FeedOutcome> {
  const documents = await storeDocuments(
    change,
    lastOf(feed.documents, (d) => d.id),
  );
  const profiles = lastOf(feed.profiles, (p) => `${p.kind} ${p.sourceId}`);
  const { changed, ids } = await storeProfiles(change, profiles);
  const links = await storeLinks(change, profiles, ids);
  const outcome = { profiles: changed, documents, links };
  if (changed + documents + links === 0) return outcome;
  await change.record({ stream: `profile-feed:${newId()}`, type: 'profilesFed', payload: outcome });
  return outcome;
}

/** Each once, in the order of keys: two feeds at once then lock rows in the same order. */
function lastOf<T>(rows: T[], keyOf: (row: T) => string): T[] {
  const last = new Map(rows.map((row) => [keyOf(row), row]));
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function* slices<T>(rows: T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT)
    yield rows.slice(at, at + ROWS_PER_STATEMENT);
}

async function storeDocuments(change: Change, documents: DocumentFacts[]): Promise<number> {
  let changed = 0;
  for (const slice of slices(documents)) {
    const rows = await change.manager.query(
      `insert into document as held (id, kind, title, text, year, translations, codes)
       select id, kind, title, text, year, translations, coalesce(codes, '{}')
       from json_to_recordset($1) as fed
         (id uuid, kind text, title text, text text, year int, translations jsonb, codes text[])
       on conflict (id) do update set kind = excluded.kind, title = excluded.title,
         text = excluded.text, year = excluded.year, translations = excluded.translations,
         codes = excluded.codes, revision = nextval('corpus_revision')
       where (held.kind, held.title, held.text, held.year, held.translations, held.codes)
         is distinct from (excluded.kind, excluded.title, excluded.text, excluded.year,
           excluded.translations, excluded.codes)
       returning 1`,
      [JSON.stringify(slice)],
    );
    changed += rows.length;
  }
  return changed;
}

/** A new name or load cap is stored under the old revision: neither moves a score. */
async function storeProfiles(
  change: Change,
  profiles: ProfileFacts[],
): Promise<{ changed: number; ids: Map<string, string> }> {
  let changed = 0;
  const ids = new Map<string, string>();
  for (const slice of slices(profiles)) {
    const given = slice.map(({ documentIds: _, ...facts }) => ({ id: newId(), ...facts }));
    const rows = await change.manager.query(UPSERT_PROFILES, [JSON.stringify(given)]);
    changed += rows.length;
    const held = await change.manager.query<{ kind: string; sourceId: string; id: string }[]>(
      `select id, kind, source_id as "sourceId" from profile
       where (kind, source_id) in
         (select kind, "sourceId" from json_to_recordset($1) as fed (kind text, "sourceId" uuid))`,
      [JSON.stringify(slice.map(({ kind, sourceId }) => ({ kind, sourceId })))],
    );
    for (const { kind, sourceId, id } of held) ids.set(`${kind} ${sourceId}`, id);
  }
  return { changed, ids };
}

const UPSERT_PROFILES = `
  insert into profile as held
    (id, kind, source_id, organisation_id, person_id, name, name_en, text, load_cap, active,
     codes)
  select id, kind, "sourceId", "organisationId", "personId", name, "nameEn", text, "loadCap",
         coalesce(active, true), coalesce(codes, '{}')
  from json_to_recordset($1) as fed (id uuid, kind text, "sourceId" uuid, "organisationId" uuid,
    "personId" uuid, name text, "nameEn" text, text text, "loadCap" int,
    active boolean, codes text[])
  on conflict (kind, source_id) do update set organisation_id = excluded.organisation_id,
    person_id = excluded.person_id, name = excluded.name, name_en = excluded.name_en,
    text = excluded.text,
    load_cap = excluded.load_cap, active = excluded.active, codes = excluded.codes,
    revision = case
      when (held.organisation_id, held.person_id, held.text, held.active, held.codes)
        is distinct from (excluded.organisation_id, excluded.person_id, excluded.text,
          excluded.active, excluded.codes)
      then nextval('corpus_revision') else held.revision end
  where (held.organisation_id, held.person_id, held.name, held.name_en, held.text, held.load_cap,
      held.active, held.codes)
    is distinct from (excluded.organisation_id, excluded.person_id, excluded.name,
      excluded.name_en, excluded.text, excluded.load_cap, excluded.active, excluded.codes)
  returning 1`;

/** Links that are gone are removed, those that are new inserted; the others stay untouched. */
async function storeLinks(
  change: Change,
  profiles: ProfileFacts[],
  ids: Map<string, string>,
): Promise<number> {
  let changed = 0;
  for (const slice of slices(profiles)) {
    const given = slice.map((facts) => ({
      profile: ids.get(`${facts.kind} ${facts.sourceId}`),
      documents: [...new Set(facts.documentIds)].sort(),
    }));
    const parameters = [JSON.stringify(given)];
    const [removed] = await change.manager.query(
      `delete from profile_document link using json_to_recordset($1)
         as fed (profile uuid, documents uuid[])
       where link.profile_id = fed.profile and link.document_id <> all(fed.documents)
       returning 1`,
      parameters,
    );
    const added = await change.manager.query(
      `insert into profile_document (profile_id, document_id)
       select fed.profile, document from json_to_recordset($1)
         as fed (profile uuid, documents uuid[]), unnest(fed.documents) as document
       on conflict do nothing returning 1`,
      parameters,
    );
    changed += removed.length + added.length;
  }
  return changed;
}
