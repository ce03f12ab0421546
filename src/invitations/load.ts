import { type EntityManager } from 'typeorm';

/** Somebody with more open invitations than he should have. */
export interface LoadWarning {
  code: 'over-limit';
  profileId: string;
  name: string;
  /** Open or accepted invitations to challenges that still take bids. */
  open: number;
  /** The person's own limit, or the programme's. */
  limit: number;
}

/** Which of the profiles stand above their limit now; `most` holds where they named none. */
export function warnOfLoad(
  source: Pick<EntityManager, 'query'>,
  profileIds: string[],
  most: number,
): Promise<LoadWarning[]> {
  return source.query<LoadWarning[]>(
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
