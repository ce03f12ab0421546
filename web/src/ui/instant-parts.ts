/** The zone in which every deadline of the programme is written. */
export const BEIJING = 'Asia/Shanghai';

export type Tongue = 'zh' | 'en';

export interface InstantParts {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  /** Minutes that the zone is ahead of UTC at that moment. */
  offset: number;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** The zone that the reader's machine is set to. */
export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * What a clock and a calendar in `zone` show at that moment. `Intl` is asked for numbers alone: the
 * order and the words around them are ours, since its own order reads wrong in Chinese.
 */
export function partsOf(at: string | Date | number, zone: string): InstantParts {
  const moment = new Date(at);
  const found = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  const asIfUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = Math.round((asIfUtc - moment.getTime()) / 60_000);
  const weekday = new Date(asIfUtc).getUTCDay();
  return { year, month, day, weekday, hour, minute, second, offset };
}

/** 2026年11月22日 · 22 November 2026 */
export function sayDay(tongue: Tongue, { year, month, day }: InstantParts): string {
  if (tongue === 'zh') return `${year}年${month}月${day}日`;
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** 09:05, or 09:05:03 with seconds. */
export function sayTime({ hour, minute, second }: InstantParts, seconds = false): string {
  const shown = seconds ? [hour, minute, second] : [hour, minute];
  return shown.map((number) => String(number).padStart(2, '0')).join(':');
}

/** 2026年11月22日 09:05 · 22 November 2026, 09:05 */
export function sayInstant(tongue: Tongue, parts: InstantParts, seconds = false): string {
  const between = tongue === 'zh' ? ' ' : ', ';
  return `${sayDay(tongue, parts)}${between}${sayTime(parts, seconds)}`;
}

/** UTC+8, UTC−3:30, UTC */
export function sayOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '−' : '+';
  return `UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** One made for each zone: making them costs far more than using them. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(zone, made);
  return made;
}

/**
 * The moment at which clocks in Beijing show `local` (2026-11-22T09:05 or …:03), as an ISO text; an
 * empty or broken text gives null. Beijing has had no summer time since 1991.
 */
export function fromBeijing(local: string): string | null {
  const moment = new Date(`${local.length === 16 ? `${local}:00` : local}+08:00`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** What `fromBeijing` takes back: 2026-11-22T09:05:03. */
export function toBeijing(at: string | null | undefined): string {
  if (!at) return '';
  const { year, month, day, ...clock } = partsOf(at, BEIJING);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${sayTime({ year, month, day, ...clock }, true)}`;
}
