/** What an HTTP layer needs to answer; the domain itself knows nothing of HTTP. */
export type ErrorKind =
  | 'invalid' // the request is well-formed but wrong: 422
  | 'malformed' // the request can't be read: 400
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not-found' // 404, also for what the caller may not know of
  | 'conflict' // somebody or something else was first: 409
  | 'too-large' // 413
  | 'unsupported' // 415
  | 'too-many' // 429
  | 'unavailable'; // 503

/** One thing wrong with one field; `field` is a dotted path such as `indicators.0.unit`. */
export interface FieldProblem {
  field: string;
  message: string;
  /** What is wrong, for translation. */
  code?: FieldCode;
  facts?: Record<string, string | number>;
}

/** What can be wrong with a field; `facts` of the problem carry what stands in braces. */
export const FIELD_CODES = [
  'missing',
  'unknown', // no field of that name here
  'wrong-type',
  'malformed',
  'not-a-choice', // {choices}
  'too-long', // {max} characters
  'too-short', // {min} characters
  'too-many', // {max} entries
  'too-few', // {min} entries
  'too-small', // {min}
  'too-large', // {max}
  'too-deep',
  'too-early', // {earliest}
  'too-late', // {latest}
  'wrong-sum', // {sum} instead of {wanted}
  'unstorable', // characters that cannot be stored
  'not-found',
  'not-own', // belongs to nobody of the own side
  'repeated',
  'taken',
  'incorrect',
  'still-open', // not agreed on yet
  'unanswered', // {name} of what was left out
  'is-lead',
  'is-issuer',
  'nobody-answers', // no account stands behind it
  'circle', // belongs to itself over some steps
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

export interface ProblemDetail {
  fields?: FieldProblem[];
  facts?: Record<string, string | number>;
  /** Of a stale edit: what it would have overwritten, as the caller may read it. */
  current?: object;
}

/**
 * An expected failure. `code` is stable, kebab-case and translated by clients; `message` is for
 * people and names the way out; `fields` say where it hurts; `facts` fill the translated text.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly detail: ProblemDetail = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

export const notFound = (noun: string): DomainError =>
  new DomainError('not-found', `${noun}-not-found`, `There is no such ${noun}, or not for you.`);

export const forbidden = (message: string, code = 'forbidden'): DomainError =>
  new DomainError('forbidden', code, message);

export const conflict = (code: string, message: string): DomainError =>
  new DomainError('conflict', code, message);

export const invalid = (code: string, message: string, fields?: FieldProblem[]): DomainError =>
  new DomainError('invalid', code, message, { fields });
