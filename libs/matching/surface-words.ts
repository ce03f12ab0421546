import { chineseWords, tokenise } from '../text/index.js';
import { byId } from './corpus.js';
import type { Vocabulary } from './vocabulary.js';

/** How a term of the index is named to people. */
export interface SurfaceWord {
  term: string;
  label: string;
}

/**
 * How the terms of some texts are written there, for terms that no need writes: a translated need is
 * explained by `peptides`, not by the stem `peptid`. The commonest spelling stands for a word, the
 * commonest Chinese word around it for a pair of characters (none for a pair that crosses words).
 *
 * Input: texts and the vocabulary that read them. Output: by term number. Cost: one more pass over
 * the texts; texts with Chinese load the dictionary.
 */
export function findSurfaceWords(
  vocabulary: Vocabulary,
  texts: Iterable<string>,
  longest: number,
): Map<number, SurfaceWord> {
  const found = new Map<number, { term: string; spellings: Map<string, number> }>();
  const count = (number: number, term: string, spelling: string): void => {
    if (number < 0) return;
    const entry = found.get(number) ?? { term, spellings: new Map<string, number>() };
    entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    found.set(number, entry);
  };
  for (const text of texts) {
    for (const { term, start, end, kind } of tokenise(text, longest)) {
      if (kind !== 'gram') count(vocabulary.findUnit(term), term, text.slice(start, end));
    }
    for (const { word } of chineseWords(text.slice(0, longest))) {
      const characters = [...word];
      for (let i = 0; i + 1 < characters.length; i++) {
        const first = vocabulary.findUnit(characters[i]);
        const second = vocabulary.findUnit(characters[i + 1]);
        if (first >= 0 && second >= 0) count(vocabulary.findPair(first, second), '', word);
      }
    }
  }
  const words = new Map<number, SurfaceWord>();
  for (const [number, { term, spellings }] of found) {
    const label = commonest(spellings);
    words.set(number, { term: term === '' ? label : term, label });
  }
  return words;
}

/** Among equally common spellings the shortest, then the one in lower case. */
function commonest(spellings: Map<string, number>): string {
  const [best] = [...spellings].sort(
    ([a, times], [b, others]) => others - times || a.length - b.length || byId(b, a),
  );
  return best[0];
}
