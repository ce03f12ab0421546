/** Whose version of each field is taken. */
export type Side = 'mine' | 'theirs';

/**
 * The fields that both changed or that differ at all: `base`, where it is known, is what both began
 * with, and a field that only one of them changed needs no question: that change is taken.
 */
export function differences<T extends object>(
  keys: readonly (keyof T & string)[],
  versions: { mine: T; theirs: T; base?: T },
): { asked: (keyof T & string)[]; taken: Partial<Record<keyof T & string, Side>> } {
  const asked: (keyof T & string)[] = [];
  const taken: Partial<Record<keyof T & string, Side>> = {};
  const { mine, theirs, base } = versions;
  for (const key of keys) {
    if (same(mine[key], theirs[key])) continue;
    if (base && same(base[key], theirs[key])) taken[key] = 'mine';
    else if (base && same(base[key], mine[key])) taken[key] = 'theirs';
    else asked.push(key);
  }
  return { asked, taken };
}

/** Theirs, with each chosen field of mine. */
export function mergeVersions<T extends object>(
  versions: { mine: T; theirs: T },
  chosen: Partial<Record<keyof T & string, Side>>,
): T {
  const merged = { ...versions.theirs };
  for (const [key, side] of Object.entries(chosen))
    // The keys of `chosen` are keys of T by its own type; Object.entries forgets that.
    if (side === 'mine') merged[key as keyof T] = versions.mine[key as keyof T];
  return merged;
}

/** No value and an empty text are the same to whoever reads them. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

const plain = (value: unknown): unknown => (value === '' || value === undefined ? null : value);
