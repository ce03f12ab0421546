import { DomainError, type FieldProblem, invalid } from '../../../libs/kernel/index.js';

/** NUL, which PostgreSQL cannot store, and halves of a character, which UTF-8 cannot. */
const UNSTORABLE_MESSAGE = 'holds characters that cannot be stored';
const UNSTORABLE = /[\0\p{Cs}]/u;
/** No body of this API is nested half as deep; whatever walks it after this does so by recursion. */
const DEEPEST = 20;
/** Nor has any object half as many keys; the validator takes seconds over a hundred thousand. */
const MOST_KEYS = 200;
const MOST_VALUES = 20_000;
const MOST_PROBLEMS = 20;
const LONGEST_NAME = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Refuses what no field of any request may hold, before a class is made of it: texts that cannot
 * be stored, keys named like members of every object (the validator takes those for known ones),
 * and nesting without end. `name` is that of a single parameter.
 */
export function refuseUnfitInput(input: unknown, name?: string): void {
  const fields: FieldProblem[] = [];
  // A stack of our own: the call stack would end before the deepest body does.
  const open: Place[] = [{ value: input, path: name ?? '', depth: 0 }];
  let values = 0;
  for (let at = open.pop(); at && fields.length < MOST_PROBLEMS; at = open.pop()) {
    if (at.depth > DEEPEST)
      throw problemsOf([{ field: at.path, message: 'is nested too deeply', code: 'too-deep' }]);
    if (++values > MOST_VALUES || isTooWide(at.value))
      throw problemsOf([
        { field: at.path || 'body', message: 'has too many parts', code: 'too-many' },
      ]);
    if (typeof at.value === 'string' && UNSTORABLE.test(at.value))
      fields.push({ field: at.path, message: UNSTORABLE_MESSAGE, code: 'unstorable' });
    for (const part of partsOf(at)) {
      if (part.known) open.push(part);
      else fields.push({ field: part.path, message: 'is not known here', code: 'unknown' });
    }
  }
  if (fields.length) throw problemsOf(fields.slice(0, MOST_PROBLEMS));
}

/** Every id in a path of this API is a UUID. */
export function refuseUnfitId(value: unknown, name: string): void {
  if (!/id$/i.test(name) || UUID.test(String(value))) return;
  const fields: FieldProblem[] = [{ field: name, message: 'must be a UUID', code: 'malformed' }];
  throw new DomainError('malformed', 'malformed-id', `${name} must be a UUID.`, { fields });
}

/** A key as an answer may repeat it: never empty, never long. */
export const shortName = (name: string): string => name.slice(0, LONGEST_NAME) || '""';

const isTooWide = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length > (Array.isArray(value) ? MOST_VALUES : MOST_KEYS);

interface Place {
  value: unknown;
  path: string;
  depth: number;
}

function partsOf({ value, path, depth }: Place): (Place & { known: boolean })[] {
  if (typeof value !== 'object' || value === null) return [];
  const named = !Array.isArray(value);
  return Object.entries(value)
    .reverse()
    .map(([key, part]) => ({
      value: part,
      path: path === '' ? shortName(key) : `${path}.${shortName(key)}`,
      depth: depth + 1,
      known: !(named && key in Object.prototype),
    }));
}

function problemsOf(fields: FieldProblem[]): DomainError {
  const list = fields.map(({ field, message }) => `${field} ${message}`);
  return invalid('validation-failed', `${list.join('; ')}.`, fields);
}
