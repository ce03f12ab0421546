import { assert } from '../kernel/index.js';
import type { Explanation, SideChannel, SideName } from './types.js';

type SideWeights = Readonly<Record<SideName, number>>;

/**
 * What side channels add to each profile's score: the sum of weight × value, in the order of the
 * channels. Undefined without any channel. Throws an AssertionError for a channel that comes twice,
 * has another number of profiles or a value that is no number: such a score could not be explained.
 */
export function sumSides(
  profiles: number,
  sides: readonly SideChannel[],
  weights: SideWeights,
): Float64Array | undefined {
  if (sides.length === 0) return undefined;
  const sums = new Float64Array(profiles);
  const names = new Set<string>();
  for (const { name, values } of sides) {
    assert(!names.has(name), `side channel ${name} comes twice`);
    assert(values.length === profiles, `side channel ${name} does not fit the index`);
    names.add(name);
    for (let profile = 0; profile < profiles; profile++) {
      assert(Number.isFinite(values[profile]), `side channel ${name} has a value that is none`);
      sums[profile] += weights[name] * values[profile];
    }
  }
  return sums;
}

/** The explanation with a part for each side channel, so that the parts add up to the score again. */
export function explainSides(
  explanation: Explanation,
  profile: number,
  sides: readonly SideChannel[],
  weights: SideWeights,
): Explanation {
  if (sides.length === 0) return explanation;
  const parts = sides.map(({ name, values }) => ({ name, value: weights[name] * values[profile] }));
  const reasons = sides.flatMap(({ reasonsFor }) => reasonsFor?.(profile) ?? []);
  return { ...explanation, parts: [...explanation.parts, ...parts], reasons };
}
