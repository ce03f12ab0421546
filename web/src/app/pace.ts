export interface Sample {
  /** Milliseconds. */
  at: number;
  done: number;
}

/** Older samples say little about the present pace. */
const WINDOW_MS = 20_000;
/** Before so long a time any guess would jump about. */
const SHORTEST_MS = 2_000;

/** The samples to keep when another one comes; work that begins anew begins a new list. */
export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  return [...samples.filter(({ at }) => sample.at - at <= WINDOW_MS), sample];
}

/**
 * Seconds until `total` at the pace of the last seconds; null while there is too little to go by.
 * Worked example: 100 done at 0 s, 300 at 4 s, of 1300: 50 a second, so 1000 more take 20 s.
 */
export function secondsLeft(samples: readonly Sample[], total: number): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST_MS || last.done <= first.done) return null;
  const pace = (last.done - first.done) / (last.at - first.at);
  return Math.max(0, Math.round((total - last.done) / pace / 1000));
}
