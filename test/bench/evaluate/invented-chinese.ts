import { seededRandom } from '../../../libs/kernel/index.js';
import { tokenise } from '../../../libs/text/index.js';

/** How far an invented translation is from the text that it renders. */
export interface Looseness {
  /** Words that one stem may become; a text keeps to one of them, drawn for it. */
  renderings: number;
  /** Part of the words that are left out. */
  dropped: number;
  /** Words move by less than so many places; 1 keeps their order. */
  window: number;
}

export const LOOSE: Looseness = { renderings: 2, dropped: 0.2, window: 1 };
export const LOOSER: Looseness = { renderings: 4, dropped: 0.4, window: 6 };

/**
 * Characters that words are made of: about as many as a newspaper uses, but rare ones, since some of
 * the measured works quote Chinese and Japanese, which would be found by chance.
 */
const FIRST_CHARACTER = 0x3400;
const CHARACTERS = 2500;

/**
 * A language in Chinese characters that says what English texts say: each stem is one of a few words
 * of two characters drawn for it, as no real translation of the measured texts exists. Characters are
 * shared by many words, and words have no ends, as in Chinese. Real translations are harder.
 *
 * Input: an English text. Output: sentences of invented words. Seeded; the same stem means the same
 * words in every text of one object, whose texts have to come in the same order.
 */
export class InventedChinese {
  private readonly random: () => number;
  private readonly words = new Map<string, string[]>();

  constructor(
    seed: number,
    private readonly looseness: Looseness,
  ) {
    this.random = seededRandom(seed);
  }

  write(text: string): string {
    const { dropped } = this.looseness;
    const chosen = new Map<string, string>();
    const phrases: string[][] = [];
    for (const { term, kind, joined } of tokenise(text)) {
      if (kind === 'part') continue;
      if (!joined || phrases.length === 0) phrases.push([]);
      const word = chosen.get(term) ?? this.pick(this.wordsFor(term));
      chosen.set(term, word);
      if (this.random() >= dropped) phrases[phrases.length - 1].push(word);
    }
    return phrases.map((phrase) => this.shuffle(phrase).join('')).join('，');
  }

  /** The words that a stem may become. */
  wordsFor(stem: string): readonly string[] {
    const known = this.words.get(stem);
    if (known) return known;
    const words = Array.from(
      { length: this.looseness.renderings },
      () => this.character() + this.character(),
    );
    this.words.set(stem, words);
    return words;
  }

  private shuffle(phrase: readonly string[]): string[] {
    const { window } = this.looseness;
    return phrase
      .map((word, place) => ({ word, place: place + this.random() * window }))
      .sort((a, b) => a.place - b.place)
      .map(({ word }) => word);
  }

  private character = (): string =>
    String.fromCharCode(FIRST_CHARACTER + Math.floor(this.random() * CHARACTERS));

  private pick = <T>(list: readonly T[]): T => list[Math.floor(this.random() * list.length)];
}
