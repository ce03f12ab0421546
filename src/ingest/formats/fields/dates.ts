import { LIMITS } from '../limits.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A year within the limits, from a number, `2014`, `2014//`, `JUN 8 2004`; else undefined. */
export function parseYear(value: string | number): number | undefined {
  const text = String(value).normalize('NFKC');
  const digits = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  const year = digits === undefined ? NaN : Number(digits);
  return year >= LIMITS.yearFrom && year <= LIMITS.yearTo ? year : undefined;
}

/**
 * An ISO date, as exact as the text: `2024-3-5`, `2024/03/05`, `2024年3月`, `March 5, 2024`,
 * `5 March 2024`, `20240305`, `2024`, a timestamp. Undefined where day and month could be mistaken
 * for each other (03/05/2024) or no such day exists.
 */
export function parseDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const numbers =
    /^(\d{4})(?:[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2})日?)?月?)?年?(?:[T ]\d{1,2}:.*)?$/.exec(
      plain,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (numbers) return isoDate(numbers[1], numbers[2], numbers[3]);
  const words =
    /^(?<month>[A-Za-z]{3,9})\.?\s+(?:(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?<year>\d{4})$/.exec(
      plain,
    ) ?? /^(?<day>\d{1,2})\.?\s+(?<month>[A-Za-z]{3,9})\.?,?\s+(?<year>\d{4})$/.exec(plain);
  if (!words?.groups) return undefined;
  const month = MONTHS.indexOf(words.groups.month.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : isoDate(words.groups.year, String(month), words.groups.day);
}

/** Whole months from `12`, `12个月`, `18 months`, `2年`, `1.5 years`. */
export function parseMonths(text: string): number | undefined {
  const parts = /^(\d+(?:\.\d+)?)\s*(个月|月|months?|mo|年|years?|yr)?$/i.exec(
    text.normalize('NFKC').trim(),
  );
  if (!parts) return undefined;
  const months = Number(parts[1]) * (/^(年|y)/i.test(parts[2] ?? '') ? 12 : 1);
  return Number.isInteger(months) ? months : undefined;
}

function isoDate(year: string, month?: string, day?: string): string | undefined {
  if (parseYear(year) === undefined) return undefined;
  if (month === undefined) return year;
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  const start = `${year}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return start;
  const d = Number(day);
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  return d >= 1 && d <= last ? `${start}-${String(d).padStart(2, '0')}` : undefined;
}
