import { seededRandom } from '../kernel/index.js';
import { addTranslation } from './add-translation.js';
import type { Corpus } from './corpus.js';
import { findHubs, measureCentre } from './hubs.js';
import { CHANNELS, type Background, type FrozenNeeds, type MatchIndex } from './match-index.js';
import { layOutNeeds, type NeedPostings } from './need-postings.js';
import type { NeedTerms } from './need-terms.js';
import { asNeed } from './need-vector.js';
import type { EngineOptions } from './options.js';
import { vectorOf } from './read-documents.js';
import { findScale } from './scale.js';
import { NeedScorer } from './score-needs.js';
import { StringTable } from './string-table.js';

/**
 * What a score means: some works are drawn from the corpus and used as needs against every profile
 * that does not hold them. Their scores give each channel its mean and deviation, and show which
 * profiles stand high for whatever is asked (hubs).
 *
 * Frozen when the index is built: a mean taken for each need apart would make scores of different
 * needs incomparable, and measured worse. Output is seeded and does not depend on input order. The
 * needs are kept, so that a profile which comes later has its hub measured in the same way.
 * Cost: half a millisecond a profile (1 s for 1,000 profiles of 9 works).
 */
export function* measureBackground(
  index: MatchIndex,
  { drawn }: Sample,
): Generator<void, Background> {
  const { weights, hubShare } = index.options;
  const background = {
    scales: [] as Background['scales'][number][],
    hubs: [] as Float64Array[],
    needs: [] as FrozenNeeds[],
  };
  for (const [language, documents] of drawn.entries()) {
    const vectors = documents.map((d) =>
      addTranslation(index, asNeed(index, vectorOf(index, d)), language),
    );
    const works = StringTable.of(documents.map((d) => index.workIds.at(index.workOfDocument[d])));
    const holders = holdersOf(index, works);
    const isOwn = (need: number, profile: number): boolean => holders[need].has(profile);
    const values = yield* compareAll(index, layOutNeeds(vectors, index));
    const scale = findScale(values, vectors.length, isOwn);
    const ground = { scale, weights, hubShare, needs: vectors.length };
    const centre = measureCentre(index, values, isOwn, ground);
    background.scales.push(scale);
    background.hubs.push(findHubs(index, values, isOwn, { ...ground, centre }));
    background.needs.push({ ...freezeVectors(vectors), works, centre });
  }
  return background;
}

export interface Sample {
  /** Per language: the documents drawn. */
  drawn: number[][];
}

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

/**
 * Values of all profiles of an index for all needs, as findScale takes them. Yields after every few
 * profiles, so that the caller can do something else between.
 */
export function* compareAll(
  index: MatchIndex,
  postings: NeedPostings,
): Generator<void, Float32Array> {
  const scorer = new NeedScorer(index, postings);
  const stride = scorer.values.length;
  const values = new Float32Array(index.profileIds.length * stride);
  for (let profile = 0; profile < index.profileIds.length && stride > 0; profile++) {
    scorer.score(profile);
    values.set(scorer.values, profile * stride);
    if (profile % 8 === 7) yield;
  }
  return values;
}

/** Per need the profiles that hold the work it is. */
export function holdersOf(
  { facets, workIds, workOfDocument }: MatchIndex,
  works: StringTable,
): ReadonlySet<number>[] {
  const holders = new Map<number, Set<number>>();
  const ofNeeds = works.toArray().map((id) => {
    const work = workIds.find(id);
    const set = holders.get(work) ?? new Set<number>();
    if (work >= 0) holders.set(work, set);
    return set;
  });
  for (let f = 0; f < facets.profiles.length; f++) {
    for (let at = facets.starts[f]; at < facets.starts[f + 1]; at++) {
      holders.get(workOfDocument[facets.members[at]])?.add(facets.profiles[f]);
    }
  }
  return ofNeeds;
}

function freezeVectors(vectors: readonly NeedTerms[]): Omit<FrozenNeeds, 'works' | 'centre'> {
  const starts = new Uint32Array(vectors.length + 1);
  vectors.forEach(({ terms }, i) => (starts[i + 1] = starts[i] + terms.length));
  const terms = new Uint32Array(starts[vectors.length]);
  const weights = new Float64Array(terms.length);
  const uses = new Float64Array(terms.length);
  vectors.forEach((vector, i) => {
    terms.set(vector.terms, starts[i]);
    weights.set(vector.weights, starts[i]);
    uses.set(vector.uses, starts[i]);
  });
  return { starts, terms, weights, uses };
}
