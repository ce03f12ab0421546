import { chineseWords, normalise, tokenise } from '../../../libs/text/index.js';

/** What the public may search in; the other tiers must not be found through it. */
export interface PublicTier {
  number: string | null;
  title: string;
  teaser: string | null;
  field: string | null;
  keywords: readonly string[];
  region: string | null;
}

/** At most this many words of a query count; each one is a pass over the list. */
const MOST_WORDS = 12;
const SHORTEST_STEM = 3;

/**
 * The public tier as one folded text: what was written, then the stems of its Latin words, so that
 * `battery` finds `batteries`. Indicator names belong to the public tier and are searched too.
 */
export function publicSearchText(
  tier: PublicTier & { indicators?: readonly { name?: string }[] },
): string {
  const indicators = (tier.indicators ?? []).map(({ name }) => name);
  const parts = [tier.number, tier.title, tier.teaser, tier.field, tier.region];
  const text = [...parts, ...tier.keywords, ...indicators].filter(Boolean).join('\n');
  const stems = new Set(
    tokenise(text)
      .filter(({ kind }) => kind !== 'gram')
      .map(({ term }) => term),
  );
  return `${normalise(text).text}\n${[...stems].join(' ')}`;
}

/**
 * A query as words that must all occur, each with the spellings that will do. Latin words go by
 * themselves or their stem; a run of Han characters is cut into words, since 高强铝合金 should find
 * 高强韧铝合金. Example: `电池 membranes` → `[[电池], [membranes, membran]]`.
 */
export function searchWords(query: string): string[][] {
  const { text } = normalise(query);
  const words = text.split(/[\s,，、;；。!！?？"'“”‘’()（）]+/u).filter(Boolean);
  return words.flatMap(cutHan).slice(0, MOST_WORDS).map(spellings);
}

function cutHan(word: string): string[] {
  return (word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((run) => {
    if (!/^\p{Script=Han}/u.test(run) || run.length <= 2) return [run];
    const cut = chineseWords(run).map((found) => found.word);
    const longer = cut.filter((part) => part.length > 1);
    return longer.length ? longer : cut;
  });
}

function spellings(word: string): string[] {
  const stem = tokenise(word).find(({ kind }) => kind === 'word')?.term;
  return stem && stem !== word && stem.length >= SHORTEST_STEM ? [word, stem] : [word];
}
