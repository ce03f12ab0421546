import { notFound } from '../../libs/kernel/index.js';
import {
  findOwnExpert,
  type Outcome,
  type OwnExpert,
  type StoreContext,
  storeOwnWorks,
} from '../expertise/index.js';
import { type Change } from '../platform/events/index.js';
import { type ParsedOk } from './formats/index.js';
import { type StoredRecords } from './stored-records.js';

/**
 * Stores what an expert brings as his own: works in which he is an author, and nothing else. The
 * record of himself, with which an ORCID file begins, changes nothing; he edits his profile here.
 */
export async function storeOwn(
  change: Change,
  items: ParsedOk[],
  context: StoreContext & { expertId: string },
): Promise<StoredRecords> {
  const expert = await findOwnExpert(change.manager, context.expertId);
  if (!expert) throw notFound('expert');
  const works = items.flatMap((item) => (item.kind === 'work' ? [item] : []));
  const { source, importId } = context;
  const stored = await storeOwnWorks(change, expert, works, { source, importId });
  let next = 0;
  const outcomes = items.map((item) =>
    item.kind === 'work' ? stored.outcomes[next++] : ofHimself(expert, item),
  );
  const { expertIds, workIds, teamIds } = stored;
  return { outcomes, challengeIds: [], expertIds, workIds, teamIds };
}

function ofHimself(expert: OwnExpert, item: ParsedOk): Outcome {
  if (item.kind !== 'expert') return { state: 'rejected', code: 'not-a-work', reason: NOT_A_WORK };
  const { orcid } = item.record;
  if (!orcid || !expert.orcid || orcid === expert.orcid)
    return { state: 'unchanged', id: expert.id };
  const reason = `The record is that of ${orcid}; your profile has ${expert.orcid}.`;
  return { state: 'rejected', code: 'orcid-differs', reason, field: 'orcid' };
}

const NOT_A_WORK = 'Only works are taken into a profile.';
