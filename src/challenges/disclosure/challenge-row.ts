import { type ChallengeState } from '../../../libs/lifecycle/index.js';
import { type ChallengeText, type Indicator } from '../challenge-facts.js';
import { type DisclosureFacts } from './tier.js';

/** The public tier of a challenge, with what decides how the viewer may act on it. */
export interface TeaserRow extends DisclosureFacts {
  id: string;
  number: string | null;
  state: ChallengeState;
  organisationName: string;
  organisationNameEn: string | null;
  organisationTier: string | null;
  title: string;
  teaser: string | null;
  /** Only their names are public. */
  indicators: Indicator[];
  field: string | null;
  keywords: string[];
  region: string | null;
  language: string;
  budgetMin: string | null;
  budgetMax: string | null;
  currency: string;
  cooperation: string | null;
  mechanism: string;
  maxAwards: number;
  listedAt: Date | null;
  deadline: Date | null;
  relistings: number;
  source: string | null;
  now: Date;
  /** Bids and questions are taken, by the database's clock. */
  open: boolean;
}

/** A whole challenge as one query brings it, before anything is held back. */
export interface ChallengeRow extends TeaserRow, Omit<ChallengeText, keyof TeaserRow> {
  cooperation: ChallengeText['cooperation'];
  mechanism: ChallengeText['mechanism'];
  reason: string | null;
  submittedAt: Date | null;
  openedAt: Date | null;
  externalId: string | null;
  notes: Record<string, string>;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Bids and questions are taken now. */
export const IS_OPEN = `coalesce(
  c.state in ('listed', 'bidding') and c.deadline > clock_timestamp(), false)`;

/** Columns of {@link TeaserRow}; `viewer` and `terms` are the placeholders of their values. */
export const teaserColumns = (viewer: string, terms: string): string => `
  c.id, c.number, c.state, c.organisation_id as "organisationId",
  o.name as "organisationName", o.name_en as "organisationNameEn", o.tier as "organisationTier",
  c.title, c.teaser, c.indicators, c.field, c.keywords, c.region, c.language,
  c.budget_min as "budgetMin", c.budget_max as "budgetMax", c.currency, c.cooperation,
  c.mechanism, c.max_awards as "maxAwards", c.listed_at as "listedAt", c.deadline, c.relistings,
  c.source, date_trunc('milliseconds', clock_timestamp()) as now, ${IS_OPEN} as open,
  exists (select 1 from confidentiality_acceptance a where a.challenge_id = c.id
    and a.person_id = ${viewer} and a.terms_version = ${terms}) as accepted,
  exists (select 1 from annex_grant g
    where g.challenge_id = c.id and g.person_id = ${viewer}) as named`;

/** SQL that gives {@link ChallengeRow}; $1 the challenge, $2 the viewer, $3 the terms' version. */
export const CHALLENGE_ROW = `
  select ${teaserColumns('$2', '$3')},
    c.problem, c.annex, c.expected_results as "expectedResults",
    c.duration_months as "durationMonths", c.ip_wish as "ipWish", c.conditions,
    c.intended_partners as "intendedPartners", c.reason, c.submitted_at as "submittedAt",
    c.opened_at as "openedAt", c.external_id as "externalId", c.notes, c.version,
    c.created_at as "createdAt", c.updated_at as "updatedAt"
  from challenge c join organisation o on o.id = c.organisation_id
  where c.id = $1`;
