import { type EntityManager } from 'typeorm';
import { conflict, DomainError, forbidden, notFound } from '../../libs/kernel/index.js';
import { type Rules } from '../platform/config/index.js';
import { type Viewer } from '../identity/index.js';

/** What a bidder needs to know of a challenge, and the clock by which everything is decided. */
export interface BiddingTerms {
  challengeId: string;
  number: string;
  title: string;
  state: string;
  issuerId: string;
  round: number;
  /** Names of the indicators; those without a name can't be answered and are left out. */
  indicators: string[];
  durationMonths: number | null;
  budgetMax: string | null;
  currency: string;
  deadline: Date;
  /** Deadline and grace together: from this millisecond on a bid is late. */
  closesAt: Date;
  /** The database's clock, read in the same statement. */
  now: Date;
}

const TAKING = ['listed', 'bidding'];
/** States in which nobody but its issuer and the coordinators may know of a challenge. */
const NOT_PUBLIC = ['draft', 'submitted', 'screening', 'returned', 'rejected', 'approved'];

/** The terms of a challenge on the list, or once there; 404 for any other. */
export async function loadTerms(
  source: Pick<EntityManager, 'query'>,
  challengeId: string,
  rules: Pick<Rules, 'graceSeconds'>,
): Promise<BiddingTerms> {
  const [row] = await source.query(
    `select id as "challengeId", number, title, state, organisation_id as "issuerId",
            relistings + 1 as round, indicators, duration_months as "durationMonths",
            budget_max as "budgetMax", currency, deadline,
            deadline + make_interval(secs => $2) as "closesAt",
            date_trunc('milliseconds', clock_timestamp()) as now
     from challenge
     where id = $1 and listed_at is not null and not state = any($3)`,
    [challengeId, rules.graceSeconds, NOT_PUBLIC],
  );
  if (!row) throw notFound('challenge');
  const names: unknown[] = row.indicators.map((indicator: { name?: unknown }) => indicator.name);
  return { ...row, indicators: names.filter((name) => typeof name === 'string' && name !== '') };
}

export const isTaking = (terms: BiddingTerms): boolean =>
  TAKING.includes(terms.state) && terms.now < terms.closesAt;

/** 409 unless bids are taken at the moment the terms were read; the answer names both times. */
export function requireTaking(terms: BiddingTerms): void {
  const { state, now, deadline, closesAt } = terms;
  if (now >= closesAt && state !== 'withdrawn')
    throw new DomainError(
      'conflict',
      'deadline-passed',
      `The deadline was ${closesAt.toISOString()}; it is ${now.toISOString()} now.`,
      {
        facts: {
          deadline: deadline.toISOString(),
          closesAt: closesAt.toISOString(),
          now: now.toISOString(),
        },
      },
    );
  if (!TAKING.includes(state))
    throw conflict('challenge-state', `This challenge takes no bids: it is ${state}.`);
}

/** 403 unless the viewer has accepted the confidentiality terms, under which the detail is read. */
export async function requireTerms(
  source: Pick<EntityManager, 'query'>,
  viewer: Viewer,
  challengeId: string,
): Promise<void> {
  const accepted = await source.query(
    `select 1 from confidentiality_acceptance where challenge_id = $1 and person_id = $2 limit 1`,
    [challengeId, viewer.personId],
  );
  if (accepted.length) return;
  const message = 'Accept the confidentiality terms of this challenge before you bid for it.';
  throw forbidden(message, 'terms-not-accepted');
}

/**
 * 403 unless the viewer acts for a university or an institute and belongs in no way to the issuer;
 * the reasons depend on the caller and the challenge only, never on any bid. Returns the
 * organisation that would lead.
 */
export async function requireBidder(
  source: Pick<EntityManager, 'query'>,
  viewer: Viewer,
  terms: BiddingTerms,
): Promise<string> {
  const [row] = await source.query(
    `select (select kind from organisation where id = $1) as kind,
            exists (select 1 from membership where person_id = $2 and organisation_id = $3
                      and ended_at is null) as insider`,
    [viewer.organisationId, viewer.personId, terms.issuerId],
  );
  if (viewer.organisationId === terms.issuerId || row.insider)
    throw forbidden('The issuer and its own people may not bid for it.', 'issuer-may-not-bid');
  if (viewer.organisationId === null || !['university', 'institute'].includes(row.kind))
    throw forbidden('Only universities and institutes lead a bid.', 'not-a-bidder');
  return viewer.organisationId;
}
