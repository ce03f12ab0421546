import { type DataSource, type EntityManager } from 'typeorm';
import { type Pair } from '../../../libs/assignment/index.js';
import { conflict, DomainError } from '../../../libs/kernel/index.js';
import { findIneligible } from '../../matching/index.js';
import { refusalOf } from '../judge-pair.js';
import { conflictsOf, loadPairFacts, type PairIds, pairKey } from '../pair-facts.js';
import { type ProposalOptions } from '../proposal-options.js';
import { type Facts } from './encode-problem.js';

/** Challenges of one proposal at most. */
export const MOST_CHALLENGES = 2000;
/** Candidates of one challenge that are considered at most. */
export const MOST_CANDIDATES = 200;

/** A line of the draft that a new plan must heed. */
export interface MarkedLine extends PairIds {
  mark: 'pinned' | 'forbidden';
  score: number | null;
  overrideNote: string | null;
}

export interface Gathered {
  facts: Facts;
  /** Pins that can't be kept any more, or are in force by now. */
  dropped: PairIds[];
}

/** Everything a plan depends on, as one snapshot. Throws what makes a proposal impossible. */
export function gatherFacts(
  dataSource: Pick<DataSource, 'transaction'>,
  options: ProposalOptions,
  marked: MarkedLine[],
): Promise<Gathered> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('set transaction read only');
    const needs = await openNeeds(manager, options.challengeIds);
    const needIds = needs.map(({ needId }) => needId);
    const { inForce, barred } = await decisionsOn(manager, needIds);
    const ranked = await candidatesOf(manager, needIds, options);
    const conflicts = await conflictsOf(manager, ranked);
    const ineligible = await findIneligible(manager);
    const candidates = ranked.filter(
      (pair) =>
        !barred.has(pairKey(pair)) &&
        !conflicts.has(pairKey(pair)) &&
        !ineligible.has(pair.profileId),
    );
    const { pinned, dropped } = await keepablePins(manager, marked, new Set(needIds), inForce);
    const profiles = await profilesOf(manager, [...candidates, ...pinned]);
    const forbidden = marked.filter(({ mark }) => mark === 'forbidden');
    return { facts: { needs, candidates, inForce, profiles, pinned, forbidden }, dropped };
  });
}

type Source = Pick<EntityManager, 'query'>;

/** Challenges that take bids, of those asked for. */
export async function openNeeds(
  source: Source,
  challengeIds: string[] | null,
): Promise<Facts['needs']> {
  const needs = await source.query<Facts['needs']>(
    `select n.id as "needId", c.id as "challengeId", exists (select 1 from match_run r
        where r.need_id = n.id and r.state <> 'superseded') as "hasRun"
     from need n join challenge c on c.id = n.source_id
     where n.kind = 'challenge' and n.open and c.state in ('listed', 'bidding')
       and c.deadline > clock_timestamp() and ($1::uuid[] is null or c.id = any($1))
     order by n.id limit ${MOST_CHALLENGES + 1}`,
    [challengeIds],
  );
  if (needs.length === 0)
    throw conflict('nothing-open', 'No challenge takes bids now, so there is nobody to invite.');
  if (needs.length > MOST_CHALLENGES)
    throw new DomainError(
      'too-large',
      'proposal-too-large',
      `More than ${MOST_CHALLENGES} challenges are open; choose some in challengeIds.`,
      { facts: { most: MOST_CHALLENGES } },
    );
  return needs;
}

interface DecisionRow extends Pair {
  organisationId: string;
  holds: boolean;
}

/** What people have decided: who is in force, and who must not be proposed. */
async function decisionsOn(
  source: Source,
  needIds: string[],
): Promise<{ inForce: Facts['inForce']; barred: Set<string> }> {
  const rows = await source.query<DecisionRow[]>(
    `select d.need_id as "needId", d.profile_id as "profileId",
        p.organisation_id as "organisationId", d.state in ('shortlisted', 'invited') as holds
     from candidate_decision d join profile p on p.id = d.profile_id
     where d.need_id = any($1) and d.state <> 'proposed'
     union all
     select x.need_id, x.profile_id, p.organisation_id, false
     from disinterest x join profile p on p.id = x.profile_id where x.need_id = any($1)`,
    [needIds],
  );
  return {
    inForce: rows
      .filter(({ holds }) => holds)
      .map(({ needId, profileId, organisationId }) => ({ needId, profileId, organisationId })),
    barred: new Set(rows.map(pairKey)),
  };
}

/** The best of each challenge's newest run. */
function candidatesOf(
  source: Source,
  needIds: string[],
  { candidates, minScore }: ProposalOptions,
): Promise<Facts['candidates']> {
  return source.query<Facts['candidates']>(
    `select r.need_id as "needId", k.profile_id as "profileId", k.score, k.rank
     from match_run r join candidate k on k.run_id = r.id
     join profile p on p.id = k.profile_id and p.active
     where r.need_id = any($1) and r.state <> 'superseded' and k.rank <= $2 and k.score >= $3
     order by r.need_id, k.rank`,
    [needIds, candidates, minScore],
  );
}

async function keepablePins(
  source: Source,
  marked: MarkedLine[],
  needs: ReadonlySet<string>,
  inForce: Pair[],
): Promise<{ pinned: Facts['pinned']; dropped: PairIds[] }> {
  const pins = marked.filter(({ mark }) => mark === 'pinned');
  const facts = await loadPairFacts(source, pins);
  const held = new Set(inForce.map(pairKey));
  const keeps = (pin: MarkedLine): boolean =>
    needs.has(pin.needId) &&
    !held.has(pairKey(pin)) &&
    refusalOf(facts.get(pairKey(pin)), pin.overrideNote) === null;
  const pinned = pins.filter(keeps).map((pin) => {
    const { needId, profileId } = pin;
    const { score = null, rank = null } = facts.get(pairKey(pin)) ?? {};
    return { needId, profileId, score: score ?? pin.score, rank };
  });
  const dropped = pins.filter((pin) => !keeps(pin));
  return { pinned, dropped: dropped.map(({ needId, profileId }) => ({ needId, profileId })) };
}

function profilesOf(source: Source, pairs: Pair[]): Promise<Facts['profiles']> {
  return source.query<Facts['profiles']>(
    `select p.id, p.organisation_id as "organisationId", p.load_cap as "loadCap",
        (select count(*)::int from candidate_decision d join need n on n.id = d.need_id and n.open
         where d.profile_id = p.id and d.state in ('shortlisted', 'invited')) as load
     from profile p where p.id = any($1) order by p.id`,
    [[...new Set(pairs.map(({ profileId }) => profileId))]],
  );
}
