/** A stretch of a text; `term` is the index of the term that it shows, or null for plain text. */
export interface Stretch {
  text: string;
  term: number | null;
}

/** A longer text is shown without highlights behind this point. */
const LONGEST = 20_000;
const MOST_TERMS = 200;

/**
 * Cuts a text at the terms that occur in it. The stretches together are the text, letter by letter.
 *
 * Words in letters are found at the beginning of a word and take its ending with them, so that
 * "fringe" is seen in "fringes"; Chinese terms are found anywhere. Of two that begin together the
 * longer is taken; one that begins inside another keeps what is left of it. Neighbours stay apart:
 * 薄膜 and 沉积 side by side are two highlights, for they are two reasons.
 *
 * Input: text, terms as they are written. Cost: one scan of the text for each term.
 */
export function findHighlights(text: string, terms: readonly string[]): Stretch[] {
  const spans = terms.slice(0, MOST_TERMS).flatMap((term, i) => spansOf(text, term, i));
  spans.sort((a, b) => a.start - b.start || b.end - a.end || a.term - b.term);
  const stretches: Stretch[] = [];
  let cursor = 0;
  for (const { start, end, term } of spans) {
    if (end <= cursor) continue;
    const from = Math.max(start, cursor);
    if (from > cursor) stretches.push({ text: text.slice(cursor, from), term: null });
    stretches.push({ text: text.slice(from, end), term });
    cursor = end;
  }
  if (cursor < text.length) stretches.push({ text: text.slice(cursor), term: null });
  return stretches;
}

interface Span {
  start: number;
  end: number;
  term: number;
}

function spansOf(text: string, term: string, index: number): Span[] {
  const wanted = term.trim();
  if (wanted === '') return [];
  const pattern = new RegExp(patternOf(wanted), 'giu');
  return [...text.slice(0, LONGEST).matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    term: index,
  }));
}

const HAN = /\p{Script=Han}/u;

function patternOf(term: string): string {
  const words = term.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const spaced = words.join('\\s+');
  if (HAN.test(term)) return words.join('\\s*');
  // At most three letters of an ending: "test" shows in "tested", not in "testimony".
  return `(?<![\\p{L}\\p{N}])${spaced}\\p{Ll}{0,3}(?![\\p{L}\\p{N}])`;
}
