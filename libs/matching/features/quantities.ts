import { readUnit, type Unit } from './units.js';

/**
 * Finds the quantities a text states: numbers with a unit, in English or Chinese.
 *
 * Input: source text. Output: value or range in base units, the dimension and the place in the
 * source, in reading order; a bare number is none. Cost: one pass for the numbers, some
 * microseconds a quantity.
 *
 * Example: `循环3万次后容量为312 mA h g⁻¹` gives 30,000 of `count1` and 1,123,200 of `A1 kg-1 s1`.
 */
export interface Quantity {
  /** In base units; both the same unless the text gives a range or a tolerance. */
  low: number;
  high: number;
  dimension: string;
  compound: boolean;
  /** Place in the source text, end exclusive, UTF-16 units. */
  start: number;
  end: number;
}

export function findQuantities(source: string): Quantity[] {
  const found: Quantity[] = [];
  if (!/\p{Nd}/u.test(source)) return found;
  const { text, places } = plain(source);
  let at = 0;
  for (;;) {
    const start = nextNumber(text, at);
    if (start < 0) return found;
    const value = isMoney(text, start) ? undefined : readValue(text, start);
    if (!value) {
      at = endOfDigits(text, start);
      continue;
    }
    const { end, ...quantity } = value;
    const [from, last] = places ? [places[start], places[end - 1]] : [start, end - 1];
    found.push({ ...quantity, start: from, end: last + unitsAt(source, last) });
    at = end;
  }
}

/** How many UTF-16 units the character at a place takes. */
const unitsAt = (text: string, at: number): number =>
  (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

/** Where the next number begins that is no part of a name: `LiNi0.8`, `Al2O3`, `Ti-6Al-4V`; or -1. */
function nextNumber(text: string, from: number): number {
  const digits = /(?<![\w.]|[A-Z][a-z]?-[\d.]+[A-Z][a-z]?-)-?\.?\d/g;
  digits.lastIndex = from;
  return digits.exec(text)?.index ?? -1;
}

/** `$50K` is no temperature. */
const isMoney = (text: string, at: number): boolean =>
  /[$€£¥￥] ?$/.test(text.slice(Math.max(0, at - 2), at));

/** After a number without a unit: behind all of its digits, lest `1234` be read again as `234`. */
function endOfDigits(text: string, from: number): number {
  const digits = /-?[\d.,]*[\d.]|-/y;
  digits.lastIndex = from;
  return from + Math.max(1, digits.exec(text)?.[0].length ?? 1);
}

const YEARS = 's1';

type Value = Omit<Quantity, 'start'>;

function readValue(text: string, at: number): Value | undefined {
  const first = readNumber(text, at);
  if (!first) return undefined;
  const joint = /(?: ?(?:-|~|±|\+\/-|至|到) ?| to )/y;
  // `0.5% ~ 1.5%` repeats the unit, `500 nm to 2 μm` has another of the same dimension.
  const ownUnit = readUnit(text, skipSpace(text, first.end));
  for (const own of ownUnit ? [undefined, ownUnit] : [undefined]) {
    joint.lastIndex = own ? own.end : first.end;
    const between = joint.exec(text)?.[0];
    const second = between === undefined ? undefined : readNumber(text, joint.lastIndex);
    const unit = second && readUnit(text, skipSpace(text, second.end));
    if (!between || !second || !unit) continue;
    if (own && own.dimension !== unit.dimension) continue;
    const [low, high] = own
      ? [(first.value * own.factor) / unit.factor, second.value]
      : underOneUnit(first, second, between);
    return withUnit(bounds(low, high, between), unit);
  }
  return ownUnit && withUnit([first.value, first.value], ownUnit);
}

/** Two numbers with one unit behind both. */
function underOneUnit(first: NumberRead, second: NumberRead, between: string): [number, number] {
  // The typesetting of 10⁻³ is often lost, and nobody writes a range from 10 down to 3.
  if (first.digits === '10' && between === '-' && /^[1-9]$/.test(second.digits)) {
    const value = 10 ** -second.value;
    return [value, value];
  }
  // `3-5万次`: what multiplies the second multiplies the first.
  const times = second.value / Number(second.digits.replaceAll(',', ''));
  const plainFirst = first.value === Number(first.digits.replaceAll(',', ''));
  return [times > 1 && plainFirst ? first.value * times : first.value, second.value];
}

function bounds(first: number, second: number, between: string): [number, number] {
  if (/±|\+/.test(between)) return [first - second, first + second];
  return first <= second ? [first, second] : [second, first];
}

interface NumberRead {
  value: number;
  end: number;
  /** As it is written, without a power of ten. */
  digits: string;
}

function withUnit([low, high]: [number, number], unit: Unit): Value | undefined {
  const { dimension, factor, compound, end } = unit;
  // What is counted in thousands of years is a date.
  if (dimension === YEARS && factor > 1e7 && low >= 1000) return undefined;
  if (dimension === '' || !Number.isFinite(low * factor) || !Number.isFinite(high * factor)) {
    return undefined;
  }
  return { low: low * factor, high: high * factor, dimension, compound, end };
}

/** `1,000`, `2.5`, `1.2×10^-3`, `10^5`, `3e-4`, `3万`. */
function readNumber(text: string, at: number): NumberRead | undefined {
  const pattern =
    /(-?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)(?: ?[×x*·] ?10\^?([-+]?\d{1,2})|\^([-+]?\d{1,2})|[eE]([-+]?\d{1,2})(?![\d.]))? ?([万亿])?/y;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [whole, sign, digits, times, raised, written, myriads] = match;
  const base = Number(digits.replaceAll(',', ''));
  const power = Number(times ?? written ?? 0);
  const value = raised === undefined ? base * 10 ** power : base ** Number(raised);
  const many = myriads === '万' ? 1e4 : myriads === '亿' ? 1e8 : 1;
  const end = at + whole.trimEnd().length;
  return { value: (sign ? -1 : 1) * value * many, end, digits: sign + digits };
}

const skipSpace = (text: string, at: number): number => (text[at] === ' ' ? at + 1 : at);

/**
 * The text with one spelling for what means the same: half-width digits, `^-1` for a raised ⁻¹, `-`
 * for every dash, `·` for every dot of multiplication, `u` for micro. `places` says where the
 * character begins that each unit of it comes from; absent where nothing moved.
 */
function plain(source: string): { text: string; places?: number[] } {
  if (/^[\x00-\x7f]*$/.test(source)) return { text: source.replace(/\s/g, ' ') };
  const pieces: string[] = [];
  const places: number[] = [];
  let at = 0;
  let raised = false;
  for (const character of source) {
    const up = /[⁰¹²³⁴-⁹⁺⁻]/u.test(character);
    const piece = (up && !raised ? '^' : '') + plainCharacter(character);
    raised = up;
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) places.push(at);
    at += character.length;
  }
  return { text: pieces.join(''), places };
}

function plainCharacter(character: string): string {
  if (character.charCodeAt(0) < 0x80) return /\s/.test(character) ? ' ' : character;
  if (/[·⋅∙•・]/u.test(character)) return '·';
  if (/[‐‑‒–—−⁻－]/u.test(character)) return '-';
  if (/[～〜∼]/u.test(character)) return '~';
  if (/[×±℃°‰]/u.test(character)) return character;
  // Numbers of a list, in circles, brackets or with a stop: `①300 mAh/g` does not begin with a 1.
  if (/[①-⓿]/u.test(character)) return ' ';
  const folded = character.normalize('NFKC');
  if (folded === 'μ') return 'u';
  return /^[\x20-\x7eΩÅ]+$/u.test(folded) ? folded : character;
}
