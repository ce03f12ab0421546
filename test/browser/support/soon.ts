import { isDeepStrictEqual } from 'node:util';

const LONGEST_MS = 45_000;
const PAUSE_MS = 50;

/**
 * Reads until what is read equals `expected`, and fails with what was read last: for values that no
 * locator waits for, such as that of a field, or the texts of a list that is drawn anew.
 */
export async function expectSoon<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  let last = await read();
  while (!isDeepStrictEqual(last, expected) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    last = await read();
  }
  expect(last).toEqual(expected);
}
