import i18next, { type TFunction } from 'i18next';
import { type FieldProblem } from '../api/problem';
import { pathOf } from './field-path';
import { BEIJING, partsOf, sayInstant } from './instant-parts';

/** Why a value was not taken, by its code where the API gives one, else in the API's own words. */
export function sayFieldProblem(t: TFunction, problem: FieldProblem): string {
  const { code, message } = problem;
  if (!code) return message;
  const facts = 'facts' in problem ? Object(problem.facts) : {};
  const keys = [`problems:field.${code}`, `ui:field-problem.${code}`];
  return t(keys, { ...readable(facts, t), defaultValue: message });
}

/** `indicators.0.target` → 技术指标 · 第 1 项 · 目标值; names that are not known are left out. */
export function sayFieldName(t: TFunction, field: string): string {
  return pathOf(field)
    .map((part) =>
      typeof part === 'number'
        ? t('ui:field-at', { number: part + 1 })
        : t(`ui:field-name.${part}`, { defaultValue: '' }),
    )
    .filter(Boolean)
    .join(' · ');
}

/** Moments among the facts are told by Beijing's clock, as deadlines are. */
function readable(facts: Record<string, unknown>, t: TFunction) {
  const tongue = i18next.language === 'en' ? 'en' : 'zh';
  const isMoment = (value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value);
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      isMoment(value)
        ? `${sayInstant(tongue, partsOf(String(value), BEIJING), true)} ${t('ui:beijing')}`
        : value,
    ]),
  );
}
