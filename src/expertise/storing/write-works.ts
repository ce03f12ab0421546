import { nameKey } from '../../../libs/kernel/index.js';
import { type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { personNameKey } from '../person-name-key.js';
import { type OrganisationBook } from './organisation-book.js';
import { titleKey } from './work-identity.js';
import { type WorkDraft } from './work-shelf.js';

/** Writes works with their authors and, where they have none, their performer's team. */
export async function writeWorks(
  change: Change,
  drafts: WorkDraft[],
  organisations: OrganisationBook,
): Promise<{ formerExpertIds: string[]; teamIds: string[] }> {
  if (drafts.length === 0) return { formerExpertIds: [], teamIds: [] };
  const inOrder = [...drafts].sort((a, b) => (a.id < b.id ? -1 : 1));
  await writeRows(change, inOrder, organisations);
  const formerExpertIds = await writeAuthors(change, inOrder, organisations);
  const teamIds = await writeTeams(change, inOrder, organisations);
  return { formerExpertIds, teamIds };
}

async function writeRows(
  change: Change,
  drafts: WorkDraft[],
  organisations: OrganisationBook,
): Promise<void> {
  const rows = drafts.map(({ id, merged }) => ({
    ...merged,
    id,
    authors: undefined,
    title_key: titleKey(merged.title),
    publication_number: merged.publicationNumber,
    performer_id: merged.organisation ? organisations.idOf(merged.organisation) : undefined,
  }));
  const columns = `kind, title, abstract, year, language, doi, publication_number, title_key,
    venue, keywords, classifications, translations, performer_id`;
  await change.manager.query(
    `insert into work (id, ${columns})
     select id, ${columns} from jsonb_to_recordset($1::jsonb) as r (id uuid, kind text,
       title text, abstract text, year integer, language text, doi text, publication_number text,
       title_key text, venue text, keywords text[], classifications text[], translations jsonb,
       performer_id uuid)
     on conflict (id) do update set (${columns}, updated_at, version) = (${excluded(columns)},
       clock_timestamp(), work.version + 1)`,
    [JSON.stringify(rows)],
  );
}

const excluded = (columns: string): string =>
  columns
    .split(',')
    .map((column) => `excluded.${column.trim()}`)
    .join(', ');

/** Replaces the lists of authors; returns the experts who were linked before. */
async function writeAuthors(
  change: Change,
  drafts: WorkDraft[],
  organisations: OrganisationBook,
): Promise<string[]> {
  const old = drafts.filter((draft) => !draft.isNew).map((draft) => draft.id);
  const former: [{ id: string | null }[], number] = await change.manager.query(
    `delete from work_author where work_id = any($1) returning expert_id as id`,
    [old],
  );
  const rows = drafts.flatMap(({ id, merged }) =>
    merged.authors.map((author, position) => {
      const organisation = author.organisation ?? merged.organisation;
      return {
        work_id: id,
        position,
        name: author.name,
        normalised_name: personNameKey(author.name),
        orcid: author.orcid,
        expert_external_id: author.expertExternalId,
        organisation_name: author.organisation,
        organisation_key: organisation && organisations.keyOf(organisation),
      };
    }),
  );
  const columns = `work_id, position, name, normalised_name, orcid, expert_external_id,
    organisation_name, organisation_key`;
  await change.manager.query(
    `insert into work_author (${columns})
     select ${columns} from jsonb_to_recordset($1::jsonb) as r (work_id uuid, position integer,
       name text, normalised_name text, orcid text, expert_external_id text,
       organisation_name text, organisation_key text)`,
    [JSON.stringify(rows)],
  );
  return [...new Set(former[0].flatMap(({ id }) => id ?? []))];
}

/** A work without authors belongs to its performer, which has a team of its own name. */
async function writeTeams(
  change: Change,
  drafts: WorkDraft[],
  organisations: OrganisationBook,
): Promise<string[]> {
  const owned = drafts.flatMap(({ id, merged }) => {
    if (merged.authors.length > 0 || !merged.organisation) return [];
    const organisationId = organisations.idOf(merged.organisation);
    return organisationId ? [{ work_id: id, organisation_id: organisationId }] : [];
  });
  const teamOf = await teamsOfPerformers(
    change,
    owned.map((work) => work.organisation_id),
  );
  const rows = owned.map((work) => ({ ...work, team_id: teamOf.get(work.organisation_id) }));
  const former: [{ id: string }[], number] = await change.manager.query(
    `delete from work_team t where work_id = any($1) and not exists (
       select 1 from jsonb_to_recordset($2::jsonb) as r (work_id uuid, team_id uuid)
       where r.work_id = t.work_id and r.team_id = t.team_id)
     returning team_id as id`,
    [drafts.filter((draft) => !draft.isNew).map((draft) => draft.id), JSON.stringify(rows)],
  );
  await change.manager.query(
    `insert into work_team (work_id, team_id)
     select work_id, team_id from jsonb_to_recordset($1::jsonb) as r (work_id uuid, team_id uuid)
     order by work_id on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  return [...new Set([...teamOf.values(), ...former[0].map(({ id }) => id)])];
}

async function teamsOfPerformers(
  change: Change,
  organisationIds: string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(organisationIds)].sort();
  const organisations: { id: string; name: string }[] = await change.manager.query(
    `select id, name from organisation where id = any($1) order by id`,
    [ids],
  );
  const rows = organisations.map(({ id, name }) => ({
    id: newId(),
    organisation_id: id,
    name,
    normalised_name: nameKey(name),
  }));
  await change.manager.query(
    `insert into team (id, organisation_id, name, normalised_name)
     select id, organisation_id, name, normalised_name from jsonb_to_recordset($1::jsonb)
       as r (id uuid, organisation_id uuid, name text, normalised_name text)
     on conflict (organisation_id, normalised_name) do nothing`,
    [JSON.stringify(rows)],
  );
  const teams: { id: string; organisationId: string }[] = await change.manager.query(
    `select t.id, t.organisation_id as "organisationId"
     from team t join organisation o on o.id = t.organisation_id
     where t.organisation_id = any($1) and t.normalised_name = o.normalised_name`,
    [ids],
  );
  return new Map(teams.map((team) => [team.organisationId, team.id]));
}
