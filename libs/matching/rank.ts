import { explain, type ScoredPlace } from './explain.js';
import { byId } from './corpus.js';
import type { LayeredIndex } from './layers.js';
import type { MatchIndex } from './match-index.js';
import { matcherOf } from './matcher.js';
import { readNeed, type ReadNeed } from './need-vector.js';
import { scoreBest, scoreEverybody, type Wanted } from './score-profiles.js';
import { explainSides, sumSides } from './side-channels.js';
import type { Explanation, NeedText, RankedProfile, RankOptions, SideChannel } from './types.js';

/**
 * Ranks the profiles of an index for one need, best first; equal scores by profile id.
 *
 * Every profile that is not excluded is a candidate, also one without works (it comes last) and also
 * for a need without a known word (then only the hub correction tells profiles apart). Same index,
 * same need: same answer to the last bit. With `top` a number, profiles that a rough score puts far
 * down are not scored in full; whoever is in the list has exactly the score that `'all'` gives. Cost
 * and exactness: docs/matching.md.
 */
export function rank(index: MatchIndex, need: NeedText, options: RankOptions): RankedProfile[] {
  return rankParts([{ index, sides: options.sides ?? [] }], need, options);
}

/**
 * The same for an epoch with a layer over it. Values of side channels come in the order of the
 * epoch's profiles, hidden ones too, and then of the layer's.
 */
export function rankLayers(
  { epoch, layer, hidden }: LayeredIndex,
  need: NeedText,
  options: RankOptions,
): RankedProfile[] {
  const below = epoch.profileIds.length;
  const { sides = [] } = options;
  const parts: Part[] = [
    {
      index: epoch,
      hidden,
      sides: sides.map((side) => ({ ...side, values: side.values.subarray(0, below) })),
    },
    {
      index: layer,
      sides: sides.map(({ reasonsFor, values, ...side }) => ({
        ...side,
        values: values.subarray(below),
        ...(reasonsFor ? { reasonsFor: (profile: number) => reasonsFor(below + profile) } : {}),
      })),
    },
  ];
  return rankParts(parts, need, options);
}

/** An index that is ranked together with others of the same statistics. */
interface Part {
  index: MatchIndex;
  /** By profile: 1 for one that is passed over. */
  hidden?: Uint8Array;
  sides: readonly SideChannel[];
}

interface Placed extends ScoredPlace {
  part: Part;
  score: number;
}

function rankParts(parts: Part[], need: NeedText, options: RankOptions): RankedProfile[] {
  const read = readNeed(parts[0].index, need);
  const placed = parts.flatMap((part) => placeProfiles(part, read, options));
  const idOf = ({ part, profile }: Placed): string => part.index.profileIds[profile];
  if (parts.length > 1) placed.sort((a, b) => b.score - a.score || byId(idOf(a), idOf(b)));
  const kept = options.top === 'all' ? placed : placed.slice(0, Math.max(0, options.top));
  const explanations = explainPlaced(kept.slice(0, Math.max(0, options.explain ?? 0)), read);
  return kept.map((place, i) => {
    const [profileId, score, rank] = [idOf(place), place.score, i + 1];
    return i < explanations.length
      ? { profileId, score, rank, explanation: explanations[i] }
      : { profileId, score, rank };
  });
}

/** The best profiles of one part, best first; equal scores in the order of ids. */
function placeProfiles(part: Part, read: ReadNeed, options: RankOptions): Placed[] {
  const { index, sides } = part;
  const isExcluded = excluder(part, options.exclude);
  const wanted: Wanted = {
    language: read.language,
    ...(isExcluded ? { isExcluded } : {}),
    added: sumSides(index.profileIds.length, sides, index.options.sideWeights),
  };
  const matcher = matcherOf(index);
  matcher.begin(read);
  const { profiles, scores, values } =
    options.top === 'all'
      ? scoreEverybody(index, matcher, wanted)
      : scoreBest(index, matcher, wanted, options.top);
  return profiles.map((profile, i) => ({ part, profile, score: scores[i], values, place: i }));
}

/** In the order given. The matchers of the parts still hold what they found for the need. */
function explainPlaced(placed: readonly Placed[], read: ReadNeed): Explanation[] {
  const explanations = new Array<Explanation>(placed.length);
  for (const part of new Set(placed.map((place) => place.part))) {
    const { index, sides } = part;
    const { sideWeights } = index.options;
    const of = [...placed.keys()].filter((i) => placed[i].part === part);
    const ofPart = of.map((i) => placed[i]);
    explain(index, read, matcherOf(index), ofPart).forEach((explanation, i) => {
      const { profile } = ofPart[i];
      explanations[of[i]] = explainSides(explanation, profile, sides, sideWeights);
    });
  }
  return explanations;
}

/** Asks about everybody at once: while a need is being scored nothing else may use its matcher. */
function excluder(
  { index, hidden }: Part,
  exclude?: (profileId: string) => boolean,
): ((profile: number) => boolean) | undefined {
  if (!exclude) return hidden && ((profile) => hidden[profile] === 1);
  const flags = index.profileIds.map((id, profile) => hidden?.[profile] === 1 || exclude(id));
  return (profile) => flags[profile];
}
