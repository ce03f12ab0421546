import { type Change } from '../../platform/events/index.js';
import { type Incoming, type Outcome, type StoreContext, type WorkFacts } from '../facts.js';
import { type Stored } from '../facts.js';
import { personNameKey } from '../person-name-key.js';
import { storeWorks } from '../storing/store-works.js';
import { authorOf, type OwnExpert, sayAuthorship } from './authorship.js';

/**
 * Stores works that an expert brings as his own, each linked to the author he is. A work none of
 * whose authors may be him is rejected: nobody writes down the works of others.
 */
export async function storeOwnWorks(
  change: Change,
  expert: OwnExpert,
  items: Incoming<WorkFacts>[],
  context: StoreContext,
): Promise<Stored> {
  const keys = items.map(({ record }) => ownKeyIn(expert, record));
  const own = items.filter((_, n) => keys[n] !== undefined);
  const stored = await storeWorks(change, own, context);
  let next = 0;
  const outcomes = keys.map((key): Outcome =>
    key === undefined ? NOT_HIS : stored.outcomes[next++],
  );
  const said = outcomes.flatMap((outcome, n) =>
    outcome.state === 'rejected' ? [] : [{ workId: outcome.id, key: keys[n] ?? '' }],
  );
  const expertIds = await sayWhereFree(change, expert, said);
  return { ...stored, outcomes, expertIds: [...new Set([...stored.expertIds, ...expertIds])] };
}

const NOT_HIS: Outcome = {
  ...{ state: 'rejected', code: 'not-an-author', field: 'authors' },
  reason: 'None of the authors has your name; add the spelling to your profile.',
};

function ownKeyIn(expert: OwnExpert, record: WorkFacts): string | undefined {
  const authors = record.authors.map(({ name, orcid = null }, position) => ({
    ...{ position, name, orcid, key: personNameKey(name) },
  }));
  return authorOf(expert, authors)?.key;
}

/**
 * Links the works to him, unless he stands behind another author of them already. The merged list
 * of authors may spell him otherwise than his own record; then that spelling counts.
 */
async function sayWhereFree(
  change: Change,
  expert: OwnExpert,
  said: { workId: string; key: string }[],
): Promise<string[]> {
  const rows: { workId: string; position: number; key: string; name: string; orcid: string }[] =
    await change.manager.query(
      `select a.work_id as "workId", a.position, a.normalised_name as key, a.name, a.orcid
       from work_author a where a.work_id = any($1) and not exists (
         select 1 from work_author b join expert e on e.id = b.expert_id
         where b.work_id = a.work_id and b.position = a.position
           and e.person_id is not null and e.id <> $2)
       order by a.work_id, a.position`,
      [said.map(({ workId }) => workId), expert.id],
    );
  const free = said.flatMap(({ workId, key }) => {
    const authors = rows.filter((row) => row.workId === workId);
    const author = authors.find((one) => one.key === key) ?? authorOf(expert, authors);
    return author ? [{ workId, authorKey: author.key }] : [];
  });
  return free.length ? sayAuthorship(change, expert.id, free) : [];
}
