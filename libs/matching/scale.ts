import { CHANNELS, type ChannelScale } from './match-index.js';
import type { EngineOptions } from './options.js';

/** With few draws the typical values below count as this many draws more. */
const PRIOR_DRAWS = 20;
/** What unrelated pairs score in corpora of thousands of works: per channel. */
const PRIOR_MEANS = [0.4, 0.053, 0.027];
const PRIOR_DEVIATIONS = [0.11, 0.024, 0.0115];

/** How far values from this many draws are believed, from 0 to 1. */
export const trustIn = (draws: number): number => draws / (draws + PRIOR_DRAWS);

/** Value of one unit of each channel on the score's scale. */
export function unitValues(scale: ChannelScale, weights: EngineOptions['weights']): number[] {
  const total = CHANNELS.reduce((sum, channel) => sum + weights[channel], 0);
  return CHANNELS.map((channel, c) => weights[channel] / total / scale.deviations[c]);
}

/** Mean of the channels on their scale, before the hub correction; units are {@link unitValues}. */
export function fuse(
  values: ArrayLike<number>,
  place: number,
  scale: ChannelScale,
  units: readonly number[],
): number {
  let sum = 0;
  for (let c = 0; c < CHANNELS.length; c++) {
    sum += units[c] * (values[place * CHANNELS.length + c] - scale.means[c]);
  }
  return sum;
}

/**
 * Means and deviations of the channels. Input: values[(profile × needs + need) × channels + channel]
 * and which of them are of a profile's own work, to be passed over.
 */
export function findScale(
  values: Float32Array,
  needs: number,
  isOwn: (need: number, profile: number) => boolean,
): ChannelScale {
  const means = new Float64Array(CHANNELS.length);
  const deviations = new Float64Array(CHANNELS.length);
  const trust = trustIn(needs);
  const stride = needs * CHANNELS.length;
  CHANNELS.forEach((_, c) => {
    let [count, sum, squares] = [0, 0, 0];
    for (let need = 0; need < needs; need++) {
      for (let profile = 0; profile * stride < values.length; profile++) {
        if (isOwn(need, profile)) continue;
        const value = values[profile * stride + need * CHANNELS.length + c];
        count++;
        sum += value;
        squares += value * value;
      }
    }
    const mean = count > 0 ? sum / count : PRIOR_MEANS[c];
    const variance = count > 1 ? Math.max(0, squares / count - mean * mean) : 0;
    means[c] = trust * mean + (1 - trust) * PRIOR_MEANS[c];
    const prior = PRIOR_DEVIATIONS[c] ** 2;
    deviations[c] = Math.sqrt(trust * variance + (1 - trust) * prior + 1e-8);
  });
  return { means, deviations };
}
