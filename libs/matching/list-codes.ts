/**
 * What a table of lists keeps of each: a code of 8 bits.
 *
 * 0 is no list. 1 to 127 are lists of a single document, the more of its documents the fewer times
 * they use the term: in the order of documents and then of times, up to 7 times below document 8, 3
 * below 16, 2 below 32, once below 47. Example: document 1 twice is 9.
 *
 * From 128 on it is a list in `occurrences`: 128 + how many **units** it is from where its group
 * begins. A group is 32 lists of the table; they stand one behind another in its order, each beginning
 * at a whole unit. A unit is 1 byte for a group of up to 127 bytes, 2 up to 254 and so on: the least
 * power of two of which the group takes fewer than 128. So it follows from how long the group is, and
 * whatever the lengths of its lists, each has its code; the longer they are the more is left empty, at
 * most a unit less a byte behind each.
 */
export const GROUP_SHIFT = 5;

/** Codes, and units a group takes at most, are fewer. */
export const ELSEWHERE_CODES = 128;

/** Up to how many times documents below the first have a code. */
const OWN = [
  [8, 7],
  [16, 3],
  [32, 2],
  [47, 1],
] as const;

/** By code: document × 8 + times, and the other way round; 0 where there is none. */
const NUMBERS = new Uint16Array(256);
const CODES = new Uint8Array(8 * 47);
let codes = 0;
let document = 0;
for (const [end, most] of OWN) {
  for (; document < end; document++) {
    for (let times = 1; times <= most; times++) {
      NUMBERS[++codes] = 8 * document + times;
      CODES[8 * document + times] = codes;
    }
  }
}

/** The code of a list of one document; 0 if it has none of its own. */
export const codeOfOne = (document: number, times: number): number =>
  document < 47 && times < 8 ? CODES[8 * document + times] : 0;

/** Numbers below are lists that are their codes. */
export const ELSEWHERE = 2 ** 16;

/**
 * The number by which a reader knows a list: document × 8 + times for one that is its code, or 65,536
 * + where that code stands among all, those of `rare` before those of `common`; `at` is that place.
 * Without a branch, since none could be foreseen.
 */
export const listNumber = (code: number, at: number): number =>
  NUMBERS[code] + ((at + ELSEWHERE) & -(code >>> 7));

/**
 * Where a list that is not its code begins, by the place of its code in the table. `places` are where
 * groups begin, and where the last one ends.
 */
export function placeOfList(places: Uint32Array, at: number, code: number): number {
  const group = at >>> GROUP_SHIFT;
  const start = places[group];
  return start + ((code & 127) << unitShift(places[group + 1] - start));
}

/** Binary logarithm of the unit of a group that takes so many bytes. */
export const unitShift = (bytes: number): number => Math.max(0, 25 - Math.clz32(bytes));
