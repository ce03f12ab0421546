import { LIMITS } from '../limits.js';
import type { Comparator, IndicatorRecord } from '../records.js';
import { RecordProblem } from '../record-problem.js';

const COMPARATORS: [RegExp, Comparator][] = [
  [/^(>=|=>|≥|≧|⩾|不低于|不小于|不少于|至少|大于等于|at least|min)$/i, '>='],
  [/^(<=|=<|≤|≦|⩽|不高于|不大于|不超过|至多|小于等于|at most|max)$/i, '<='],
  [/^(>|大于|高于|超过|more than)$/i, '>'],
  [/^(<|小于|低于|少于|less than)$/i, '<'],
  [/^(=|==|等于|equals?)$/i, '='],
  [/^(range|between|范围|区间|介于|~|–|-)$/i, 'range'],
  [/^(text|words|文字|描述|)$/i, 'text'],
];
/** 能量密度≥300 Wh/kg: name, comparator, number or range, unit. */
const SENTENCE = new RegExp(
  '^(.+?)\\s*(>=|=>|≥|≧|⩾|不低于|不小于|不少于|至少|<=|=<|≤|≦|⩽|不高于|不大于|不超过|至多|' +
    '大于等于|小于等于|>|<|==?|大于|高于|超过|小于|低于|少于)\\s*' +
    '([-+]?\\d[\\d.,]*(?:\\s*[×x*]\\s*10\\^?[-\\d]+)?)\\s*(.*)$',
);

export function parseComparator(text: string): Comparator | undefined {
  const plain = text.normalize('NFKC').trim();
  return COMPARATORS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** One cell: `name|comparator|target|unit|test; …`, also with full-width signs or line breaks. */
export function parseIndicatorCell(cell: string): IndicatorRecord[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseIndicatorText);
}

/** One indicator in bars, or as a short sentence, or as mere words. */
export function parseIndicatorText(text: string): IndicatorRecord {
  const parts = text.split(/[|｜]/).map((part) => part.trim());
  if (parts.length > 5) {
    throw new RecordProblem(
      'bad-indicator',
      `An indicator has ${parts.length} parts; it may have name|comparator|target|unit|test.`,
      'indicators',
    );
  }
  if (parts.length >= 3) return indicator(parts[0], parts[1], parts[2], parts[3], parts[4]);
  if (parts.length === 2) {
    const signed = SENTENCE.exec(`${parts[0]} ${parts[1]}`);
    if (signed) return indicator(signed[1], signed[2], signed[3], signed[4]);
    return indicator(parts[0], 'text', parts[1]);
  }
  const sentence = SENTENCE.exec(text);
  if (sentence) return indicator(sentence[1], sentence[2], sentence[3], sentence[4]);
  return indicator(text.slice(0, LIMITS.name), 'text', text);
}

export function indicator(
  name: string,
  sign: string,
  target: string,
  unit?: string,
  test?: string,
): IndicatorRecord {
  const comparator = parseComparator(sign);
  if (comparator === undefined) {
    throw new RecordProblem(
      'bad-indicator',
      `"${sign.slice(0, 40)}" is no comparator; use >=, <=, =, >, <, range or text.`,
      'indicators',
    );
  }
  if (name === '' || target === '') {
    const missing = name === '' ? 'name' : 'target';
    throw new RecordProblem('bad-indicator', `An indicator has no ${missing}.`, 'indicators');
  }
  if ([name, target, unit ?? ''].some((part) => part.length > LIMITS.shortText)) {
    throw new RecordProblem(
      'too-long',
      `A part of an indicator has more than ${LIMITS.shortText} characters.`,
      'indicators',
    );
  }
  return { name, comparator, target, ...(unit ? { unit } : {}), ...(test ? { test } : {}) };
}
