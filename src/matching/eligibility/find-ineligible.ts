import { type EntityManager } from 'typeorm';
import { type IneligibilityKind } from './eligibility.js';

/** Why profiles are not eligible, by profile id; an eligible one is absent. */
export type IneligibleProfiles = Map<string, IneligibilityKind[]>;

/**
 * Hard requirements on whoever takes part, as the data stand now; of all active profiles, or of those
 * named. They bar a profile from the ranking and are said beside it; no score knows them.
 */
export async function findIneligible(
  source: Pick<EntityManager, 'query'>,
  profileIds?: string[],
): Promise<IneligibleProfiles> {
  const rows = await source.query<{ id: string; kinds: IneligibilityKind[] }[]>(
    `select p.id, array_remove(array[
         case when not p.active then 'profile-withdrawn' end,
         case when person.disabled_at is not null then 'account-closed' end], null) as kinds
     from profile p left join person on person.id = p.person_id
     where ($1::uuid[] is null and p.active or p.id = any($1))
       and (not p.active or person.disabled_at is not null)`,
    [profileIds ?? null],
  );
  return new Map(rows.map(({ id, kinds }) => [id, kinds]));
}
