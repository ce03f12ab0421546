/**
 * Reads a unit of measure: what it measures and how large it is, so that 312 mAh/g, 312 mA h g⁻¹ and
 * 0.312 Ah/g are the same.
 *
 * Input: normalised text (see quantities.ts) and the place where a unit may begin. Output: the
 * dimension as a signature such as `s1 A1 kg-1`, the factor to the base units and where the unit
 * ends; undefined where there is none. Cost: linear in the unit's length.
 * Source: the International System of Units (BIPM brochure, 9th edition), with units in daily use.
 *
 * Example: `mAh/g` is 1e-3 A · 3600 s / 1e-3 kg, so factor 3600 and signature `A1 kg-1 s1`.
 */
export interface Unit {
  /** Base units with their exponents, in the order of their names. */
  dimension: string;
  factor: number;
  /** Made of two or more units: `mAh/g` says much more of a subject than `%` or `mm`. */
  compound: boolean;
  end: number;
}

export function readUnit(text: string, at: number): Unit | undefined {
  const first = readAtom(text, at);
  if (!first) return undefined;
  const sum = new Product();
  sum.times(first, 1);
  let end = first.end;
  for (;;) {
    const next = readNext(text, end);
    if (!next) break;
    for (const atom of next.atoms) sum.times(atom, next.sign);
    end = next.end;
  }
  return sum.unit(end);
}

interface Atom {
  dimensions: string;
  factor: number;
  exponent: number;
  end: number;
}

class Product {
  private readonly exponents = new Map<string, number>();
  private factor = 1;
  private atoms = 0;

  times({ dimensions, factor, exponent }: Atom, sign: number): void {
    this.atoms += dimensions.includes(' ') && !SINGLE.has(dimensions) ? 2 : 1;
    this.factor *= factor ** (exponent * sign);
    for (const part of dimensions.split(' ')) {
      const name = part.replace(/-?\d+$/, '');
      const power = Number(part.slice(name.length) || '1') * exponent * sign;
      this.exponents.set(name, (this.exponents.get(name) ?? 0) + power);
    }
  }

  unit(end: number): Unit {
    const left = [...this.exponents].filter(([, power]) => power !== 0).sort();
    const dimension = left.map(([name, power]) => `${name}${power}`).join(' ');
    return { dimension, factor: this.factor, compound: this.atoms > 1, end };
  }
}

/** What may follow an atom: `/g`, `·cm`, `/(m·K)`, or after a space `cm-1` and the h of `mA h`. */
function readNext(
  text: string,
  at: number,
): { atoms: Atom[]; sign: number; end: number } | undefined {
  const joint = /^(?: ?\/ ?| ?[·*] ?| )/.exec(text.slice(at, at + 3))?.[0];
  if (!joint) return undefined;
  const from = at + joint.length;
  const sign = joint.includes('/') ? -1 : 1;
  if (sign < 0 && text[from] === '(') return readGroup(text, from + 1);
  const atom = readAtom(text, from);
  if (!atom) return undefined;
  const spaced = joint === ' ';
  const hour = text.slice(from, atom.end) === 'h' && /[AW]$/.test(text.slice(0, at));
  // `5 g cm` may be two words; `5 g cm-3` is one unit.
  if (spaced && atom.exponent >= 0 && !hour) return undefined;
  return { atoms: [atom], sign, end: atom.end };
}

function readGroup(
  text: string,
  at: number,
): { atoms: Atom[]; sign: number; end: number } | undefined {
  const atoms: Atom[] = [];
  for (let from = at; ;) {
    const atom = readAtom(text, from);
    if (!atom) return undefined;
    atoms.push(atom);
    if (text[atom.end] === ')') return { atoms, sign: -1, end: atom.end + 1 };
    const joint = /^(?: ?[·*] ?| )/.exec(text.slice(atom.end, atom.end + 3))?.[0];
    if (!joint) return undefined;
    from = atom.end + joint.length;
  }
}

