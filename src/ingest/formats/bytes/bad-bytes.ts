/**
 * A byte that is no part of any character travels through the text as two noncharacters
 * (U+FDD0 + high nibble, U+FDE0 + low nibble), which Unicode keeps for such internal use. So a
 * bad byte stays inside its own record, is reported there with its value, and the records around
 * it are read. The price: a file that itself holds U+FDD0 to U+FDEF is reported as well.
 */
const MARKED = /[\ufdd0-\ufddf][\ufde0-\ufdef]/g;
const ANY = /[\ufdd0-\ufdef]/;

export function markBadByte(byte: number): string {
  return String.fromCharCode(0xfdd0 + (byte >> 4), 0xfde0 + (byte & 15));
}

export function hasBadBytes(text: string): boolean {
  return ANY.test(text);
}

/** The first few bad bytes for a message: `0xe9, 0xff`. */
export function listBadBytes(text: string): string {
  const found = (text.match(MARKED) ?? []).slice(0, 5);
  return found.map((pair) => `0x${hexOf(pair)}`).join(', ') || 'U+FDD0 to U+FDEF';
}

export function showBadBytes(text: string): string {
  return text.replace(MARKED, (pair) => `\\x${hexOf(pair)}`);
}

function hexOf(pair: string): string {
  const value = ((pair.charCodeAt(0) - 0xfdd0) << 4) | (pair.charCodeAt(1) - 0xfde0);
  return value.toString(16).padStart(2, '0');
}
