import { type Change } from '../../platform/events/index.js';

/** Which authors to look at again: those of these works, or those whom these experts may be. */
export type AuthorsOf = { workIds: string[] } | { expertIds: string[] };

/** One spelling of an organisation: its name's key, or its English name's. */
const ORGANISATION_KEYS = `array[o.normalised_name,
  trim(regexp_replace(lower(normalize(coalesce(o.name_en, ''), NFKC)),
    '[^[:alnum:]]+', ' ', 'g'))]`;

/**
 * Says of each author which expert he is: the one who said so, else the one whom the source names
 * by id, else the one with the same ORCID, else the only one of that name in the author's
 * organisation; never one who said that the work is not his. The answer depends
 * on the rows alone, so experts may come before or after their works. Returns what changed hands.
 */
export async function linkAuthors(
  change: Change,
  authors: AuthorsOf,
): Promise<{ workIds: string[]; expertIds: string[] }> {
  const byWork = 'workIds' in authors;
  const result: [{ workId: string; before: string | null; after: string | null }[], number] =
    await change.manager.query(
      `with target as (${byWork ? OF_WORKS : OF_EXPERTS}),
       found as (
         select t.work_id, t.position, t.expert_id as before,
           coalesce((${BY_WORD}), (${unlessDenied(BY_ID)}), (${unlessDenied(BY_ORCID)}),
             (${unlessDenied(BY_NAME)})) as after
         from target t
       )
       update work_author a set expert_id = f.after from found f
       where a.work_id = f.work_id and a.position = f.position
         and f.before is distinct from f.after
       returning f.work_id as "workId", f.before, f.after`,
      [byWork ? authors.workIds : authors.expertIds],
    );
  const rows = result[0];
  const expertIds = rows.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  return {
    workIds: [...new Set(rows.map((row) => row.workId))],
    expertIds: [...new Set(expertIds)],
  };
}

const OF_WORKS = `select * from work_author where work_id = any($1)`;

const OF_EXPERTS = `
  select * from work_author where expert_id = any($1)
  union
  select a.* from work_author a join expert_source s on s.external_id = a.expert_external_id
  where s.expert_id = any($1)
  union
  select a.* from work_author a join expert e on e.orcid = a.orcid where e.id = any($1)
  union
  select a.* from expert_name n
    join expert e on e.id = n.expert_id
    join organisation o on o.id = e.organisation_id
    join work_author a on a.normalised_name = n.key and a.organisation_key = any(${ORGANISATION_KEYS})
  where n.expert_id = any($1)
  union
  select a.* from work_author a join authorship s on s.work_id = a.work_id
  where s.expert_id = any($1)`;

const BY_WORD = `
  select s.expert_id from authorship s
  where s.work_id = t.work_id and s.author_key = t.normalised_name and s.verdict = 'own'`;

const unlessDenied = (found: string): string => `
  select x.id from (${found}) x (id) where not exists (select 1 from authorship s
    where s.work_id = t.work_id and s.expert_id = x.id and s.verdict = 'not-own')`;

/** The only expert of that id; of several (sources number alike) the only one of that name too. */
const BY_ID = `
  select case when count(distinct s.expert_id) = 1 then min(s.expert_id::text)::uuid
    when count(distinct n.expert_id) = 1 then min(n.expert_id::text)::uuid end
  from expert_source s
  left join expert_name n on n.expert_id = s.expert_id and n.key = t.normalised_name
  where s.external_id = t.expert_external_id`;

const BY_ORCID = `select e.id from expert e where e.orcid = t.orcid`;

const BY_NAME = `
  select case when count(*) = 1 then min(e.id::text)::uuid end
  from expert_name n
  join expert e on e.id = n.expert_id
  join organisation o on o.id = e.organisation_id
  where n.key = t.normalised_name and t.organisation_key = any(${ORGANISATION_KEYS})
    and (e.orcid is null or t.orcid is null or e.orcid = t.orcid)`;