/** The longest unit name at this place, with its exponent: `cm-1`, `m2`, `m^2`. */
function readAtom(text: string, at: number): Atom | undefined {
  const name = readName(text, at);
  if (!name) return undefined;
  const power = name.han ? null : /^\^?([-+]?\d)(?![\d.])/.exec(text.slice(name.end, name.end + 5));
  const end = name.end + (power?.[0].length ?? 0);
  // `5%-8%` and `2 mm-5 mm` are ranges.
  const isRange = power?.[0].startsWith('-') && readNameAfter(text, end) === name.dimensions;
  if (!power || isRange) return { ...name, exponent: 1 };
  const exponent = Number(power[1]);
  return exponent === 0 ? undefined : { ...name, exponent, end };
}

/** What the name at this place measures, after a space or none. */
const readNameAfter = (text: string, at: number): string | undefined =>
  readName(text, text[at] === ' ' ? at + 1 : at)?.dimensions;

function readName(text: string, at: number): (Entry & { han: boolean; end: number }) | undefined {
  const name = /^(?:[A-Za-zΩÅ°]+%?|[%‰℃]|\p{Script=Han}{1,3})/u.exec(text.slice(at, at + 16))?.[0];
  if (name === undefined) return undefined;
  const han = /\p{Script=Han}/u.test(name);
  for (let length = name.length; length > 0; length--) {
    // A Latin name is a whole word; of Chinese the longest beginning that is a unit.
    if (!han && length < name.length) break;
    const found = UNITS.get(name.slice(0, length)) ?? UNITS.get(spelling(name.slice(0, length)));
    if (found) return { ...found, han, end: at + length };
  }
  return undefined;
}

/** How a unit is meant whose case got lost; units that would become another one are not here. */
const spelling = (name: string): string => SPELLINGS.get(name.toLowerCase()) ?? name;

