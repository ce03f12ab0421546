import { type EntityManager } from 'typeorm';
import { type LoadWarningAnswer } from './invitations.answer.js';

/** Which of the profiles stand above their limit now; `most` holds where they named none. */
export function warnOfLoad(
  source: Pick<EntityManager, 'query'>,
  profileIds: string[],
  most: number,
): Promise<LoadWarningAnswer[]> {
  return source.query<LoadWarningAnswer[]>(
    `select 'over-limit' as code, id as "profileId", name, open, most as limit
     from (select p.id, p.name, coalesce(p.load_cap, $2) as most,
             (select count(*)::int from invitation i join challenge c on c.id = i.challenge_id
              where i.profile_id = p.id and i.state in ('sent', 'accepted')
                and c.state in ('listed', 'bidding')) as open
           from profile p where p.id = any($1)) loaded
     where open > most order by id`,
    [profileIds, most],
  );
}
