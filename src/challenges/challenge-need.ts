import { type EntityManager } from 'typeorm';
import { type Indicator } from './challenge-facts.js';

/** A challenge as a need for the engine. The annex is in none of these texts. */
export interface ChallengeNeed {
  challengeId: string;
  organisationId: string;
  title: string;
  /** What the engine reads beside the title: detail tier, one part a line. */
  text: string;
  /** What anybody may read of it: title, teaser, field and keywords. */
  publicText: string;
  /** Bids are taken now, by the database's clock. */
  open: boolean;
}

/** The need of a challenge in any state, or null when there is no such challenge. */
export async function challengeNeed(
  source: Pick<EntityManager, 'query'>,
  id: string,
): Promise<ChallengeNeed | null> {
  const [row] = await source.query(
    `select id, organisation_id, title, teaser, problem, indicators, expected_results, field,
            keywords,
            state in ('listed', 'bidding') and deadline > clock_timestamp() as open
     from challenge where id = $1`,
    [id],
  );
  if (!row) return null;
  const indicators: Indicator[] = row.indicators;
  const lines = indicators.map(({ name, comparator, target, unit, test }) =>
    joined([name, comparator === 'text' ? '' : comparator, target, unit, test], ' '),
  );
  const words = [row.field, row.keywords.join(', ')];
  return {
    challengeId: row.id,
    organisationId: row.organisation_id,
    title: row.title,
    text: joined([row.problem ?? row.teaser, ...lines, row.expected_results, ...words], '\n'),
    publicText: joined([row.title, row.teaser, ...words], '\n'),
    open: row.open === true,
  };
}

const joined = (parts: (string | null | undefined)[], by: string): string =>
  parts.filter(Boolean).join(by);
