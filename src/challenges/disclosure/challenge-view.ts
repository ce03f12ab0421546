import { type ChallengeAction } from './actions.js';
import { type ChallengeRow, type TeaserRow } from './challenge-row.js';
import { type DisclosureTier, sees } from './tier.js';

/** What a viewer of `tier` gets of a challenge: each part is named here, nothing slips through. */
export function challengeView(row: ChallengeRow, tier: DisclosureTier, context: ViewContext) {
  return {
    ...teaserOf(row),
    graceSeconds: context.graceSeconds,
    termsVersion: context.termsVersion,
    accepted: row.accepted,
    tier,
    actions: context.actions,
    ...(sees(tier, 'detail') ? detailOf(row) : {}),
    ...(sees(tier, 'annex') ? { annex: row.annex } : {}),
    ...(tier === 'full' ? recordOf(row) : {}),
  };
}

export interface ViewContext {
  actions: ChallengeAction[];
  graceSeconds: number;
  termsVersion: string;
}

/** What everybody may read of a listed challenge. */
export const teaserOf = (row: TeaserRow) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  open: row.open,
  organisation: {
    id: row.organisationId,
    name: row.organisationName,
    nameEn: row.organisationNameEn,
    tier: row.organisationTier,
  },
  title: row.title,
  teaser: row.teaser,
  field: row.field,
  keywords: row.keywords,
  region: row.region,
  language: row.language,
  budgetMin: row.budgetMin,
  budgetMax: row.budgetMax,
  currency: row.currency,
  cooperation: row.cooperation,
  mechanism: row.mechanism,
  maxAwards: row.maxAwards,
  indicatorNames: row.indicators.flatMap(({ name }) => name ?? []),
  round: row.relistings + 1,
  listedAt: row.listedAt,
  deadline: row.deadline,
  now: row.now,
});

const detailOf = (row: ChallengeRow) => ({
  problem: row.problem,
  indicators: row.indicators,
  expectedResults: row.expectedResults,
  durationMonths: row.durationMonths,
  ipWish: row.ipWish,
  conditions: row.conditions,
  intendedPartners: row.intendedPartners,
});

const recordOf = (row: ChallengeRow) => ({
  reason: row.reason,
  version: row.version,
  submittedAt: row.submittedAt,
  openedAt: row.openedAt,
  source: row.source,
  externalId: row.externalId,
  notes: row.notes,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
