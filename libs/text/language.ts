/** `zh` mostly Han, `en` hardly any Han, `mixed` both; `none` when there is no letter at all. */
export type Language = 'zh' | 'en' | 'mixed' | 'none';

/** Letters looked at; the head of a long text says enough. */
const SAMPLED_UNITS = 20_000;

/**
 * Share of Han characters among the letters of a text, 0 to 1; a Latin word counts as many letters
 * as it has. Trained language guessers misread text that mixes both; this share does not.
 */
export function hanShare(text: string): number {
  const sample = text.slice(0, SAMPLED_UNITS);
  if (!/[\u2e80-\uffff]/.test(sample)) return 0; // no East Asian unit: the common, cheap case
  const letters = count(sample, /\p{L}/gu);
  return letters === 0 ? 0 : count(sample, /\p{Script=Han}/gu) / letters;
}

/** The language of a text by {@link hanShare}: below 5 % en, above 50 % zh. */
export function languageOf(text: string): Language {
  if (!/\p{L}/u.test(text)) return 'none';
  const share = hanShare(text);
  if (share < 0.05) return 'en';
  return share > 0.5 ? 'zh' : 'mixed';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
