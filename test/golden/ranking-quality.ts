/** How good a ranking is for judged needs: best first, grades 0 to 3. */

const DEPTH = 10;
const WANTED = 3;

/**
 * Normalised discounted cumulative gain of the best ten: 1 when nobody better stands lower. A grade
 * g gains 2^g − 1, divided by log2(rank + 1); after Järvelin & Kekäläinen 2002.
 */
export function ndcg(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const gain = (list: readonly number[]): number =>
    list.slice(0, DEPTH).reduce((sum, g, i) => sum + (2 ** g - 1) / Math.log2(i + 2), 0);
  const best = gain([...grades.values()].sort((a, b) => b - a));
  return best > 0 ? gain(ranked.map((id) => grades.get(id) ?? 0)) / best : 0;
}

/** One over the rank of the first who could take the challenge; 0 where none is ranked. */
export function reciprocalRank(
  ranked: readonly string[],
  grades: ReadonlyMap<string, number>,
): number {
  const place = ranked.findIndex((id) => grades.get(id) === WANTED);
  return place < 0 ? 0 : 1 / (place + 1);
}
