import { type Parsed } from './formats/index.js';

/** About how many bytes a record takes in memory, so that a batch of long ones is a short one. */
export function weigh(parsed: Parsed): number {
  if (!parsed.ok) return 1000;
  if (parsed.kind === 'challenge') return 2000 + 2 * parsed.record.problem.length;
  if (parsed.kind === 'expert') return 1000 + 2 * (parsed.record.biography?.length ?? 0);
  const { abstract = '', authors, translations } = parsed.record;
  const other = translations.reduce((sum, { abstract: text = '' }) => sum + text.length, 0);
  return 1000 + 2 * (abstract.length + other) + 200 * authors.length;
}
