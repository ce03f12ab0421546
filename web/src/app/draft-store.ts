export interface Draft<T> {
  value: T;
  /** When it was typed last. */
  at: string;
}

const PREFIX = 'jiebang.draft.';
/** What nobody came back to is forgotten, so that other people's machines don't keep it. */
const KEPT_DAYS = 30;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A place for each person and thing: two people at one machine don't see each other's words. */
export const placeOf = (person: string, thing: string): string => `${PREFIX}${person}.${thing}`;

/** What was kept, unless it is broken or old; the store may be forbidden. */
export function readDraft<T>(store: Store, place: string, now: number): Draft<T> | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(place) ?? 'null');
    if (!kept || typeof kept !== 'object' || !('value' in kept) || !('at' in kept)) return null;
    const age = now - Date.parse(String(kept.at));
    if (!(age < KEPT_DAYS * 86_400_000)) return null;
    // Written by `keepDraft` under this very place, whose callers agree on what is in it.
    return kept as Draft<T>;
  } catch {
    return null;
  }
}

/** Whether it could be kept: a store may be full or forbidden. */
export function keepDraft(store: Store, place: string, value: unknown, now: number): boolean {
  try {
    store.setItem(place, JSON.stringify({ value, at: new Date(now).toISOString() }));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(store: Store, place: string): void {
  try {
    store.removeItem(place);
  } catch {
    // Forbidden: then nothing was kept either.
  }
}
