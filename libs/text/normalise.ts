/**
 * One spelling for what means the same: full-width forms, sub- and superscripts and ligatures by
 * NFKC, lower case, Latin letters without accents, Greek letters by name, dashes as hyphens.
 *
 * Input: any string. Output: the normalised text and, unless nothing moved, for each of its UTF-16
 * units where it came from, so that a match can be highlighted in the source. Cost: one pass; plain
 * ASCII only pays for lower-casing. Source: Unicode Standard Annex 15 (NFKC).
 *
 * Example: `ＬｉＦｅＰＯ₄ / α–Al₂O₃` becomes `lifepo4 / alpha-al2o3`, `10 μm` becomes `10 um`.
 */
export interface Normalised {
  text: string;
  /** Source position of each unit's character; absent when text and source positions agree. */
  starts?: Int32Array;
  /** Source position after each unit's character. */
  ends?: Int32Array;
}

export function normalise(source: string): Normalised {
  if (/^[\x00-\x7f]*$/.test(source)) return { text: source.toLowerCase() };
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of source.matchAll(/[\x00-\x7f]+(?!\p{M})|[^\p{M}]\p{M}*|\p{M}+/gsu)) {
    const from = match.index;
    const to = from + match[0].length;
    if (source.charCodeAt(to - 1) < 0x80) {
      pieces.push(match[0].toLowerCase());
      for (let at = from; at < to; at++) {
        starts.push(at);
        ends.push(at + 1);
      }
      continue;
    }
    const piece = normalCharacter(match[0], source[from - 1] ?? '', source[to] ?? '');
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      starts.push(from);
      ends.push(to);
    }
  }
  return { text: pieces.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

const GREEK_NAMES: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

function normalCharacter(character: string, before: string, after: string): string {
  const first = character.charCodeAt(0);
  if (first >= 0x4e00 && first <= 0x9fff && character.length === 1) return character;
  const folded = character.normalize('NFKC').toLowerCase();
  if (/^[‐‑‒–−]$/u.test(folded)) return '-';
  if (/^[\u0370-\u03ff]/u.test(folded)) return greekName(folded, before, after);
  return /^[a-z\u00c0-\u024f]/u.test(folded) ? withoutAccents(folded) : folded;
}

/** A letter alone is a symbol and gets its name; inside a Greek word it stays a letter. */
function greekName(letter: string, before: string, after: string): string {
  const greek = /[\u0370-\u03ff]/u;
  if (greek.test(before) || greek.test(after)) return letter;
  if (letter === 'μ' && /[mglshavwfj]/iu.test(after)) return 'u'; // the prefix micro: um, ug, us
  return GREEK_NAMES[letter] ?? letter;
}

const withoutAccents = (letters: string): string =>
  letters.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
