/** What a UTF-16 unit of normalised text can be part of. */
export const SEPARATOR = 1;
/** Letters and digits of scripts that put spaces between words. */
export const LETTER = 2;
export const DIGIT = 3;
/** Letters of scripts without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. */
export const GRAM = 4;
/** First half of a character outside the basic plane; looked up with its second half. */
const SURROGATE = 5;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** One byte a unit, filled when first asked: 0 is "not looked up yet". */
const classes = new Uint8Array(0x10000);

/** Class of the character that starts at `at`: SEPARATOR, LETTER, DIGIT or GRAM. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = classes[unit] || (classes[unit] = classOf(String.fromCharCode(unit), unit));
  if (known !== SURROGATE) return known;
  return classOf(String.fromCodePoint(text.codePointAt(at) ?? unit), 0);
}

/** UTF-16 units of the character at `at`: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 1 >= text.length) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

function classOf(character: string, unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdbff) return SURROGATE;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return SEPARATOR;
  return UNSPACED.test(character) ? GRAM : LETTER;
}
