import type { LayeredIndex } from './layers.js';
import { byId } from './corpus.js';
import { firstWithRow } from './document-rows.js';
import type { MatchIndex } from './match-index.js';
import { layOutNeeds, type NeedPostings } from './need-postings.js';
import { readNeed, type NeedVector } from './need-vector.js';
import { excerptOf } from './recover-rows.js';
import { fuse, unitValues } from './scale.js';
import { NeedScorer } from './score-needs.js';
import type { NeedText } from './types.js';

export interface NeedScore {
  needId: string;
  /** What `rank` gives the profile for this need, side channels apart. */
  score: number;
}

/**
 * The needs that are open, ready to meet a profile that is new or has changed: the other direction of
 * `rank`. They are read with the statistics of an epoch and compared with its profiles and those of
 * layers over it.
 *
 * Cost: reading a need once, 50 µs for 100 words; the first scoring after a change of the needs lays
 * them out anew for all layers, 18 ms for 1,000; then see {@link NeedScorer}.
 */
export class OpenNeeds {
  private readonly vectors = new Map<string, NeedVector>();
  private laidOut?: LaidNeeds;
  /** Of the layer that was asked about last. */
  private scorer?: NeedScorer;

  constructor(private readonly epoch: MatchIndex) {}

  get size(): number {
    return this.vectors.size;
  }

  /** Adds a need, or puts it in the place of the one with its id. */
  put(need: NeedText): void {
    const { terms, weights, uses, language } = readNeed(this.epoch, need);
    this.vectors.set(need.id, { terms, weights, uses, language });
    this.laidOut = undefined;
  }

  remove(needId: string): void {
    if (this.vectors.delete(needId)) this.laidOut = undefined;
  }

  /**
   * The profile's score for every open need, in the order of the needs' ids; undefined for a profile
   * that the index does not have.
   */
  scoresOf(index: MatchIndex | LayeredIndex, profileId: string): NeedScore[] | undefined {
    if (!('epoch' in index)) return this.scoresIn(index, profileId);
    const above = this.scoresIn(index.layer, profileId);
    if (above) return above;
    const below = findAscending(index.epoch.profileIds, profileId);
    return below < 0 || index.hidden[below] === 1
      ? undefined
      : this.scoresIn(index.epoch, profileId);
  }

  private scoresIn(index: MatchIndex, profileId: string): NeedScore[] | undefined {
    const profile = findAscending(index.profileIds, profileId);
    if (profile < 0) return undefined;
    const { ids, languages, postings } = (this.laidOut ??= this.layOut());
    const values = this.valuesOf(index, profile, postings);
    const { scales, hubs } = index.background;
    const { weights, hubWeight } = index.options;
    const units = scales.map((scale) => unitValues(scale, weights));
    return ids.map((needId, i) => {
      const language = languages[i];
      const lexical = fuse(values, i, scales[language], units[language]);
      return { needId, score: lexical - hubWeight * hubs[language][profile] };
    });
  }

  /** Those of a layer stand in its rows; a profile of an epoch is put together anew. */
  private valuesOf(index: MatchIndex, profile: number, postings: NeedPostings): Float64Array {
    if (firstWithRow(index.rows) > 0) {
      const scorer = new NeedScorer(excerptOf(index, profile), postings);
      scorer.score(0);
      return scorer.values;
    }
    if (this.scorer?.index !== index || this.scorer.postings !== postings) {
      this.scorer = new NeedScorer(index, postings);
    }
    this.scorer.score(profile);
    return this.scorer.values;
  }

  private layOut(): LaidNeeds {
    const ordered = [...this.vectors].sort(([a], [b]) => byId(a, b));
    const vectors = ordered.map(([, vector]) => vector);
    return {
      ids: ordered.map(([id]) => id),
      languages: Uint8Array.from(vectors, ({ language }) => language),
      postings: layOutNeeds(vectors, this.epoch),
    };
  }
}

/** The needs in the order of their ids. */
interface LaidNeeds {
  ids: string[];
  languages: Uint8Array;
  postings: NeedPostings;
}

/** Place of a string in ascending strings, or -1. */
function findAscending(strings: readonly string[], wanted: string): number {
  let [low, high] = [0, strings.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (strings[middle] === wanted) return middle;
    if (strings[middle] < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
