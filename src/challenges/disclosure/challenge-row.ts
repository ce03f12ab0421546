import { type ChallengeState } from '../../../libs/lifecycle/index.js';
import { type ChallengeText } from '../challenge-facts.js';
import { type DisclosureFacts } from './tier.js';

/** A challenge as one query brings it, with what decides how much of it is shown. */
export interface ChallengeRow extends ChallengeText, DisclosureFacts {
  id: string;
  number: string | null;
  state: ChallengeState;
  organisationName: string;
  organisationNameEn: string | null;
  organisationTier: string | null;
  reason: string | null;
  submittedAt: Date | null;
  listedAt: Date | null;
  deadline: Date | null;
  openedAt: Date | null;
  relistings: number;
  source: string | null;
  externalId: string | null;
  notes: Record<string, string>;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  now: Date;
  /** Bids and questions are taken, by the database's clock. */
  open: boolean;
}

/** SQL that gives {@link ChallengeRow}; $1 the challenge, $2 the viewer, $3 the terms' version. */
export const CHALLENGE_ROW = `
  select c.id, c.number, c.state, c.organisation_id as "organisationId",
    o.name as "organisationName", o.name_en as "organisationNameEn", o.tier as "organisationTier",
    c.title, c.teaser, c.problem, c.annex, c.indicators, c.expected_results as "expectedResults",
    c.duration_months as "durationMonths", c.budget_min as "budgetMin", c.budget_max as "budgetMax",
    c.currency, c.cooperation, c.ip_wish as "ipWish", c.conditions,
    c.intended_partners as "intendedPartners", c.field, c.keywords, c.region, c.language,
    c.mechanism, c.max_awards as "maxAwards", c.reason, c.submitted_at as "submittedAt",
    c.listed_at as "listedAt", c.deadline, c.opened_at as "openedAt", c.relistings, c.source,
    c.external_id as "externalId", c.notes, c.version, c.created_at as "createdAt",
    c.updated_at as "updatedAt", date_trunc('milliseconds', clock_timestamp()) as now,
    coalesce(c.state in ('listed', 'bidding') and c.deadline > clock_timestamp(), false) as open,
    exists (select 1 from confidentiality_acceptance a
            where a.challenge_id = c.id and a.person_id = $2 and a.terms_version = $3) as accepted,
    exists (select 1 from annex_grant g
            where g.challenge_id = c.id and g.person_id = $2) as named
  from challenge c join organisation o on o.id = c.organisation_id
  where c.id = $1`;
