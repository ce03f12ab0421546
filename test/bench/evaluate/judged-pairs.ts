import type { Ratio } from './statistics.js';

/** How well somebody judged one text to be within an expert's field, 1 to 5. */
export interface Judgment {
  expert: string;
  submission: string;
  expertise: number;
}

export interface PairCounts {
  /** Disagreements, each by the distance of the two judgments; a tie of scores is half of one. */
  loss: Ratio;
  /** Pairs put right of one well and one badly known text (4–5 against 1–2). */
  easy: Ratio;
  /** Pairs put right of two well known texts (4 against 5). */
  hard: Ratio;
}

/**
 * Compares, for one expert, the order of scores with the order of judgments, pair by pair; after
 * Stelmakh et al. 2023 (arXiv 2303.16750), section 4. Scores are of one expert for several texts.
 */
export function comparePairs(judged: Judgment[], scores: Map<string, number>): PairCounts {
  const counts: PairCounts = {
    loss: { reached: 0, possible: 0 },
    easy: { reached: 0, possible: 0 },
    hard: { reached: 0, possible: 0 },
  };
  judged.forEach((a, i) => {
    for (const b of judged.slice(i + 1)) {
      const apart = a.expertise - b.expertise;
      if (apart === 0) continue;
      const agreement = apart * (scoreOf(scores, a) - scoreOf(scores, b));
      counts.loss.possible += Math.abs(apart);
      if (agreement <= 0) counts.loss.reached += Math.abs(apart) / (agreement < 0 ? 1 : 2);
      const lower = Math.min(a.expertise, b.expertise);
      const kind = lower >= 4 ? 'hard' : isEasy(a, b) ? 'easy' : undefined;
      if (!kind) continue;
      counts[kind].possible++;
      if (agreement > 0) counts[kind].reached++;
    }
  });
  return counts;
}

const isEasy = (a: Judgment, b: Judgment): boolean =>
  Math.max(a.expertise, b.expertise) >= 4 && Math.min(a.expertise, b.expertise) <= 2;

function scoreOf(scores: Map<string, number>, { expert, submission }: Judgment): number {
  const score = scores.get(submission);
  if (score === undefined) throw new Error(`no score of ${expert} for ${submission}`);
  return score;
}
