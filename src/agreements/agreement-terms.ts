import { type IndicatorResponse, type ProposedIpTerms } from '../bids/index.js';

/** What a taker undertakes to reach, and how: the heart of the agreement. */
export interface TaskBook {
  indicators: TaskIndicator[];
  expectedResults: string | null;
  durationMonths: number;
  /** The technical route of the bid. */
  route: string;
  risks: string;
  members: { name: string; role: string; months: number }[];
  partners: { id: string; name: string }[];
}

/** An indicator of the challenge with the taker's word on it. */
export interface TaskIndicator {
  name: string;
  comparator: string | null;
  target: string | null;
  unit: string | null;
  /** How the issuer tests it. */
  test: string | null;
  /** How the taker will reach it, and prove it. */
  how: string;
  proof: string;
}

/** What both sides agree on about results; null where they have not agreed yet. */
export type IpTerms = { [K in keyof Required<ProposedIpTerms>]: ProposedIpTerms[K] | null } & {
  /** What the issuer wished for in the challenge, and the taker proposed in his bid, in words. */
  issuerWish: string | null;
  takerProposal: string;
};

export const IP_OPTIONS = [
  'ownership',
  'use',
  'takerIncomeShare',
  'secrecyMonths',
  'publication',
] as const;

/** Options on which nobody has said anything yet; an agreement with any of them can't be signed. */
export const openPoints = (terms: IpTerms): string[] =>
  IP_OPTIONS.filter((option) => terms[option] === null || terms[option] === undefined);

export interface MilestoneTerms {
  title: string;
  dueMonth: number;
  deliverable: string;
  /** Percent of the price, as a decimal with at most two places. */
  share: string;
  /** The tranche due on acceptance, a decimal with two places. */
  amount: string;
}

/** Everything a draft is made of; loaded in one go, so that the drafting itself is pure. */
export interface DraftFacts {
  language: string;
  challengeNumber: string;
  challengeTitle: string;
  indicators: Partial<Omit<TaskIndicator, 'how' | 'proof'>>[];
  expectedResults: string | null;
  durationMonths: number | null;
  ipWish: string | null;
  currency: string;
  issuer: string;
  taker: string;
  partners: { id: string; name: string }[];
  price: string;
  content: {
    route: string;
    risks: string;
    ipProposal: string;
    ipTerms?: ProposedIpTerms;
    members: { name: string; role: string; months: number }[];
    indicatorResponses: IndicatorResponse[];
    milestones: { title: string; month: number; deliverable: string; share: number }[];
  };
}

export interface DraftTerms {
  title: string;
  taskBook: TaskBook;
  ipTerms: IpTerms;
  commitment: string;
  milestones: MilestoneTerms[];
}
