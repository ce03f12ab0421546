import type { LexiconEntry } from './lexicon.js';
import { normalise } from './normalise.js';
import { tokenise } from './tokenise.js';

/** Words of a lexicon that are looked up in one go, at most: terms are short. */
const LONGEST_WORDS = 6;
const LONGEST_CHARACTERS = 12;

/**
 * Finds the words of a short text (a name, a phrase) in a lexicon and says them in the other language.
 *
 * Longest first, without overlap; English words in whatever form they have. Cost: some microseconds
 * a word; the lexicon is read once. Example: with the lexicon that comes along, `比容量` and
 * `循环寿命` in one name give `specific capacity` and `cycle life`.
 */
export class LexiconLookup {
  private readonly chinese = new Map<string, Set<string>>();
  private readonly english = new Map<string, Set<string>>();

  constructor(entries: readonly LexiconEntry[]) {
    for (const { zh, en } of entries) {
      for (const word of zh) addAll(this.chinese, normalise(word).text, en);
      for (const word of en) addAll(this.english, stemsOf(word).join(' '), zh);
    }
  }

  /** All variants of all words found, in the order of the text. */
  translate(text: string): string[] {
    const characters = [...normalise(text).text];
    const words = stemsOf(text);
    return [
      ...find(characters, '', LONGEST_CHARACTERS, this.chinese),
      ...find(words, ' ', LONGEST_WORDS, this.english),
    ];
  }
}

function addAll(to: Map<string, Set<string>>, key: string, variants: string[]): void {
  const held = to.get(key) ?? new Set<string>();
  to.set(key, held);
  for (const variant of variants) held.add(variant);
}

/** Stems of the words that are not Chinese, grammar left out. */
const stemsOf = (text: string): string[] =>
  tokenise(text)
    .filter(({ kind, stop }) => (kind === 'word' || kind === 'compound') && !stop)
    .map(({ term }) => term);

function find(
  units: string[],
  glue: string,
  longest: number,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const found: string[] = [];
  for (let at = 0; at < units.length;) {
    let length = Math.min(longest, units.length - at);
    while (length > 0 && !known.has(units.slice(at, at + length).join(glue))) length--;
    found.push(...(known.get(units.slice(at, at + length).join(glue)) ?? []));
    at += Math.max(1, length);
  }
  return found;
}
