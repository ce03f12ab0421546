import { conflict, invalid } from '../../libs/kernel/index.js';
import { type Change } from '../platform/events/index.js';
import { digest } from './storing/digest.js';
import { BY_HAND } from './storing/by-hand.js';
import { linkAuthors } from './storing/link-authors.js';
import { type ExpertEdit, type ExpertSaying, keysOf } from './storing/merge-expert.js';
import { mergeExpert } from './storing/merge-expert.js';
import { writeExperts } from './storing/write-experts.js';

/**
 * Writes what a person says of an expert; it goes before what any import said or will say. Links
 * the works anew, since a name or an ORCID may have changed. Returns every expert touched by that.
 */
export async function sayByHand(
  change: Change,
  expert: { id: string; organisationId: string },
  said: ExpertEdit,
): Promise<string[]> {
  const { id, organisationId } = expert;
  const sayings = await sayingsOf(change, id);
  const before = sayings.find((saying) => saying.edited)?.record ?? {};
  const record = { ...before, ...said };
  const others = sayings.filter((saying) => !saying.edited);
  const merged = mergeExpert([{ record, edited: true }, ...others]);
  if (keysOf([merged.name]).length === 0)
    throw invalid('expert-name', 'A name needs letters.', [
      { field: 'name', message: 'has no letters or digits', code: 'malformed' },
    ]);
  await requireFreeOrcid(change, id, merged.orcid);
  await writeExperts(change, [{ id, merged }], { idOf: () => organisationId });
  await change.manager.query(
    `insert into expert_source (source, external_id, expert_id, content_hash, record)
     values ($1, $2, $3, $4, $5) on conflict (source, external_id) do update set
       content_hash = excluded.content_hash, record = excluded.record`,
    [BY_HAND, id, id, digest(record), JSON.stringify(record)],
  );
  const linked = await linkAuthors(change, { expertIds: [id] });
  return [...new Set([id, ...linked.expertIds])];
}

async function sayingsOf(change: Change, id: string): Promise<ExpertSaying[]> {
  return change.manager.query(
    `select record, source = $2 as edited from expert_source where expert_id = $1 order by arrival`,
    [id, BY_HAND],
  );
}

async function requireFreeOrcid(change: Change, id: string, orcid: string | undefined) {
  if (!orcid) return;
  const taken = await change.manager.query(`select 1 from expert where orcid = $1 and id <> $2`, [
    orcid,
    id,
  ]);
  if (taken.length) throw conflict('orcid-taken', 'Another expert has this ORCID already.');
}
