export interface Indicator {
  name?: string | null;
  comparator?: string | null;
  target?: string | null;
  unit?: string | null;
  test?: string | null;
}

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤' };

/** What must be reached, as engineers write it: ≥ 300 mAh/g · 10–20 µm · 无可见裂纹 */
export function sayRequirement({ comparator, target, unit }: Indicator): string {
  const goal = (target ?? '').trim();
  const value = comparator === 'range' ? goal.replace(/\s*(\.\.|~|～|—|–|-|至)\s*/, '–') : goal;
  const sign = comparator && !['range', 'text'].includes(comparator) ? comparator : '';
  // A sign that the writer put into the target already is not written twice.
  const shown = sign && !/^[<>=≥≤＝]/.test(value) ? `${SIGNS[sign] ?? sign} ` : '';
  return [value && `${shown}${value}`, (unit ?? '').trim()].filter(Boolean).join(' ');
}
