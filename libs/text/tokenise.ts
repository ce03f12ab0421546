import { DIGIT, GRAM, LETTER, SEPARATOR, classAt, widthAt } from './characters.js';
import { normalise, type Normalised } from './normalise.js';
import { stem } from './stem.js';
import { isStopCharacter, isStopWord } from './stop-words.js';

/**
 * Cuts a text of any mix of languages into the units that are compared.
 *
 * Input: source text. Output: tokens in reading order with their place in the source. Cost: one
 * pass, about 10 MB of English a second once the stems are known. Example: `α-Al2O3陶瓷 membranes`
 * gives `alpha-al2o3` (compound), `alpha` and `al2o3` (its parts), 陶, 瓷 (grams), `membran`.
 */
export interface Token {
  term: string;
  /** Place in the source text, end exclusive, UTF-16 units. */
  start: number;
  end: number;
  kind: 'word' | 'compound' | 'part' | 'gram';
  /** True when this token and the last one before it that is no part form a pair (bigram). */
  joined: boolean;
  /** True for a word that carries grammar only: it counts, but is no reason to show. */
  stop: boolean;
}

/** Default limit on what is read of one text: well above the longest real call (46,000 units). */
export const LONGEST_TEXT = 200_000;
/** A longer unbroken run of letters or digits is data, not a word; it is cut into words this long. */
const LONGEST_WORD = 60;
/** A chain such as `17-4PH` with more parts than this is a list, not a name. */
const MOST_PARTS = 5;

export function tokenise(source: string, longest: number = LONGEST_TEXT): Token[] {
  const scan: Scan = {
    normalised: normalise(source.slice(0, longest)),
    tokens: [],
    joined: false,
    gramEnd: -1,
  };
  const { text } = scan.normalised;
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === SEPARATOR) {
      if (!WITHIN_PHRASE.has(text.charCodeAt(at))) scan.joined = false;
      at += widthAt(text, at);
    } else if (kind === GRAM) at = readGram(scan, at);
    else at = readChain(scan, at);
  }
  return scan.tokens;
}

/** What stands between words of one phrase, as UTF-16 units. */
const WITHIN_PHRASE: ReadonlySet<number> = new Set(
  [...' \t\r\n\'"-'].map((character) => character.charCodeAt(0)),
);

interface Scan {
  normalised: Normalised;
  tokens: Token[];
  /** Whether the next token stands in one phrase with the last. */
  joined: boolean;
  /** Where the last character of an unspaced script ended. */
  gramEnd: number;
}

function readGram(scan: Scan, at: number): number {
  const { text } = scan.normalised;
  const end = at + widthAt(text, at);
  scan.joined = scan.joined && scan.gramEnd === at;
  scan.gramEnd = end;
  const character = text.slice(at, end);
  if (isStopCharacter(character)) scan.joined = false;
  else push(scan, { term: character, from: at, to: end, kind: 'gram' });
  return end;
}

/** Reads letters and digits with the hyphens inside them, and decides what of it is a term. */
function readChain(scan: Scan, at: number): number {
  const { text } = scan.normalised;
  let end = wordEnd(text, at);
  if (scan.tokens.at(-1)?.kind === 'gram') scan.joined = false;
  if (!goesOn(text, end)) {
    pushWord(scan, at, end);
    return end;
  }
  const parts: [number, number][] = [[at, end]];
  while (goesOn(text, end)) {
    const from = end + 1;
    end = wordEnd(text, from);
    parts.push([from, end]);
  }
  const whole = parts.length > 1 && parts.length <= MOST_PARTS ? text.slice(at, end) : '';
  if (whole !== '' && isName(text, parts, whole)) {
    push(scan, { term: whole.replaceAll('_', '-'), from: at, to: end, kind: 'compound' });
    for (const [from, to] of parts) pushPart(scan, from, to);
  } else for (const [from, to] of parts) pushWord(scan, from, to);
  return end;
}

/** Whether a hyphen stands here with a letter or digit behind it. */
function goesOn(text: string, at: number): boolean {
  if (at + 1 >= text.length || (text[at] !== '-' && text[at] !== '_')) return false;
  const after = classAt(text, at + 1);
  return after === LETTER || after === DIGIT;
}

/** Letters and digits, the point of a decimal (`2.5`), and the tails of `c++` and `c#`. */
function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < LONGEST_WORD) {
    const kind = classAt(text, end);
    if (kind === LETTER || kind === DIGIT) end += widthAt(text, end);
    else if (text[end] === '.' && isDigitAt(text, end - 1) && isDigitAt(text, end + 1)) end++;
    else break;
  }
  if (end - from === 1 && text.startsWith('++', end)) return end + 2;
  return end - from === 1 && text[end] === '#' ? end + 1 : end;
}

const isDigitAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && classAt(text, at) === DIGIT;

/** `17-4ph`, `5g-r`, `x-ray` are names as a whole; `low-cost` is just two words. */
function isName(text: string, parts: [number, number][], whole: string): boolean {
  const single = parts.some(([from, to]) => to - from === 1);
  const longer = parts.some(([from, to]) => to - from > 1);
  const digit = /\d/.test(whole);
  const letter = /\p{L}/u.test(whole);
  return letter && (digit || (single && longer)) && !text.startsWith("'", parts[0]?.[0] ?? 0);
}

function pushWord(scan: Scan, from: number, to: number): void {
  const { text } = scan.normalised;
  const word = text.slice(from, to);
  if (isNoise(word)) return;
  push(scan, { term: stem(word), from, to, kind: 'word', stop: isStopWord(word) });
}

function pushPart(scan: Scan, from: number, to: number): void {
  const word = scan.normalised.text.slice(from, to);
  if (isNoise(word) || isStopWord(word)) return;
  push(scan, { term: stem(word), from, to, kind: 'part' });
}

/** Single Latin letters and short bare numbers are list marks, units and counts. */
const isNoise = (word: string): boolean => word.length <= 2 && /^(?:[a-z]|[\d.]{1,2})$/.test(word);

function push(
  scan: Scan,
  found: { term: string; from: number; to: number; kind: Token['kind']; stop?: boolean },
): void {
  const { starts, ends } = scan.normalised;
  const joined = found.kind === 'part' ? false : scan.joined;
  scan.tokens.push({
    term: found.term,
    start: starts ? (starts[found.from] ?? 0) : found.from,
    end: ends ? (ends[found.to - 1] ?? 0) : found.to,
    kind: found.kind,
    joined,
    stop: found.stop ?? false,
  });
  if (found.kind !== 'part') scan.joined = true;
}
