/** One who can serve: a person or a team. `group` is usually the organisation. */
export interface Profile {
  id: string;
  /** At most so many needs at once; a whole number from 0. */
  capacity: number;
  group?: string;
}

/** One who asks: `min` profiles at least, `max` at most, both whole numbers from 0. */
export interface Need {
  id: string;
  min: number;
  max: number;
  /** At most so many profiles of any one group; absent: no limit. */
  perGroup?: number;
}

export interface Pair {
  needId: string;
  profileId: string;
}

/** A pair that may be used and what it is worth. The sum of the scores used is maximised. */
export interface Edge extends Pair {
  score: number;
}

/** At most `max` profiles of `group` for this need; goes before the need's `perGroup`. */
export interface GroupLimit {
  needId: string;
  group: string;
  max: number;
}

export interface AssignmentProblem {
  needs: readonly Need[];
  profiles: readonly Profile[];
  edges: readonly Edge[];
  /** Pairs that must be in the plan; each needs its edge. */
  required?: readonly Pair[];
  /** Pairs that must not be in the plan; a pair without an edge may be named. */
  forbidden?: readonly Pair[];
  groupLimits?: readonly GroupLimit[];
}

export interface AssignmentOptions {
  /** Scores are rounded to whole multiples of 1 / scale (default 1e6); the rest is exact. */
  scale?: number;
  /** Chooses among plans of equal total; a 32-bit whole number, default 0. */
  seed?: number;
  /** What loosening a rule by one costs in a diagnosis; absent: 1 each. */
  weights?: Partial<RuleWeights>;
}

/** The best plan. Its `pairs` have the shape of manual work, in the order of ids. */
export interface Plan {
  pairs: Pair[];
  /** Sum of the rounded scores in whole units of 1 / scale. */
  units: number;
  /** `units` / scale. */
  total: number;
  scale: number;
  prices: Prices;
}

/**
 * Dual prices in units; entries of 0 are left out. A need's price is what the last place of its
 * maximum brings (negative: what its last forced place costs); a profile's and a group limit's
 * what one place more there would bring.
 */
export interface Prices {
  needs: { needId: string; price: number }[];
  profiles: { profileId: string; price: number }[];
  groups: { needId: string; group: string; price: number }[];
}

export type Outcome = { kind: 'plan'; plan: Plan } | { kind: 'infeasible'; diagnosis: Diagnosis };

export interface RuleWeights {
  capacity: number;
  'group-limit': number;
  minimum: number;
  maximum: number;
  required: number;
  forbidden: number;
}

/** One rule to loosen: a number moves `from` → `to`; a required or forbidden pair is dropped. */
export type Relaxation =
  | { rule: 'capacity'; profileId: string; from: number; to: number }
  | { rule: 'group-limit'; needId: string; group: string; from: number; to: number }
  | { rule: 'minimum' | 'maximum'; needId: string; from: number; to: number }
  | { rule: 'required' | 'forbidden'; needId: string; profileId: string };

export interface Diagnosis {
  /** With all of these the problem has a plan; with any one less, or any smaller, it has none. */
  relax: Relaxation[];
  /** Weighted sum of the steps in `relax`; no other set has less. */
  weight: number;
  /** Where it sticks: these needs together can't all get their minimum from these profiles. */
  stuck: { needIds: string[]; profileIds: string[] };
}
