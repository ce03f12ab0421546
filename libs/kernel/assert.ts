/** A broken promise of our own code, never of a user's input: report it, do not translate it. */
export class AssertionError extends Error {}

/** States what must be true here; throws {@link AssertionError} with `message` when it is not. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Closes a `switch` over a union: the compiler complains when a case is missing. */
export function assertUnreachable(value: never): never {
  throw new AssertionError(`unreachable case: ${String(value)}`);
}
