import { conflict, DomainError } from '../../../libs/kernel/index.js';
import { isOverridable, refusalOf, sayRefusal } from '../judge-pair.js';
import { type PairFacts } from '../pair-facts.js';

export const EDIT_ACTS = ['add', 'remove', 'pin', 'forbid', 'release'] as const;
export type EditAct = (typeof EDIT_ACTS)[number];

export const MARKS = ['proposed', 'pinned', 'forbidden'] as const;
export type Mark = (typeof MARKS)[number];

/** A line of the draft as a person or the engine left it. */
export interface Line {
  mark: Mark;
  origin: 'engine' | 'manual';
  score: number | null;
  rank: number | null;
  /** Why a conflict doesn't matter here. */
  overrideNote: string | null;
}

/**
 * The line after an act; null: none. Pure. What is pinned or forbidden stays so in every later
 * calculation; what is added by hand is pinned. Throws a conflict naming the way out; a refusal
 * carries the code that inviting by hand would give.
 */
export function editLine(
  held: Line | null,
  act: EditAct,
  facts: PairFacts,
  overrideNote: string | null,
): Line | null {
  const inPlan = held !== null && held.mark !== 'forbidden';
  switch (act) {
    case 'add':
      if (inPlan) throw conflict('already-proposed', 'This line is there already.');
      requireAllowed(facts, overrideNote);
      return { ...fresh(facts), mark: 'pinned', overrideNote };
    case 'remove':
      if (!inPlan) throw notThere();
      return null;
    case 'pin':
      if (!inPlan) throw notThere();
      return { ...held, mark: 'pinned' };
    case 'forbid':
      return { ...(held ?? fresh(facts)), mark: 'forbidden', overrideNote: null };
    case 'release':
      if (!held) throw notThere();
      return held.mark === 'forbidden' ? null : { ...held, mark: 'proposed' };
  }
}

/** The acts that would not be refused for the line itself. */
export function actsOnLine(mark: Mark): EditAct[] {
  if (mark === 'forbidden') return ['release', 'add'];
  return mark === 'pinned' ? ['release', 'remove', 'forbid'] : ['pin', 'remove', 'forbid'];
}

const fresh = ({ score, rank }: PairFacts): Line => ({
  ...{ mark: 'proposed', origin: 'manual', score, rank, overrideNote: null },
});

const notThere = (): DomainError =>
  conflict('not-proposed', 'The proposal has no such line; add it first.');

function requireAllowed(facts: PairFacts, overrideNote: string | null): void {
  const refusal = refusalOf(facts, overrideNote);
  if (refusal === null) return;
  const { en, zh } = sayRefusal(refusal, facts);
  const way = isOverridable(refusal) ? ' To go on nevertheless, write why in overrideNote.' : '';
  throw new DomainError('conflict', refusal, `${en}.${way}`, { facts: { en, zh } });
}
