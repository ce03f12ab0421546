/** One amount or a range, in units of the currency, as exact decimal strings. */
export interface Amount {
  min?: string;
  max?: string;
  currency?: string;
}

const SCALE: Record<string, number> = { 亿: 8, 百万: 6, 万: 4, 千: 3, 百: 2 };
const CURRENCIES: [RegExp, string][] = [
  [/USD|US\$|美元|\$/i, 'USD'],
  [/EUR|欧元|€/i, 'EUR'],
  [/GBP|英镑|£/i, 'GBP'],
  [/JPY|日元/i, 'JPY'],
  [/HKD|港元|港币/i, 'HKD'],
  [/CNY|RMB|人民币|[¥￥元]/i, 'CNY'],
];

/**
 * `50–100万元` → 500000 to 1000000 CNY; `≤ 80万` → at most 800000; `1,250.50` → exactly that.
 * `power` multiplies by 10^power where the column's head says so (预算（万元）). Undefined when it
 * is no amount: negative, more than two decimals of a unit, words.
 */
export function parseAmount(text: string, power = 0): Amount | undefined {
  const plain = text.normalize('NFKC').replace(/(\d)[,\s](?=\d{3}(\D|$))/g, '$1');
  const currency = parseCurrency(plain);
  const bare = plain
    .replace(/USD|EUR|GBP|JPY|HKD|CNY|RMB|US\$|人民币|[美欧日港]元|港币|英镑|元|[$€£¥￥\s]/gi, '')
    .replace(/整$/, '');
  const range = /^([\d.]+)([亿百万千]*)(?:[-–—~～至到]+)([\d.]+)([亿百万千]*)$/.exec(bare);
  if (range) {
    const min = toDecimal(range[1], range[2] || range[4], power);
    const max = toDecimal(range[3], range[4], power);
    return min === undefined || max === undefined ? undefined : { min, max, currency };
  }
  const single = /^([^\d.]*)([\d.]+)([亿百万千]*)(.*)$/.exec(bare);
  const amount = single ? toDecimal(single[2], single[3], power) : undefined;
  if (!single || amount === undefined) return undefined;
  const side = sideOf(single[1], single[4]);
  if (side === undefined) return undefined;
  return {
    ...(side.min ? { min: amount } : {}),
    ...(side.max ? { max: amount } : {}),
    currency,
  };
}

export function parseCurrency(text: string): string | undefined {
  const code = /^\s*([A-Za-z]{3})\s*$/.exec(text)?.[1].toUpperCase();
  if (code) return code === 'RMB' ? 'CNY' : code;
  return CURRENCIES.find(([pattern]) => pattern.test(text))?.[1];
}

/** Compares two decimal strings without leading zeros. */
export function isMore(a: string, b: string): boolean {
  const [left, leftRest = ''] = a.split('.');
  const [right, rightRest = ''] = b.split('.');
  if (left.length !== right.length) return left.length > right.length;
  return left === right ? leftRest.padEnd(2, '0') > rightRest.padEnd(2, '0') : left > right;
}

/** Which ends of the range an amount sets, by the words around it. */
function sideOf(before: string, after: string): { min: boolean; max: boolean } | undefined {
  const words = `${before}${after}`.replace(/[:：,，()约]/g, '');
  if (words === '') return { min: true, max: true };
  if (/^(≤|<=|<|不超过|最多|至多|上限|upto|atmost|max|以内|以下)+$/i.test(words)) {
    return { min: false, max: true };
  }
  if (/^(≥|>=|>|不低于|不少于|最少|至少|atleast|min|以上|\+)+$/i.test(words)) {
    return { min: true, max: false };
  }
  return undefined;
}

function toDecimal(digits: string, scale: string, power: number): string | undefined {
  if (!/^\d+(\.\d+)?$/.test(digits)) return undefined;
  const shift = power || (scale === '' ? 0 : SCALE[scale]);
  if (shift === undefined) return undefined;
  const [whole, rest = ''] = digits.split('.');
  const moved = whole + rest.slice(0, shift).padEnd(shift, '0');
  const decimals = rest.slice(shift).replace(/0+$/, '');
  if (decimals.length > 2) return undefined;
  const units = moved.replace(/^0+(?=\d)/, '');
  return decimals === '' ? units : `${units}.${decimals}`;
}
