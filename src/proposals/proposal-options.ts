/** What a coordinator asks of a proposal, all defaults filled in. */
export interface ProposalOptions {
  /** Null: every challenge that takes bids when the plan is computed. */
  challengeIds: string[] | null;
  /** Invitations and shortlistings a challenge should have in the end, those in force included. */
  wanted: number;
  /** Below this many the proposal counts as having no solution. */
  atLeast: number;
  /** Open invitations and shortlistings of one expert or team; his own limit goes before. */
  loadCap: number;
  /** Of one organisation for one challenge, those in force included; null: as many as fit. */
  perOrganisation: number | null;
  /** Candidates below this score are not considered. */
  minScore: number;
  /** Candidates of each challenge that are considered, from the best. */
  candidates: number;
  /** The worst-served challenge first, then the sum of scores. */
  fair: boolean;
  relaxed: Relaxed;
}

/**
 * Rules loosened for one challenge or profile, in whole numbers that include what is in force; so
 * they mean the same however much of it comes or goes. They only ever loosen.
 */
export interface Relaxed {
  caps: { profileId: string; cap: number }[];
  atLeast: { needId: string; atLeast: number }[];
  wanted: { needId: string; wanted: number }[];
  organisations: { needId: string; organisationId: string; most: number }[];
}

export const NOTHING_RELAXED: Relaxed = { caps: [], atLeast: [], wanted: [], organisations: [] };

/** One rule that stands in the way, in the coordinator's terms; `key` names it in a request. */
export type RelaxationStep = { key: string } & (
  | { rule: 'cap'; profileId: string; from: number; to: number }
  | { rule: 'at-least' | 'wanted'; needId: string; from: number; to: number }
  | {
      rule: 'per-organisation';
      needId: string;
      organisationId: string;
      from: number;
      to: number;
    }
  | { rule: 'pin' | 'ban'; needId: string; profileId: string }
);

/** The numbers that hold for one challenge or profile, what was loosened included. */
export interface RulesInForce {
  capOf(profile: { id: string; loadCap: number | null }): number;
  atLeastOf(needId: string): number;
  wantedOf(needId: string): number;
  /** Infinity without such a rule. */
  mostOf(needId: string, organisationId: string): number;
}

export function rulesOf(options: ProposalOptions): RulesInForce {
  const { relaxed, loadCap, atLeast, wanted } = options;
  const caps = new Map(relaxed.caps.map((one) => [one.profileId, one.cap]));
  const lowered = new Map(relaxed.atLeast.map((one) => [one.needId, one.atLeast]));
  const raised = new Map(relaxed.wanted.map((one) => [one.needId, one.wanted]));
  const most = options.perOrganisation ?? Infinity;
  const shares = new Map(
    relaxed.organisations.map((one) => [`${one.needId} ${one.organisationId}`, one.most]),
  );
  return {
    capOf: (profile) =>
      Math.max(Math.min(loadCap, profile.loadCap ?? loadCap), caps.get(profile.id) ?? 0),
    atLeastOf: (needId) => Math.min(atLeast, lowered.get(needId) ?? atLeast),
    wantedOf: (needId) => Math.max(wanted, raised.get(needId) ?? 0),
    mostOf: (needId, organisationId) =>
      Math.max(most, shares.get(`${needId} ${organisationId}`) ?? 0),
  };
}

/** The options with some steps taken; `pin` and `ban` concern lines, not options. */
export function relaxOptions(options: ProposalOptions, steps: RelaxationStep[]): ProposalOptions {
  return { ...options, relaxed: steps.reduce(take, options.relaxed) };
}

function take(relaxed: Relaxed, step: RelaxationStep): Relaxed {
  switch (step.rule) {
    case 'cap': {
      const { profileId, to: cap } = step;
      const others = relaxed.caps.filter((one) => one.profileId !== profileId);
      return { ...relaxed, caps: [...others, { profileId, cap }] };
    }
    case 'at-least': {
      const { needId, to: atLeast } = step;
      const others = relaxed.atLeast.filter((one) => one.needId !== needId);
      return { ...relaxed, atLeast: [...others, { needId, atLeast }] };
    }
    case 'wanted': {
      const { needId, to: wanted } = step;
      const others = relaxed.wanted.filter((one) => one.needId !== needId);
      return { ...relaxed, wanted: [...others, { needId, wanted }] };
    }
    case 'per-organisation': {
      const { needId, organisationId, to: most } = step;
      const others = relaxed.organisations.filter(
        (one) => one.needId !== needId || one.organisationId !== organisationId,
      );
      return { ...relaxed, organisations: [...others, { needId, organisationId, most }] };
    }
    default:
      return relaxed;
  }
}
