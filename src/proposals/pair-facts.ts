import { type EntityManager } from 'typeorm';
import {
  type ConflictPath,
  findConflicts,
  findIneligible,
  type Ineligibility,
} from '../matching/index.js';

export interface PairIds {
  needId: string;
  profileId: string;
}

/** How one profile stands to one challenge at this moment. */
export interface PairFacts extends PairIds {
  /** The challenge is listed and its deadline ahead. */
  takesBids: boolean;
  needOpen: boolean;
  active: boolean;
  decision: 'proposed' | 'shortlisted' | 'dismissed' | 'invited' | 'declined' | null;
  /** Why a conflict doesn't matter here, where somebody has written that before. */
  heldOverride: string | null;
  disinterested: boolean;
  hasAccount: boolean;
  /** Of the current run; null where it does not rank the profile. */
  score: number | null;
  rank: number | null;
  conflicts: ConflictPath[];
  /** Why the profile may not take part at all. */
  ineligible: Ineligibility['kind'][];
}

type Source = Pick<EntityManager, 'query'>;

/** The facts of pairs by {@link pairKey}; a pair whose challenge or profile is unknown is absent. */
export async function loadPairFacts(
  source: Source,
  pairs: PairIds[],
): Promise<Map<string, PairFacts>> {
  if (pairs.length === 0) return new Map();
  const rows = await source.query<Omit<PairFacts, 'conflicts' | 'ineligible'>[]>(SQL, [
    JSON.stringify(pairs),
  ]);
  const conflicts = await conflictsOf(source, rows);
  const profileIds = [...new Set(rows.map(({ profileId }) => profileId))];
  const barred = await findIneligible(source, profileIds);
  return new Map(
    rows.map((row) => {
      const ineligible = barred.get(row.profileId) ?? [];
      return [pairKey(row), { ...row, conflicts: conflicts.get(pairKey(row)) ?? [], ineligible }];
    }),
  );
}

export const pairKey = ({ needId, profileId }: PairIds): string => `${needId} ${profileId}`;

/**
 * Conflicts of pairs by {@link pairKey}, as things stand now. They are ties to the issuer, so
 * challenges of one issuer are asked about at once.
 */
export async function conflictsOf(
  source: Source,
  pairs: PairIds[],
): Promise<Map<string, ConflictPath[]>> {
  const needs = await source.query<{ id: string; issuerId: string }[]>(
    `select id, organisation_id as "issuerId" from need where id = any($1) order by id`,
    [[...new Set(pairs.map(({ needId }) => needId))]],
  );
  const issuerOf = new Map(needs.map(({ id, issuerId }) => [id, issuerId]));
  const byIssuer = new Map<string, PairIds[]>();
  for (const pair of pairs) {
    const issuerId = issuerOf.get(pair.needId) ?? '';
    const own = byIssuer.get(issuerId);
    if (own) own.push(pair);
    else byIssuer.set(issuerId, [pair]);
  }
  const found = new Map<string, ConflictPath[]>();
  for (const own of byIssuer.values()) {
    const profileIds = [...new Set(own.map(({ profileId }) => profileId))];
    const conflicts = await findConflicts(source, own[0].needId, profileIds);
    for (const pair of own) {
      const paths = conflicts.get(pair.profileId);
      if (paths) found.set(pairKey(pair), paths);
    }
  }
  return found;
}

const SQL = `
  select n.id as "needId", p.id as "profileId",
    c.state in ('listed', 'bidding') and c.deadline > clock_timestamp() as "takesBids",
    n.open as "needOpen", p.active, p.person_id is not null as "hasAccount",
    d.state as decision, d.override_note as "heldOverride", x.need_id is not null as disinterested,
    case when k.rank is not null then k.score end as score, k.rank
  from json_to_recordset($1) as pair ("needId" uuid, "profileId" uuid)
  join need n on n.id = pair."needId" join challenge c on n.kind = 'challenge' and c.id = n.source_id
  join profile p on p.id = pair."profileId"
  left join candidate_decision d on d.need_id = n.id and d.profile_id = p.id
  left join disinterest x on x.need_id = n.id and x.profile_id = p.id
  left join match_run r on r.need_id = n.id and r.state <> 'superseded'
  left join candidate k on k.run_id = r.id and k.profile_id = p.id
  order by n.id, p.id`;
