import type { MatchIndex } from './match-index.js';
import { isPair, isSpaced } from './weigh.js';

/**
 * How much more a profile uses a term than everybody does: the view `profile`.
 *
 * A profile's share of a term is how often its texts use it, divided by how often they use any;
 * everybody's share is the number of documents that hold it, divided by that of all terms added up.
 * A use of the term in a need then speaks for the profile with the logarithm of how much likelier the
 * term is from a mixture of own and everybody's words than from everybody's alone:
 *
 *     ln(1 + ownShare / (1 − ownShare) × share of the profile / share of everybody)
 *
 * That is 0 for a term the profile lacks, little for one that all use, and grows with what is its
 * own; the view is the mean over the uses of terms in the need. Terms that nobody has count as uses.
 *
 * Source: the candidate model of Balog, Azzopardi & de Rijke 2006 with the smoothing of Jelinek &
 * Mercer (Zhai & Lafferty 2001). Everybody's share follows from rarity, so nothing is kept for it.
 * Cost: one logarithm a term found in a profile. Worked example: docs/matching.md.
 */
export function oddsOf(index: UsageGround, term: number): number {
  const { kinds, rarities, termsOfDocument, options } = index;
  const kind = kinds[term];
  if (isPair(kind) && options.pairWeight === 0) return 0;
  const rarity = isPair(kind) ? rarities[term] / options.pairWeight : rarities[term];
  const [spaced, unspaced] = termsOfDocument;
  const documentsEach = Math.expm1(rarity); // documents of the script ÷ those with the term
  const odds = options.ownShare / (1 - options.ownShare);
  return odds * documentsEach * (isSpaced(kind) ? spaced : unspaced);
}

/** What everybody's share of a term is worked out from. */
export type UsageGround = Pick<MatchIndex, 'kinds' | 'rarities' | 'termsOfDocument' | 'options'>;

/** What a use of a term in a need says for a facet that uses it so often, of all its uses of terms. */
export const usageWeight = (odds: number, times: number, uses: number): number =>
  Math.log(1 + (odds * times) / uses);
