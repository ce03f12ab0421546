import { type FieldCode, type FieldProblem } from '../../../libs/kernel/index.js';
import { type ChallengeText, type Indicator } from '../challenge-facts.js';

/** One line of the checklist; `field` may be a path such as `indicators.0.target`. */
export interface ChecklistItem {
  field: string;
  done: boolean;
  /** What is still to be done, where it is not. */
  message?: string;
  code?: FieldCode;
  facts?: FieldProblem['facts'];
}

export interface Checklist {
  complete: boolean;
  items: ChecklistItem[];
}

/**
 * What a challenge needs before it may be submitted, in the order of the form. All of it at once,
 * so that nobody meets one missing field after the other.
 */
export function checklistOf(text: ChallengeText, rules: { maxDurationMonths: number }): Checklist {
  const items = [
    item('title', text.title.trim() !== ''),
    item('teaser', filled(text.teaser)),
    item('field', filled(text.field)),
    item('keywords', text.keywords.length > 0, ONE),
    item('problem', filled(text.problem)),
    ...indicatorItems(text.indicators),
    item('expectedResults', filled(text.expectedResults)),
    durationItem(text.durationMonths, rules.maxDurationMonths),
    item('budgetMax', text.budgetMax !== null),
    item('cooperation', text.cooperation !== null),
  ];
  return { complete: items.every(({ done }) => done), items };
}

/** The open items of the checklist as problems with fields; empty when it may be submitted. */
export const missingFields = (
  text: ChallengeText,
  rules: { maxDurationMonths: number },
): FieldProblem[] =>
  checklistOf(text, rules)
    .items.filter(({ done }) => !done)
    .map(({ done: _, message = 'is missing', ...item }) => ({ ...item, message }));

const filled = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

const item = (
  field: string,
  done: boolean,
  [message, code, facts]: Lack = ['is missing', 'missing'],
): ChecklistItem =>
  done ? { field, done } : { field, done, message, code, ...(facts ? { facts } : {}) };

type Lack = [message: string, code: FieldCode, facts?: FieldProblem['facts']];
const ONE: Lack = ['needs at least one', 'too-few', { min: 1 }];

/** A list without entries is one open item; with entries, each lacking part is named. */
function indicatorItems(indicators: Indicator[]): ChecklistItem[] {
  const lacking = indicators.flatMap((indicator, index) => [
    ...lack(`indicators.${index}.name`, filled(indicator.name)),
    ...lack(`indicators.${index}.comparator`, filled(indicator.comparator)),
    ...lack(`indicators.${index}.target`, filled(indicator.target)),
    ...lack(`indicators.${index}.test`, filled(indicator.test), [
      'must say how it is tested',
      'missing',
    ]),
  ]);
  if (lacking.length) return lacking;
  return [item('indicators', indicators.length > 0, ONE)];
}

const lack = (field: string, done: boolean, message?: Lack): ChecklistItem[] =>
  done ? [] : [item(field, false, message)];

function durationItem(months: number | null, longest: number): ChecklistItem {
  if (months === null) return item('durationMonths', false);
  const message = `must be at most ${longest} months`;
  return item('durationMonths', months <= longest, [message, 'too-large', { max: longest }]);
}
