/** How work on many things is done. */
export interface Lanes {
  /** So many at a time. */
  lanes: number;
  /** Errors are put here and keep nothing else waiting. */
  failures: unknown[];
  signal: AbortSignal;
}

/**
 * Does work for each item. Answers what came of those that did not fail, in the order of the items;
 * throws the signal's reason when that is aborted.
 */
export async function inLanes<T, R>(
  items: readonly T[],
  { lanes, failures, signal }: Lanes,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const done = new Map<T, R>();
  const waiting = [...items];
  const takeNext = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      signal.throwIfAborted();
      const taken = item;
      await work(taken).then(
        (result) => void done.set(taken, result),
        (error) => void failures.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, takeNext));
  signal.throwIfAborted();
  return items.flatMap((item) => done.get(item) ?? []);
}
