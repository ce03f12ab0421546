/** A paper, patent or project, as text. */
export interface WorkText {
  id: string;
  title: string;
  text: string;
  year?: number;
  /** The same work in other languages: they find it, and teach how terms translate. */
  translations?: { language: string; title: string; text: string }[];
  /** Field codes or names as written: IPC, disciplines; see features/field-codes.ts. */
  codes?: string[];
}

/** Somebody or something that can offer help, shown by works. */
export interface ProfileText {
  id: string;
  /** Works the index does not hold are passed over; naming one twice changes nothing. */
  workIds: string[];
  /** Own words: fields, biography, keywords. Weighs as much as one more work. */
  text?: string;
  /** Fields of its own, codes or names; they count as those of one more work. */
  codes?: string[];
}

/** Somebody wants something, in words. */
export interface NeedText {
  id: string;
  title: string;
  text: string;
  /** Field codes or names it belongs to. */
  codes?: string[];
  /** What a solution must reach. */
  indicators?: IndicatorText[];
}

/** One indicator as it is written; `comparator` is >=, <=, >, <, =, range or text. */
export interface IndicatorText {
  name: string;
  comparator: string;
  target: string;
  unit: string;
}

/** The views of a profile that are not lexical; see side-channels.ts. */
export const SIDE_CHANNELS = ['fields', 'indicators', 'meaning'] as const;
export type SideName = (typeof SIDE_CHANNELS)[number];

/**
 * One more view of the profiles. Whoever computes it gives one number a profile; the engine only
 * weighs it and adds it up, so a further view changes nothing else.
 */
export interface SideChannel {
  name: SideName;
  /** In the order of `index.profileIds`, all finite; 0 where the view says nothing of a profile. */
  values: Float64Array;
  /** What the number rests on, for people; asked for explained profiles only. */
  reasonsFor?: (profile: number) => SideReason[];
}

/** What a side channel found, in a form that people can be told. */
export interface SideReason {
  channel: SideName;
  /** What the need asks for, as it writes it. */
  asked: string;
  /** What the profile's works report. */
  found: string;
  /** In how many works that code stands; the profile's own fields count as one. For fields. */
  works?: number;
  /** The work that reports it, and whether that reaches what is asked. For indicators. */
  workId?: string;
  met?: boolean;
}

export interface RankOptions {
  /** How many profiles to return; `'all'` for every one that is not excluded. */
  top: number | 'all';
  /** Profiles for which this is true are left out before ranks are given. */
  exclude?: (profileId: string) => boolean;
  /** How many of the best get an explanation; none when absent. */
  explain?: number;
  /** Views beside the lexical ones, each at most once. None: the ranking is lexical alone. */
  sides?: readonly SideChannel[];
}

export interface RankedProfile {
  profileId: string;
  /** Standard deviations above what an unrelated need gives; higher is better; may be negative. */
  score: number;
  /** 1 for the best. Equal scores stand in the order of their profile ids. */
  rank: number;
  explanation?: Explanation;
}

/** Why a profile has its score, in numbers that add up. */
export interface Explanation {
  /**
   * Channels, baseline, hub correction and the side channels that were given; the values add up to
   * the score (within 1e-9).
   */
  parts: { name: string; value: number }[];
  /**
   * The terms that carried it, heaviest first, and one entry with term `''` for all others, among
   * them the stop-words. The
   * contributions add up to the lexical part: the sum of the parts `profile`, `centroid` and `works`.
   */
  terms: { term: string; label: string; contribution: number }[];
  /** The works that carried it, heaviest first: their share of the parts `centroid` and `works`. */
  works: { workId: string; contribution: number }[];
  /** Share of the parts `centroid` and `works` that comes from the profile's own words. */
  ownWords: number;
  /** Why not higher: the need's heaviest terms that the profile lacks; weight is a share of 1. */
  missing: { term: string; label: string; weight: number }[];
  /** What the side channels rest on; absent without any. */
  reasons?: SideReason[];
}
