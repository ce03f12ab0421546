import { seededRandom } from '../kernel/index.js';
import { addTranslation } from './add-translation.js';
import { scoreProfile } from './channels.js';
import type { Corpus } from './corpus.js';
import { CHANNELS, type Background, type ChannelScale, type MatchIndex } from './match-index.js';
import { Matcher } from './matcher.js';
import type { EngineOptions } from './options.js';
import { vectorOf } from './read-documents.js';

/**
 * What a score means: some works are drawn from the corpus and used as needs against every profile
 * that does not hold them. Their scores give each channel its mean and deviation, and show which
 * profiles stand high for whatever is asked (hubs).
 *
 * Frozen when the index is built: a mean taken for each need apart would make scores of different
 * needs incomparable, and measured worse. Output is seeded and does not depend on input order.
 * Cost: one scoring a drawn work (500 of them: 2 s for 9,000 works of 1,000 profiles).
 */
export interface Sample {
  /** Per language: the documents drawn. */
  drawn: number[][];
}

/** With few draws the typical values below count as this many draws more. */
const PRIOR_DRAWS = 20;
/** What unrelated pairs score in corpora of thousands of works: per channel. */
const PRIOR_MEANS = [0.04, 0.053, 0.027];
const PRIOR_DEVIATIONS = [0.017, 0.024, 0.0115];
/** Numbers kept while building, at most: draws × profiles × channels. */
const MOST_NUMBERS = 6_000_000;

/** Draws the documents that serve as needs, the same for the same corpus and seed. */
export function drawSample(
  { works, languages, profileIds }: Pick<Corpus, 'works' | 'languages' | 'profileIds'>,
  options: EngineOptions,
): Sample {
  const random = seededRandom(options.seed);
  const profiles = Math.max(1, profileIds.length);
  const room = Math.floor(MOST_NUMBERS / (profiles * CHANNELS.length));
  const wanted = Math.min(options.backgroundNeeds, room);
  return {
    drawn: [0, 1].map((language) => {
      const all = Uint32Array.from(works.keys()).filter(
        (d) => works[d] >= 0 && languages[d] === language,
      );
      all.sort((a, b) => works[a] - works[b] || a - b);
      const count = Math.min(wanted, all.length);
      for (let i = 0; i < count; i++) {
        const j = i + Math.floor(random() * (all.length - i));
        [all[i], all[j]] = [all[j], all[i]];
      }
      return [...all.subarray(0, count)];
    }),
  };
}

interface Taken {
  values: Float32Array;
  /** The profiles that hold the drawn work. */
  own: ReadonlySet<number>;
}

/** Scores the sample; yields after each draw, so that the caller can do something else between. */
export function* measureBackground(
  index: MatchIndex,
  { drawn }: Sample,
): Generator<void, Background> {
  const scales: ChannelScale[] = [];
  const hubs: Float64Array[] = [];
  const holders = holdersOf(index, new Set(drawn.flat().map((d) => index.workOfDocument[d])));
  const matcher = new Matcher(index);
  for (const [language, documents] of drawn.entries()) {
    const taken: Taken[] = [];
    for (const document of documents) {
      const values = new Float64Array(index.profileIds.length * CHANNELS.length);
      matcher.begin(addTranslation(index, vectorOf(index, document), language));
      for (let profile = 0; profile < index.profileIds.length; profile++) {
        matcher.forgetMuch();
        scoreProfile(index, matcher, profile, values, profile * CHANNELS.length);
      }
      const own = holders.get(index.workOfDocument[document]) ?? new Set();
      taken.push({ values: Float32Array.from(values), own });
      yield;
    }
    const scale = scaleOf(taken);
    scales.push(scale);
    hubs.push(hubsOf(taken, scale, index));
  }
  return { scales, hubs };
}

/** Value of one unit of each channel on the score's scale. */
export function unitValues(scale: ChannelScale, weights: EngineOptions['weights']): number[] {
  const total = CHANNELS.reduce((sum, channel) => sum + weights[channel], 0);
  return CHANNELS.map((channel, c) => weights[channel] / total / scale.deviations[c]);
}

/** Mean of the channels on their scale, before the hub correction; units are {@link unitValues}. */
export function fuse(
  values: ArrayLike<number>,
  profile: number,
  scale: ChannelScale,
  units: readonly number[],
): number {
  let sum = 0;
  for (let c = 0; c < CHANNELS.length; c++) {
    sum += units[c] * (values[profile * CHANNELS.length + c] - scale.means[c]);
  }
  return sum;
}

/** The profiles that hold each of some works. */
function holdersOf(
  { facets, workOfDocument }: MatchIndex,
  works: ReadonlySet<number>,
): Map<number, Set<number>> {
  const holders = new Map([...works].map((work) => [work, new Set<number>()]));
  for (let f = 0; f < facets.profiles.length; f++) {
    for (let at = facets.starts[f]; at < facets.starts[f + 1]; at++) {
      holders.get(workOfDocument[facets.members[at]])?.add(facets.profiles[f]);
    }
  }
  return holders;
}

function scaleOf(taken: readonly Taken[]): ChannelScale {
  const means = new Float64Array(CHANNELS.length);
  const deviations = new Float64Array(CHANNELS.length);
  const trust = taken.length / (taken.length + PRIOR_DRAWS);
  CHANNELS.forEach((_, c) => {
    let [count, sum, squares] = [0, 0, 0];
    for (const { values, own } of taken) {
      for (let profile = 0; profile * CHANNELS.length < values.length; profile++) {
        if (own.has(profile)) continue;
        const value = values[profile * CHANNELS.length + c];
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

/**
 * Per profile: the mean of its best background scores, less the mean of all profiles' means. A
 * profile without a single term counts as the greatest hub, so that it never passes one with text.
 */
function hubsOf(taken: readonly Taken[], scale: ChannelScale, index: MatchIndex): Float64Array {
  const profiles = index.profileIds.length;
  const hubs = new Float64Array(profiles);
  if (taken.length === 0) return hubs;
  const best = Math.max(1, Math.round(taken.length * index.options.hubShare));
  const trust = taken.length / (taken.length + PRIOR_DRAWS);
  const units = unitValues(scale, index.options.weights);
  for (let profile = 0; profile < profiles; profile++) {
    const scores = taken
      .filter(({ own }) => !own.has(profile))
      .map(({ values }) => fuse(values, profile, scale, units))
      .sort((a, b) => b - a)
      .slice(0, best);
    if (scores.length > 0) hubs[profile] = scores.reduce((a, b) => a + b) / scores.length;
  }
  const mean = hubs.reduce((a, b) => a + b, 0) / profiles;
  const greatest = hubs.reduce((a, b) => Math.max(a, b), -Infinity);
  const { facets } = index;
  const written = new Set(facets.profiles.filter((_, f) => facets.wholeLengths[f] > 0));
  return hubs.map((hub, profile) => trust * ((written.has(profile) ? hub : greatest) - mean));
}
