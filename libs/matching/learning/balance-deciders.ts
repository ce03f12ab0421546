import type { Preference } from './pair-judgments.js';

/**
 * Makes the preferences of whoever decided more than all others together weigh as much as theirs:
 * one busy coordinator shapes the weights by half at most. Nobody else is touched.
 *
 * Example: weights 8 of a, 1 of b, 1 of c become 2, 1, 1. With one decider alone nothing is left
 * to balance with, and all stays; the floor of data asks for more of them.
 */
export function balanceDeciders(preferences: readonly Preference[]): Preference[] {
  const sums = new Map<string, number>();
  let total = 0;
  for (const { deciderId, weight } of preferences) {
    sums.set(deciderId, (sums.get(deciderId) ?? 0) + weight);
    total += weight;
  }
  // At most one can have more than half.
  const [heaviest, sum] = [...sums].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
  const others = total - sum;
  if (sum <= others || others <= 0) return [...preferences];
  return preferences.map((preference) =>
    preference.deciderId === heaviest
      ? { ...preference, weight: preference.weight * (others / sum) }
      : preference,
  );
}
