/** Why a file is not taken: a key of the words `ui:file.…`; null where it is. */
export function refusalOf(
  file: { name: string; size: number; type: string },
  accept: string,
  maxBytes: number,
): 'wrong-kind' | 'too-large' | 'empty' | null {
  if (file.size === 0) return 'empty';
  if (file.size > maxBytes) return 'too-large';
  const kinds = accept
    .split(',')
    .map((kind) => kind.trim().toLowerCase())
    .filter(Boolean);
  const fits = (kind: string) =>
    kind.startsWith('.')
      ? file.name.toLowerCase().endsWith(kind)
      : kind.endsWith('/*')
        ? file.type.startsWith(kind.slice(0, -1))
        : file.type === kind;
  return kinds.length === 0 || kinds.some(fits) ? null : 'wrong-kind';
}

const UNITS = ['B', 'kB', 'MB', 'GB'];

/** 52,428,800 → 50 MB; 1,536 → 1.5 kB (of 1024 each, as file managers count). */
export function sayBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} ${UNITS[unit]}`;
}