/** Units by symbol or name: [names, base units, factor, takes SI prefixes]. */
const TABLE: readonly [names: string, dimensions: string, factor: number, prefixes?: string][] = [
  ['m', 'm', 1, 'kcmun'],
  ['g', 'kg', 1e-3, 'kmun'],
  ['s sec second seconds', 's', 1, ''],
  ['ms', 's', 1e-3],
  ['us', 's', 1e-6],
  ['ns', 's', 1e-9],
  ['ps', 's', 1e-12],
  ['A', 'A', 1, 'kmun'],
  ['K', 'K', 1, 'm'],
  ['mol', 'mol', 1, 'kmunp'],
  ['mM', 'mol m-3', 1],
  ['uM', 'mol m-3', 1e-3],
  ['nM', 'mol m-3', 1e-6],
  ['pM', 'mol m-3', 1e-9],
  ['cd', 'cd', 1, 'm'],
  ['lm', 'lm', 1, 'k'],
  ['lx lux', 'lx', 1, 'k'],
  ['N', 'kg m s-2', 1, 'kMmun'],
  ['Nm', 'kg m2 s-2', 1, 'kMm'],
  ['Pa', 'kg m-1 s-2', 1, 'kMGhmu'],
  ['bar', 'kg m-1 s-2', 1e5, 'm'],
  ['atm', 'kg m-1 s-2', 101325],
  ['psi', 'kg m-1 s-2', 6894.757],
  ['Torr mmHg', 'kg m-1 s-2', 133.322],
  ['J', 'kg m2 s-2', 1, 'kMGmunp'],
  ['cal', 'kg m2 s-2', 4.184, 'k'],
  ['eV', 'kg m2 s-2', 1.602177e-19, 'kMGm'],
  ['W', 'kg m2 s-3', 1, 'kMGTmun'],
  ['Wh', 'kg m2 s-2', 3600, 'kMGTm'],
  ['Ah', 'A s', 3600, 'mk'],
  ['V', 'kg m2 s-3 A-1', 1, 'kMmun'],
  ['Ω ohm Ohm ohms', 'kg m2 s-3 A-2', 1, 'kMGm'],
  ['F', 'kg-1 m-2 s4 A2', 1, 'munp'],
  ['S', 'kg-1 m-2 s3 A2', 1, 'mun'],
  ['T', 'kg s-2 A-1', 1, 'mun'],
  ['H', 'kg m2 s-2 A-2', 1, 'mun'],
  ['Hz', 's-1', 1, 'kMGTm'],
  ['min minute minutes', 's', 60],
  ['h hr hrs hour hours', 's', 3600],
  ['d day days', 's', 86400],
  ['a yr year years', 's', 31557600],
  ['L l', 'm3', 1e-3, 'mun'],
  ['t ton tons tonne tonnes', 'kg', 1000, 'kM'],
  ['Da', 'dalton', 1, 'kM'],
  ['Å', 'm', 1e-10],
  ['% wt% vol% at% mol% percent', 'ratio', 1e-2],
  ['‰', 'ratio', 1e-3],
  ['ppm', 'ratio', 1e-6],
  ['ppb', 'ratio', 1e-9],
  ['°C ℃', 'celsius', 1],
  ['°', 'degree', 1],
  ['dB', 'decibel', 1],
  ['dBm', 'decibel-milliwatt', 1],
  ['HV', 'vickers', 1],
  ['HRC', 'rockwell', 1],
  ['rpm', 'turn s-1', 1 / 60],
  ['r rev', 'turn', 1],
  ['bit', 'bit', 1, 'kMGT'],
  ['bps', 'bit s-1', 1, 'kMGT'],
  ['B byte bytes', 'bit', 8, 'kMGT'],
  ['fps', 'frame s-1', 1],
  ['cycles cycle times', 'count', 1],
  ['U IU', 'activity', 1, 'mk'],
  ['CFU cfu', 'colony', 1],
  ['米', 'm', 1],
  ['千米 公里', 'm', 1000],
  ['厘米', 'm', 1e-2],
  ['毫米', 'm', 1e-3],
  ['微米', 'm', 1e-6],
  ['纳米', 'm', 1e-9],
  ['克', 'kg', 1e-3],
  ['千克 公斤', 'kg', 1],
  ['毫克', 'kg', 1e-6],
  ['微克', 'kg', 1e-9],
  ['吨', 'kg', 1000],
  ['升', 'm3', 1e-3],
  ['毫升', 'm3', 1e-6],
  ['秒', 's', 1],
  ['毫秒', 's', 1e-3],
  ['微秒', 's', 1e-6],
  ['分钟', 's', 60],
  ['小时', 's', 3600],
  ['天', 's', 86400],
  ['年', 's', 31557600],
  ['伏 伏特', 'kg m2 s-3 A-1', 1],
  ['千伏', 'kg m2 s-3 A-1', 1000],
  ['安 安培', 'A', 1],
  ['瓦', 'kg m2 s-3', 1],
  ['千瓦', 'kg m2 s-3', 1e3],
  ['兆瓦', 'kg m2 s-3', 1e6],
  ['千瓦时', 'kg m2 s-2', 3.6e6],
  ['帕', 'kg m-1 s-2', 1],
  ['千帕', 'kg m-1 s-2', 1e3],
  ['兆帕', 'kg m-1 s-2', 1e6],
  ['吉帕', 'kg m-1 s-2', 1e9],
  ['牛 牛顿', 'kg m s-2', 1],
  ['赫兹', 's-1', 1],
  ['摄氏度', 'celsius', 1],
  ['分贝', 'decibel', 1],
  ['次 圈', 'count', 1],
  ['转', 'turn', 1],
  ['帧', 'frame', 1],
];

const PREFIXES: Readonly<Record<string, number>> = {
  T: 1e12,
  G: 1e9,
  M: 1e6,
  k: 1e3,
  h: 1e2,
  c: 1e-2,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
};

/** Signatures of several base units that are nevertheless one unit with a name of its own. */
const SINGLE: ReadonlySet<string> = new Set(
  TABLE.filter(([names]) => !/^(?:Wh|Ah|千瓦时|bps|fps|rpm|[munp]M$)/.test(names)).map(
    ([, dimensions]) => dimensions,
  ),
);

type Entry = Pick<Atom, 'dimensions' | 'factor'>;

const UNITS: ReadonlyMap<string, Entry> = new Map(
  TABLE.flatMap(([names, dimensions, factor, prefixes = '']) =>
    names
      .split(' ')
      .flatMap((name): [string, Entry][] => [
        [name, { dimensions, factor }],
        ...[...prefixes].map((prefix): [string, Entry] => [
          prefix + name,
          { dimensions, factor: factor * PREFIXES[prefix] },
        ]),
      ]),
  ),
);

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  `Hz kHz MHz GHz THz kW kWh MWh GWh Wh Ah mAh MPa GPa kPa nm um mm cm km kg mg ug mL dB eV keV MeV
   ppm ppb rpm psi kV mV kN HRC HV Mbps Gbps wt% vol% mol% °C bar min`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);
