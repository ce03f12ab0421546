/**
 * The form under which two spellings of one name meet: NFKC, lower case, everything but letters
 * and digits folded to single spaces. "Ｊ.-P. Müller " and "j p müller" give the same key; the
 * name itself is always kept as written.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
