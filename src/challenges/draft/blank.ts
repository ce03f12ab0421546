import { type ChallengeText } from '../challenge-facts.js';

const NO_TEXT: Omit<ChallengeText, 'title'> = {
  teaser: null,
  problem: null,
  annex: null,
  indicators: [],
  expectedResults: null,
  durationMonths: null,
  budgetMin: null,
  budgetMax: null,
  currency: 'CNY',
  cooperation: null,
  ipWish: null,
  conditions: null,
  intendedPartners: [],
  field: null,
  keywords: [],
  region: null,
  language: 'zh',
  mechanism: 'single',
  maxAwards: 1,
};

/** What every new draft starts from. */
export const BLANK = {
  ...NO_TEXT,
  state: 'draft',
  number: null,
  reason: null,
  submittedAt: null,
  listedAt: null,
  deadline: null,
  openedAt: null,
  relistings: 0,
  version: 1,
} as const;

export const NOT_IMPORTED = { source: null, externalId: null, contentHash: null, notes: {} };

/** Fresh copies, so that two drafts never share a list. */
export const noText = (): Omit<ChallengeText, 'title'> => structuredClone(NO_TEXT);
