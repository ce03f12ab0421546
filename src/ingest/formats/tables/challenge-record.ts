import { parseDate, parseMonths } from '../fields/dates.js';
import { compact, isObject, nameType, type FieldReader } from '../fields/field-reader.js';
import { normaliseLanguage } from '../fields/identifiers.js';
import { indicator, parseIndicatorCell, parseIndicatorText } from '../fields/indicators.js';
import { isMore, parseAmount, parseCurrency, type Amount } from '../fields/money.js';
import { LIMITS } from '../limits.js';
import type { ChallengeRecord, Cooperation, IndicatorRecord } from '../records.js';
import { RecordProblem } from '../record-problem.js';

const COOPERATION: [RegExp, Cooperation][] = [
  [/^(commissioned|commission|contract|委托|委托开发|委托研发|技术委托)$/i, 'commissioned'],
  [/^(joint|cooperative|合作|合作开发|合作研发|联合|联合开发|联合研发|联合攻关)$/i, 'joint'],
  [/^(licen[cs]e|licensing|许可|专利许可|技术许可|技术转让|转让|成果转让)$/i, 'licence'],
  [/^(investment|equity|投资|技术入股|入股|股权合作|作价入股)$/i, 'investment'],
];

export function readChallenge(from: FieldReader): ChallengeRecord {
  const { currency, min, max } = readBudget(from);
  return compact<ChallengeRecord>({
    externalId: from.words('externalId', LIMITS.id),
    title: from.required('title', LIMITS.title),
    organisation: from.required('organisation', LIMITS.name),
    field: from.words('field', LIMITS.shortText),
    keywords: from.list('keywords', LIMITS.keywords),
    problem: from.required('problem', LIMITS.longText, 'text'),
    indicators: readIndicators(from),
    expectedResults: from.text('expectedResults', LIMITS.longText),
    durationMonths: readMonths(from),
    budgetMin: min,
    budgetMax: max,
    currency: currency ?? 'CNY',
    cooperation: from.choice(
      'cooperation',
      (text) => COOPERATION.find(([pattern]) => pattern.test(text))?.[1],
      COOPERATION.map(([, name]) => name),
    ),
    ipWish: from.text('ipWish', LIMITS.longText),
    conditions: from.text('conditions', LIMITS.longText),
    intendedPartners: from.list('intendedPartners', LIMITS.partners),
    region: from.words('region', LIMITS.name),
    language: from.normal('language', normaliseLanguage),
    published: from.normal('published', parseDate),
  });
}

function readMonths(from: FieldReader): number | undefined {
  const text = from.words('durationMonths', LIMITS.shortText);
  if (text === undefined) return undefined;
  const months = parseMonths(text);
  if (months === undefined || months < 1 || months > LIMITS.durationMonths) {
    const reason = `"${text.slice(0, 40)}" is no duration of 1 to ${LIMITS.durationMonths} months.`;
    throw new RecordProblem('out-of-range', reason, 'durationMonths');
  }
  return months;
}

function readIndicators(from: FieldReader): IndicatorRecord[] {
  const value = from.raw('indicators');
  if (value === undefined) return [];
  const list = Array.isArray(value)
    ? value.map((item) => readIndicator(item, from))
    : parseIndicatorCell(from.clean(value, 'indicators', LIMITS.longText));
  from.refuseTooMany(list.length, LIMITS.indicators, 'indicators');
  return list;
}

function readIndicator(item: unknown, from: FieldReader): IndicatorRecord {
  if (typeof item === 'string') {
    return parseIndicatorText(from.clean(item, 'indicators', LIMITS.longText));
  }
  if (!isObject(item)) {
    const reason = `An indicator must be an object or a text, not ${nameType(item)}.`;
    throw new RecordProblem('wrong-type', reason, 'indicators');
  }
  const part = (key: string): string => {
    const value = item[key] ?? '';
    return from.clean(value, 'indicators', LIMITS.longText);
  };
  return indicator(part('name'), part('comparator'), part('target'), part('unit'), part('test'));
}

/** `budget` as an object {min, max, currency}, as one text, or as columns for its two ends. */
function readBudget(from: FieldReader): Amount {
  const budget = from.raw('budget');
  const object = isObject(budget) ? budget : {};
  const whole = budget === undefined || isObject(budget) ? {} : readAmount(from, 'budget', budget);
  const min = readAmount(from, 'budgetMin', from.raw('budgetMin') ?? object.min);
  const max = readAmount(from, 'budgetMax', from.raw('budgetMax') ?? object.max);
  const result: Amount = {
    min: min.min ?? min.max ?? whole.min,
    max: max.max ?? max.min ?? whole.max,
    currency: readCurrency(from, object.currency) ?? whole.currency ?? min.currency ?? max.currency,
  };
  if (result.min !== undefined && result.max !== undefined && isMore(result.min, result.max)) {
    const reason = `The budget goes from ${result.min} to ${result.max}; the first is more.`;
    throw new RecordProblem('budget-order', reason, 'budget');
  }
  return result;
}

function readAmount(from: FieldReader, field: string, value: unknown): Amount {
  if (value === undefined || value === null || value === '') return {};
  const text = from.clean(value, field, LIMITS.shortText);
  const amount = parseAmount(text, /万/.test(from.headOf(field)) ? 4 : 0);
  const digits = Math.max(wholeDigits(amount?.min), wholeDigits(amount?.max));
  if (amount === undefined || digits > LIMITS.moneyDigits) {
    const reason = `"${text.slice(0, 60)}" is no amount of money with at most two decimals.`;
    throw new RecordProblem('not-money', reason, field);
  }
  return amount;
}

function readCurrency(from: FieldReader, inBudget: unknown): string | undefined {
  const value = from.raw('currency') ?? inBudget ?? undefined;
  if (value === undefined) return undefined;
  const text = from.clean(value, 'currency', LIMITS.shortText);
  if (text === '') return undefined;
  const currency = parseCurrency(text);
  if (currency === undefined) {
    const reason = `"${text.slice(0, 40)}" is no currency; use a code such as CNY or USD.`;
    throw new RecordProblem('not-allowed', reason, 'currency');
  }
  return currency;
}

function wholeDigits(amount: string | undefined): number {
  return amount === undefined ? 0 : amount.split('.')[0].length;
}
