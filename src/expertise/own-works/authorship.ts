import { conflict, forbidden, notFound } from '../../../libs/kernel/index.js';
import { authorise, may, type Viewer } from '../../identity/index.js';
import { type Change } from '../../platform/events/index.js';
import { linkAuthors } from '../storing/link-authors.js';
import { lockExpertise } from '../storing/lock-expertise.js';
import { shortName } from '../storing/merge-work.js';

/** Whose works they are; `keys` are the spellings of his name. */
export interface OwnExpert {
  id: string;
  organisationId: string;
  personId: string | null;
  name: string;
  nameEn: string | null;
  orcid: string | null;
  keys: string[];
}

/** The expert, locked with all of expertise; 404 unless the viewer may write his profile. */
export async function lockOwnExpert(change: Change, viewer: Viewer, id: string) {
  await lockExpertise(change);
  const expert = await findOwnExpert(change.manager, id);
  if (!expert) throw notFound('expert');
  authorise(viewer, 'expert.write', { personId: expert.personId }, 'expert');
  return expert;
}

export async function findOwnExpert(
  source: Pick<Change['manager'], 'query'>,
  id: string,
): Promise<OwnExpert | undefined> {
  const [row] = await source.query<OwnExpert[]>(
    `select id, organisation_id as "organisationId", person_id as "personId", name,
       name_en as "nameEn", orcid,
       array(select key from expert_name where expert_id = $1 order by key) as keys
     from expert where id = $1`,
    [id],
  );
  return row;
}

interface Author {
  position: number;
  key: string;
  name: string;
  orcid: string | null;
  /** Who he is taken for, where somebody stands behind that profile. */
  otherPersonId: string | null;
}

/**
 * The author of a work that the expert is: the one at `position`, else the one who bears his ORCID
 * or a spelling of his name, else the one with his family name and first letter. Undefined when
 * there is none, or more than one.
 */
export function authorOf<T extends Pick<Author, 'position' | 'key' | 'name' | 'orcid'>>(
  expert: OwnExpert,
  authors: T[],
  position?: number,
): T | undefined {
  if (position !== undefined) return authors.find((author) => author.position === position);
  const byOrcid = authors.filter(({ orcid }) => orcid !== null && orcid === expert.orcid);
  const byName = authors.filter(({ key }) => expert.keys.includes(key));
  const alike = authors.filter(({ name }) => isAlike(expert, name));
  return [byOrcid, byName, alike].find((found) => found.length === 1)?.[0];
}

/** "Cohen, W." may be William W. Cohen; 张三 is only 张三. */
const isAlike = (expert: OwnExpert, name: string): boolean =>
  expert.keys.some((key) => shortName(key) === shortName(name));

/** Says that the expert wrote a work, as which of its authors; links it to him. */
export async function claimWork(
  change: Change,
  viewer: Viewer,
  expert: OwnExpert,
  given: { workId: string; position?: number },
): Promise<string[]> {
  const authors = await authorsOf(change, given.workId);
  const author = authorOf(expert, authors, given.position);
  if (!author)
    throw conflict('not-an-author', 'None of its authors has your name; say which one you are.');
  const forOthers = may(viewer, 'expert.write', { personId: null });
  if (!forOthers && !expert.keys.includes(author.key) && !isAlike(expert, author.name))
    throw forbidden(
      'This author has another name than you; add the spelling to your profile first.',
      'name-differs',
    );
  if (author.otherPersonId && author.otherPersonId !== expert.personId && !forOthers)
    throw conflict('author-taken', 'Somebody else is this author; ask a coordinator.');
  return sayAuthorship(change, expert.id, [{ workId: given.workId, authorKey: author.key }]);
}

/** Writes verdicts of one expert and links the works anew; returns every expert touched by that. */
export async function sayAuthorship(
  change: Change,
  expertId: string,
  said: { workId: string; authorKey: string | null }[],
): Promise<string[]> {
  const { actor } = change.origin;
  await change.manager.query(
    `delete from authorship a using jsonb_to_recordset($2) as s ("workId" uuid, "authorKey" text)
     where a.work_id = s."workId" and a.author_key = s."authorKey" and a.expert_id <> $1`,
    [expertId, JSON.stringify(said)],
  );
  await change.manager.query(
    `insert into authorship (work_id, expert_id, verdict, author_key, said_by)
     select "workId", $1, case when "authorKey" is null then 'not-own' else 'own' end,
       "authorKey", $3
     from jsonb_to_recordset($2) as s ("workId" uuid, "authorKey" text) order by 1
     on conflict (work_id, expert_id) do update set verdict = excluded.verdict,
       author_key = excluded.author_key, said_by = excluded.said_by,
       said_at = clock_timestamp()`,
    [expertId, JSON.stringify(said), actor.kind === 'person' ? actor.personId : null],
  );
  const linked = await linkAuthors(change, { workIds: said.map(({ workId }) => workId) });
  return [...new Set([expertId, ...linked.expertIds])];
}

async function authorsOf(change: Change, workId: string): Promise<Author[]> {
  const work = await change.manager.query(`select 1 from work where id = $1`, [workId]);
  if (work.length === 0) throw notFound('work');
  return change.manager.query(
    `select a.position, a.normalised_name as key, a.name, a.orcid,
       e.person_id as "otherPersonId"
     from work_author a left join expert e on e.id = a.expert_id
     where a.work_id = $1 order by a.position`,
    [workId],
  );
}
