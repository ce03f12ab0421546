export interface ScorePart {
  key: string;
  label: string;
  value: number;
}

export interface StackedPart extends ScorePart {
  /** Where it begins and how far it reaches, as shares of the longest point of the stack. */
  start: number;
  width: number;
  /** Takes away instead of adding. */
  negative: boolean;
  /** The value as shown; the shown values add up to the shown total. */
  shown: number;
}

export interface Stack {
  parts: StackedPart[];
  /** Where the stack ends, as a share: the score. */
  end: number;
  total: number;
}

/**
 * Parts of a score laid end to end. Those that add come first, from the left; those that take away
 * then go back from where the others ended, so that the stack ends at the score itself.
 *
 * Input: parts in the order of their legend, and the score. Output: shares of the bar's width.
 * Worked example: 4, 3, −1 with the score 6: [0, 4/7], [4/7, 3/7], [6/7, 1/7]; it ends at 6/7.
 */
export function stackParts(parts: readonly ScorePart[], total: number, digits = 2): Stack {
  const reach = parts.reduce((sum, { value }) => sum + Math.max(0, value), 0) || 1;
  const shown = roundToSum(
    parts.map(({ value }) => value),
    total,
    digits,
  );
  let [front, back] = [0, 1];
  if (parts.every(({ value }) => value <= 0)) back = 0;
  const laid = parts.map((part, i): StackedPart => {
    const width = Math.abs(part.value) / reach;
    const negative = part.value < 0;
    const start = negative ? Math.max(0, back - width) : front;
    if (negative) back = start;
    else front += width;
    return { ...part, start, width: Math.min(width, 1), negative, shown: shown[i] };
  });
  const end = Math.min(1, Math.max(0, total / reach));
  return { parts: laid, end, total: round(total, digits) };
}

/**
 * Rounds each value so that the rounded ones add up to the rounded total: what is over or missing
 * goes to the values whose rounding lost the most (largest remainder).
 */
export function roundToSum(values: readonly number[], total: number, digits: number): number[] {
  const unit = 10 ** digits;
  const floors = values.map((value) => Math.floor(value * unit));
  const over = Math.round(total * unit) - floors.reduce((sum, value) => sum + value, 0);
  const byLoss = values
    .map((value, i) => ({ i, loss: value * unit - floors[i] }))
    .sort((a, b) => b.loss - a.loss || a.i - b.i);
  // More than one unit a value means that the parts are not the total's; then they stay as they are.
  if (over < 0 || over > values.length) return values.map((value) => round(value, digits));
  for (const { i } of byLoss.slice(0, over)) floors[i] += 1;
  return floors.map((value) => value / unit);
}

const round = (value: number, digits: number): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;
