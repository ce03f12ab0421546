import { canonicalJson } from '../../platform/events/index.js';
import { type ChallengeText, type Indicator } from '../challenge-facts.js';
import { noText } from './blank.js';

/**
 * The parts of a text that a request gave, tidied: blanks trimmed, lists without empty entries or
 * doubles, and null for what is cleared. What was not given is not there.
 */
export function givenText(body: object): Partial<ChallengeText> {
  const blank: Record<string, unknown> = noText();
  const given = Object.entries(body)
    .filter(([key, value]) => value !== undefined && (Object.hasOwn(blank, key) || key === 'title'))
    .map(([key, value]) => [key, tidy(value) ?? blank[key]]);
  // Keys come from the form classes, whose fields are those of ChallengeText.
  return Object.fromEntries(given) as Partial<ChallengeText>;
}

/** The parts of `text` that differ from what stands, whatever order jsonb gave its keys. */
export function changedParts(
  current: ChallengeText,
  text: Partial<ChallengeText>,
): Partial<ChallengeText> {
  const standing: Record<string, unknown> = { ...current };
  const changed = Object.entries(text).filter(
    ([key, value]) => canonicalJson(value) !== canonicalJson(standing[key]),
  );
  return Object.fromEntries(changed);
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null;
  if (!Array.isArray(value)) return value;
  if (value.every((entry) => typeof entry === 'string'))
    return [...new Set(value.map((entry) => entry.trim()).filter(Boolean))];
  return value.map(tidyIndicator);
}

/** Only what is filled in; the keys in a fixed order. */
function tidyIndicator(entry: Indicator): Indicator {
  const { name, comparator, target, unit, test } = entry;
  const parts = Object.entries({ name, comparator, target, unit, test });
  return Object.fromEntries(parts.map(([key, part]) => [key, part?.trim()]).filter(([, p]) => p));
}
