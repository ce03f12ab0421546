import { type Tongue } from './instant-parts';

const WAN_CENTS = 1_000_000n;

/** "4680000.5" → 468000050n; a text that is no such amount gives null. */
export function centsOf(amount: string): bigint | null {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount.trim());
  return match ? BigInt(match[1]) * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : null;
}

/**
 * An amount as the reader's language writes it, exactly: nothing is rounded. Chinese counts in 万 from
 * ten thousand on, as long as that needs no more than four decimals.
 * "4680000.00" CNY → 468万元 · CNY 4,680,000
 */
export function sayAmount(tongue: Tongue, amount: string, currency: string): string {
  const cents = centsOf(amount);
  if (cents === null) return amount;
  if (tongue === 'en') return `${currency} ${grouped(cents)}`;
  return `${chineseNumber(cents)}${chineseUnit(currency)}`;
}

/** Both ends of a range: 300万–468万元 · CNY 3,000,000–4,680,000 */
export function sayRange(tongue: Tongue, ends: [string, string], currency: string): string {
  const [low, high] = [centsOf(ends[0]), centsOf(ends[1])];
  if (low === null || high === null) return ends.join('–');
  if (low === high) return sayAmount(tongue, ends[0], currency);
  if (tongue === 'en') return `${currency} ${grouped(low)}–${grouped(high)}`;
  return `${chineseNumber(low)}–${chineseNumber(high)}${chineseUnit(currency)}`;
}

function chineseNumber(cents: bigint): string {
  // Four decimals of 万 are whole yuan; with cents the plain number is the shorter one.
  if (cents < WAN_CENTS || cents % 100n !== 0n) return grouped(cents);
  const whole = cents / WAN_CENTS;
  const rest = ((cents % WAN_CENTS) / 100n).toString().padStart(4, '0').replace(/0+$/, '');
  return `${thousands(whole)}${rest ? `.${rest}` : ''}万`;
}

const CHINESE_UNITS: Record<string, string> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  HKD: '港元',
  JPY: '日元',
  GBP: '英镑',
};

const chineseUnit = (currency: string): string => CHINESE_UNITS[currency] ?? ` ${currency}`;

function grouped(cents: bigint): string {
  const rest = cents % 100n;
  return `${thousands(cents / 100n)}${rest ? `.${rest.toString().padStart(2, '0')}` : ''}`;
}

const thousands = (whole: bigint): string => whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');
