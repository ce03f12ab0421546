const REMEMBERED = 'jiebang.recent';
const MOST = 6;

export interface Place {
  title: string;
  to: string;
}

/** Places that the palette led to lately, the last one first; only on this machine. */
export function recentPlaces(): Place[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPlace).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(place: Place): void {
  const others = recentPlaces().filter(({ to }) => to !== place.to);
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify([place, ...others].slice(0, MOST)));
  } catch {
    // Storage is forbidden or full: nothing is remembered, nothing else is lost.
  }
}

/** Storage may hold anything; only places of our own are followed. */
function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { title, to } = value as Partial<Record<keyof Place, unknown>>;
  return typeof title === 'string' && typeof to === 'string' && /^\/(?![/\\])/.test(to);
}
