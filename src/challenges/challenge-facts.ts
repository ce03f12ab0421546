/** Shapes and words of a challenge that its entity, forms, queries and imports share. */

export const COMPARATORS = ['>=', '<=', '=', '>', '<', 'range', 'text'] as const;
export const COOPERATIONS = ['commissioned', 'joint', 'licence', 'investment'] as const;
export const MECHANISMS = ['single', 'race'] as const;
export type Cooperation = (typeof COOPERATIONS)[number];
export type Mechanism = (typeof MECHANISMS)[number];

/** What a solution must reach. In a draft any part may still be missing. */
export interface Indicator {
  name?: string;
  comparator?: (typeof COMPARATORS)[number];
  /** As written: a number, two numbers for a range, or words. */
  target?: string;
  unit?: string;
  /** How it is tested. */
  test?: string;
}

/** The text of a challenge: what its issuer writes, and an import brings. */
export interface ChallengeText {
  title: string;
  teaser: string | null;
  problem: string | null;
  /** For named invitees only; it never feeds a search, a match or a list. */
  annex: string | null;
  indicators: Indicator[];
  expectedResults: string | null;
  durationMonths: number | null;
  /** Decimal strings in units of `currency`. */
  budgetMin: string | null;
  budgetMax: string | null;
  /** ISO 4217. */
  currency: string;
  cooperation: Cooperation | null;
  ipWish: string | null;
  conditions: string | null;
  intendedPartners: string[];
  field: string | null;
  keywords: string[];
  region: string | null;
  language: string;
  mechanism: Mechanism;
  maxAwards: number;
}

/** What a coordinator may put right while screening: the form, never the need itself. */
export const FORM_FIELDS = ['title', 'field', 'keywords', 'region'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** Longest texts in characters and longest lists; imports may bring longer ones (see ingest). */
export const CHALLENGE_LIMITS = {
  title: 300,
  teaser: 1_000,
  longText: 20_000,
  shortText: 500,
  reason: 2_000,
  keyword: 100,
  keywords: 50,
  partners: 20,
  indicators: 50,
  question: 4_000,
  answer: 8_000,
  questionsOfOnePerson: 30,
  attachments: 10,
  attachmentBytes: 20 * 1024 * 1024,
  bulk: 200,
} as const;
