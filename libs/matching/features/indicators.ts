import { termsOf, weaknessOf } from '../../text/index.js';
import type { SectionReader, SectionWriter } from '../sections.js';
import type { IndicatorText, SideReason } from '../types.js';
import { findQuantities } from './quantities.js';
import { hashOf, QUANTITY_ARRAYS, type FlatQuantities, type Stated } from './stated-quantities.js';

/**
 * Whether works report what the indicators of a need ask for, in numbers.
 *
 * A quantity of a work speaks to an indicator when it has the same dimension and either words of the
 * indicator's name stand beside it or the unit is compound: `mAh/g` says what it measures, `%` does
 * not. It is worth closeness × trust. Closeness is 1 when the number reaches the target and falls to
 * 0 at half of it (at twice of it for an upper limit, a fifth off for an exact value). Trust is .4
 * for a compound unit alone and .6 to 1 with words of the name. A profile has, for each indicator,
 * its best work; its value is the mean over the indicators that are numbers.
 *
 * Input: texts of works; indicators. Output: 0 to 1 a profile. Cost: 0.1 ms a text with numbers;
 * for a need, the quantities of the same dimension.
 * Example: asked capacity ≥ 300 mAh/g; `a capacity of 312 mAh/g` is worth 1, `285 mAh/g` with the
 * name .9, without it .36.
 */
export class IndicatorIndex {
  constructor(private readonly flat: FlatQuantities) {}

  static read(from: SectionReader): IndicatorIndex {
    return new IndicatorIndex({
      lows: from.doubles('indicators.lows'),
      highs: from.doubles('indicators.highs'),
      compound: from.bytes('indicators.compound'),
      works: from.whole('indicators.works'),
      workStarts: from.whole('indicators.workStarts'),
      dimensions: from.strings('indicators.dimensions'),
      dimensionOf: from.whole('indicators.dimensionOf'),
      labels: from.strings('indicators.labels'),
      aroundStarts: from.whole('indicators.aroundStarts'),
      around: from.whole('indicators.around'),
    });
  }

  write(to: SectionWriter): void {
    to.group('indicators', this.flat, QUANTITY_ARRAYS);
    to.strings('indicators.dimensions', this.flat.dimensions);
    to.strings('indicators.labels', this.flat.labels);
  }

  /** Per profile 0 to 1; `profilesOf` names the profiles of a work. */
  values(
    profiles: number,
    asked: readonly AskedIndicator[],
    profilesOf: (work: number) => Iterable<number>,
  ): Float64Array {
    const { dimensionOf, works } = this.flat;
    const sums = new Float64Array(profiles);
    for (const indicator of asked) {
      const dimension = this.flat.dimensions.find(indicator.dimension);
      if (dimension < 0) continue;
      const best = new Map<number, number>();
      for (let q = 0; q < dimensionOf.length; q++) {
        if (dimensionOf[q] !== dimension) continue;
        const worth = worthOf(indicator, this.stated(q));
        if (worth === 0) continue;
        for (const profile of profilesOf(works[q])) {
          if (worth > (best.get(profile) ?? 0)) best.set(profile, worth);
        }
      }
      for (const [profile, worth] of best) sums[profile] += worth / asked.length;
    }
    return sums;
  }

  /** Per indicator: the best number that a profile's works report. */
  reasonsFor(
    works: Iterable<number>,
    asked: readonly AskedIndicator[],
    workId: (work: number) => string,
  ): SideReason[] {
    const { workStarts, dimensionOf, dimensions, labels } = this.flat;
    const own = [...works].flatMap((work) => {
      const quantities: number[] = [];
      for (let q = workStarts[work]; q < workStarts[work + 1]; q++) quantities.push(q);
      return quantities;
    });
    return asked.flatMap((indicator): SideReason[] => {
      const dimension = dimensions.find(indicator.dimension);
      const speaking = own
        .filter((q) => dimensionOf[q] === dimension)
        .map((q) => ({ q, worth: worthOf(indicator, this.stated(q)) }));
      // Equal ones stand in the order of works, which is that of their ids.
      const best = speaking.reduce((a, b) => (b.worth > a.worth ? b : a), { worth: 0, q: -1 });
      if (best.worth === 0) return [];
      const [found, work] = [labels.at(best.q), this.flat.works[best.q]];
      const met = closeness(indicator, this.stated(best.q)) === 1;
      return [{ channel: 'indicators', asked: indicator.label, found, workId: workId(work), met }];
    });
  }

