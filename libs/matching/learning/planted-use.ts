import { seededRandom } from '../../kernel/index.js';
import type { JudgedNeed, SeenCandidate } from './judgments.js';
import { factorsOf, shippedWeights, type View, type ViewWeights } from './views.js';

/** For tests: views of an invented engine. */
export const VIEWS: readonly View[] = [
  { name: 'whole', shipped: 2, isLexical: true },
  { name: 'middle', shipped: 3, isLexical: true },
  { name: 'works', shipped: 1, isLexical: true },
  { name: 'fields', shipped: 1.5, isLexical: false },
];

/** How somebody decides who sees a list. */
export interface Habit {
  needs: number;
  seed?: number;
  /** The weights he has in mind; null for one who decides by lot. */
  mind: ViewWeights | null;
  /** Standard deviation of what else he goes by, in points of score. */
  whim?: number;
  deciders?: string[];
  /** Only these places are looked at; 15 when absent. */
  depth?: number;
  /** Nobody is dismissed. */
  onlyShortlists?: boolean;
}

const LISTED = 20;

/** For tests: lists ranked by the shipped weights, with what people of one habit did in them. */
export function plantUse(habit: Habit): JudgedNeed[] {
  const random = seededRandom(habit.seed ?? 1);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: habit.needs }, (_, n) => {
    const drawn = Array.from({ length: LISTED }, () =>
      VIEWS.map(({ name, shipped }) => ({ name, value: shipped * normal() * 0.4 })),
    );
    const ranked = drawn.sort((a, b) => total(b) - total(a));
    const candidates = ranked.map((parts, i): SeenCandidate => ({
      ...{ profileId: `p${String(n)}-${String(i)}`, place: i + 1, judgment: null, deciderId: null },
      parts: [...parts, { name: 'baseline', value: -1 }, { name: 'hub', value: 0 }],
    }));
    return { ...judge(candidates, habit, normal, n), needId: `n${String(n).padStart(3, '0')}` };
  });
}

const total = (parts: readonly { value: number }[]): number =>
  parts.reduce((sum, { value }) => sum + value, 0);

function judge(
  candidates: SeenCandidate[],
  { mind, whim = 0.3, deciders = ['ann', 'bo', 'cai'], depth = 15, onlyShortlists }: Habit,
  normal: () => number,
  need: number,
): Omit<JudgedNeed, 'needId'> {
  const factors = mind ? factorsOf(VIEWS, mind) : VIEWS.map(() => 0);
  const noise = mind ? whim : 1;
  const liking = new Map(
    candidates
      .slice(0, depth)
      .map((candidate) => [
        candidate.profileId,
        VIEWS.reduce((sum, _, v) => sum + factors[v] * candidate.parts[v].value, 0) +
          noise * normal(),
      ]),
  );
  const order = [...liking.keys()].sort((a, b) => (liking.get(b) ?? 0) - (liking.get(a) ?? 0));
  const best = new Set(order.slice(0, 3));
  const last = new Set(onlyShortlists ? [] : order.slice(-2));
  return {
    weights: shippedWeights(VIEWS),
    reading: 'finished',
    candidates: candidates.map((candidate) => {
      const { profileId } = candidate;
      const deciderId = deciders[need % deciders.length];
      if (best.has(profileId)) return { ...candidate, judgment: 'shortlisted', deciderId };
      return last.has(profileId) ? { ...candidate, judgment: 'dismissed', deciderId } : candidate;
    }),
  };
}
