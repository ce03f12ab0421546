import { allOf, type Candidate, type CandidateGroups } from '../queue';

/** How somebody fared from one run to another. */
export type Fate = 'rose' | 'fell' | 'same' | 'came' | 'left';

export interface Compared {
  /** The candidate as the later run has it, else as the earlier one had. */
  candidate: Candidate;
  left: Candidate | null;
  right: Candidate | null;
  fate: Fate;
  /** Ranks won; below 0 lost; 0 where one of the runs gives no rank. */
  places: number;
  /** Points won. */
  points: number;
  /** What the points come from, the most first. */
  parts: PartChange[];
  /** Terms that only one of the explanations names. */
  terms: { won: string[]; lost: string[] };
  /** Bound to the issuer now, or no more. */
  barred: 'now' | 'no-more' | null;
}

export interface PartChange {
  name: string;
  delta: number;
}

const TERMS_NAMED = 5;
/** Below this a change is the last digits of a number, not a reason. */
const NOTHING = 0.005;

/**
 * Two runs of one need side by side: who rose, who fell, and why. Ranked candidates in the order of
 * the right run, then those who only stood in the left one.
 */
export function compareRuns(left: CandidateGroups, right: CandidateGroups): Compared[] {
  const before = byProfile(left);
  const after = byProfile(right);
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id) => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    return was || is ? compareOne(was, is) : [];
  });
}

const byProfile = (groups: CandidateGroups): Map<string, Candidate> =>
  new Map(
    allOf(groups)
      .filter(({ score }) => score !== null)
      .map((candidate) => [candidate.profile.id, candidate]),
  );

function compareOne(left: Candidate | null, right: Candidate | null): Compared[] {
  const candidate = right ?? left;
  if (!candidate) return [];
  const places = left?.rank && right?.rank ? left.rank - right.rank : 0;
  return [
    {
      ...{ candidate, left, right, places, fate: fateOf(left, right) },
      points: (right?.score ?? 0) - (left?.score ?? 0),
      parts: left && right ? partChanges(left.explanation, right.explanation) : [],
      terms: termChanges(left, right),
      barred: barredOf(left, right),
    },
  ];
}

function fateOf(left: Candidate | null, right: Candidate | null): Fate {
  const [was, is] = [left?.rank ?? null, right?.rank ?? null];
  if (was === is) return 'same';
  if (was === null) return 'came';
  if (is === null) return 'left';
  return is < was ? 'rose' : 'fell';
}

/** What each part of a score won, the largest change first; parts that didn't change are left out. */
export function partChanges(
  left: Candidate['explanation'],
  right: Candidate['explanation'],
): PartChange[] {
  const before = new Map(left?.parts.map(({ name, value }) => [name, value]));
  const after = new Map(right?.parts.map(({ name, value }) => [name, value]));
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((name) => ({ name, delta: (after.get(name) ?? 0) - (before.get(name) ?? 0) }))
    .filter(({ delta }) => Math.abs(delta) >= NOTHING)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
}

function termChanges(left: Candidate | null, right: Candidate | null): Compared['terms'] {
  if (!left || !right) return { won: [], lost: [] };
  const labels = ({ explanation }: Candidate) =>
    new Set(explanation?.terms.map(({ label }) => label).filter((label) => label !== ''));
  const [before, after] = [labels(left), labels(right)];
  return {
    won: [...after].filter((label) => !before.has(label)).slice(0, TERMS_NAMED),
    lost: [...before].filter((label) => !after.has(label)).slice(0, TERMS_NAMED),
  };
}

const isBarred = (candidate: Candidate | null): boolean =>
  candidate !== null && candidate.rank === null;

function barredOf(left: Candidate | null, right: Candidate | null): Compared['barred'] {
  if (!left || !right || isBarred(left) === isBarred(right)) return null;
  return isBarred(right) ? 'now' : 'no-more';
}