  private stated(q: number): Stated {
    const { lows, highs, compound, around, aroundStarts } = this.flat;
    return {
      low: lows[q],
      high: highs[q],
      compound: compound[q] === 1,
      around: around.subarray(aroundStarts[q], aroundStarts[q + 1]),
    };
  }
}

/** An indicator that is a number with a unit, in base units. */
export interface AskedIndicator {
  /** `specific capacity ≥ 300 mAh/g` */
  label: string;
  comparator: '>=' | '<=' | '=' | 'range';
  low: number;
  high: number;
  dimension: string;
  /** Its name as it is written, and in the other language where the lexicon knows it. */
  names: NameTerms[];
}

/** Hashes of the words of a name, and of the pairs of its characters. */
interface NameTerms {
  words: number[];
  pairs: number[];
}

const SIGNS: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '>': '>',
  '<': '<',
  '=': '=',
};

/**
 * The indicators that can be compared with numbers; others say nothing here. `translate` gives words
 * of a name in the other language.
 */
export function readIndicators(
  indicators: readonly IndicatorText[],
  translate: (name: string) => string[] = () => [],
): AskedIndicator[] {
  return indicators.flatMap(({ name, comparator, target, unit }): AskedIndicator[] => {
    const [found] = findQuantities(`${target.trim()} ${unit.trim()}`);
    if (!found || comparator === 'text') return [];
    const { low, high, dimension } = found;
    const range = comparator === 'range' || low !== high;
    const kind = range
      ? 'range'
      : comparator.startsWith('>')
        ? '>='
        : comparator.startsWith('<')
          ? '<='
          : '=';
    const sign = SIGNS[comparator];
    const label = [name, sign, target, unit].filter(Boolean).join(' ');
    const names = [[name], translate(name)].filter((texts) => texts.length > 0).map(nameTermsOf);
    return [{ label, comparator: kind, low, high, dimension, names }];
  });
}

function nameTermsOf(texts: string[]): NameTerms {
  const terms = [...new Set(texts.flatMap((text) => termsOf(text).map(({ term }) => term)))];
  const han = /^\p{Script=Han}/u;
  const words = terms.filter(
    (term) => !han.test(term) && !term.includes(' ') && weaknessOf(term) === 'telling',
  );
  const pairs = terms.filter((term) => han.test(term) && term.length > 1);
  return { words: words.map(hashOf), pairs: pairs.map(hashOf) };
}

function worthOf(indicator: AskedIndicator, stated: Stated): number {
  const close = closeness(indicator, stated);
  // Most numbers are far from what is asked, whatever stands beside them.
  if (close === 0) return 0;
  let named = 0;
  for (const name of indicator.names) named = Math.max(named, nameShare(name, stated.around));
  if (named === 0 && !stated.compound) return 0;
  const trust = named > 0 ? 0.6 + 0.4 * named : 0.4;
  return trust * close;
}

/** Share of a name that stands beside a number; 0 when it is too little to tell. */
function nameShare({ words, pairs }: NameTerms, around: Uint32Array): number {
  const foundWords = words.filter((word) => around.includes(word)).length;
  const foundPairs = pairs.filter((pair) => around.includes(pair)).length;
  const share = (foundWords + foundPairs) / Math.max(1, words.length + pairs.length);
  return foundPairs >= 2 || share >= 0.3 ? share : 0;
}

/** 1 where a stated value reaches what is asked, falling to 0. */
function closeness({ comparator, low, high }: AskedIndicator, stated: Stated): number {
  switch (comparator) {
    case '>=':
      return reach(stated.high, low);
    case '<=':
      return stated.low <= high ? 1 : reach(high, stated.low);
    case '=':
      return near(stated, low, low);
    case 'range':
      return near(stated, low, high);
  }
}

/** 1 for at least the target, 0 for at most half of it. Below zero only reaching counts. */
function reach(value: number, target: number): number {
  if (value >= target) return 1;
  return target > 0 ? Math.max(0, 2 * (value / target) - 1) : 0;
}

/** 1 where the stated range touches the asked one, 0 when a fifth of the nearer bound away. */
function near(stated: Stated, low: number, high: number): number {
  const gap = Math.max(0, low - stated.high, stated.low - high);
  if (gap === 0) return 1;
  const bound = Math.abs(stated.high < low ? low : high);
  return bound > 0 ? Math.max(0, 1 - gap / (0.2 * bound)) : 0;
}
