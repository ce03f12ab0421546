import { type Change } from '../../platform/events/index.js';
import { personNameKey } from '../person-name-key.js';
import { type ExpertDraft } from './expert-shelf.js';
import { type OrganisationBook } from './organisation-book.js';

const COLUMNS = `organisation_id, name, normalised_name, name_en, aliases, email, orcid,
  department, title, fields, keywords, biography, homepage`;

/** Writes experts and every key under which works may name them. */
export async function writeExperts(
  change: Change,
  drafts: Pick<ExpertDraft, 'id' | 'merged'>[],
  organisations: Pick<OrganisationBook, 'idOf'>,
): Promise<void> {
  if (drafts.length === 0) return;
  const rows = [...drafts]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, merged }) => ({
      ...merged,
      id,
      organisation_id: organisations.idOf(merged.organisation),
      normalised_name: personNameKey(merged.name),
      name_en: merged.nameEn,
    }));
  await change.manager.query(
    `insert into expert (id, ${COLUMNS})
     select id, ${COLUMNS} from jsonb_to_recordset($1::jsonb) as r (id uuid,
       organisation_id uuid, name text, normalised_name text, name_en text, aliases text[],
       email text, orcid text, department text, title text, fields text[], keywords text[],
       biography text, homepage text)
     on conflict (id) do update set (${COLUMNS}) = (${EXCLUDED}),
       version = expert.version + 1, updated_at = clock_timestamp()`,
    [JSON.stringify(rows)],
  );
  await writeNames(change, drafts);
}

const EXCLUDED = COLUMNS.split(',')
  .map((column) => `excluded.${column.trim()}`)
  .join(', ');

async function writeNames(
  change: Change,
  drafts: Pick<ExpertDraft, 'id' | 'merged'>[],
): Promise<void> {
  const names = drafts.flatMap(({ id, merged }) =>
    merged.nameKeys.map((key) => ({ key, expert_id: id })),
  );
  const rows = `select key, expert_id from jsonb_to_recordset($1::jsonb)
    as r (key text, expert_id uuid)`;
  await change.manager.query(
    `delete from expert_name where expert_id = any($2) and (key, expert_id) not in (${rows})`,
    [JSON.stringify(names), drafts.map((draft) => draft.id)],
  );
  await change.manager.query(
    `insert into expert_name (key, expert_id) ${rows} order by 1, 2 on conflict do nothing`,
    [JSON.stringify(names)],
  );
}
