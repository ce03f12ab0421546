import {
  type LayeredIndex,
  type MatchIndex,
  type NeedText,
  OpenNeeds,
  type SideChannel,
} from '../../../libs/matching/index.js';
import { type ThawedCorpus } from './rank-in-thread.js';

/** A need whose list is full, and the score of the last one in it. */
export interface FullList extends NeedText {
  bar: number;
}

export interface MeetInput {
  /** Those that have changed. */
  profileIds: readonly string[];
  lists: readonly FullList[];
}

/** Scores that are added up in another order differ by far less. */
const ROUNDING = 1e-9;

/**
 * Which lists profiles that have changed do not reach: the other direction of ranking, for lists in
 * which none of them stands. Needs are read once for an epoch and kept, so that what one change costs
 * follows the profiles that changed; see `OpenNeeds`.
 */
export class NeedMeeting {
  private readonly open: OpenNeeds;
  private readonly words = new Map<string, string>();

  constructor(readonly epoch: MatchIndex) {
    this.open = new OpenNeeds(epoch);
  }

  /** The ids of the needs whose lists stay as they are. */
  unreached({ index, layerChannelsOf }: ThawedCorpus, { profileIds, lists }: MeetInput): string[] {
    if (!('epoch' in index)) return [];
    this.keep(lists);
    const left = new Map(lists.map((list) => [list.id, list]));
    for (const profileId of profileIds) {
      const beside = new BesideScores(index, index.layer.profileIds.indexOf(profileId));
      // Whoever is gone reaches nothing.
      for (const { needId, score } of this.open.scoresOf(index, profileId) ?? []) {
        const list = left.get(needId);
        if (!list || score + beside.most(list) + ROUNDING < list.bar) continue;
        const channels = layerChannelsOf?.(list) ?? [];
        if (score + beside.of(list, channels) + ROUNDING >= list.bar) left.delete(needId);
      }
    }
    return [...left.keys()];
  }

  /** The needs as they are now, and no others. */
  private keep(needs: readonly NeedText[]): void {
    const given = new Set(needs.map(({ id }) => id));
    for (const id of this.words.keys()) {
      if (given.has(id)) continue;
      this.open.remove(id);
      this.words.delete(id);
    }
    for (const need of needs) {
      const words = `${need.title}\n${need.text}`;
      if (this.words.get(need.id) === words) continue;
      this.open.put(need);
      this.words.set(need.id, words);
    }
  }
}

/** What fields and indicators add to the score of one profile. */
class BesideScores {
  constructor(
    private readonly index: LayeredIndex,
    /** In the layer; -1 for one that is as the epoch knows it. */
    private readonly place: number,
  ) {}

  /** At most: these views are 0 to 1. */
  most({ codes = [], indicators = [] }: NeedText): number {
    const { sideWeights } = this.index.epoch.options;
    return (
      (codes.length > 0 ? sideWeights.fields : 0) +
      (indicators.length > 0 ? sideWeights.indicators : 0)
    );
  }

  of(need: NeedText, channels: readonly SideChannel[]): number {
    if (this.place < 0) return this.most(need);
    const { sideWeights } = this.index.epoch.options;
    return channels.reduce(
      (sum, { name, values }) => sum + sideWeights[name] * values[this.place],
      0,
    );
  }
}
