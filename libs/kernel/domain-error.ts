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
    readonly detail: { fields?: FieldProblem[]; facts?: Record<string, string | number> } = {},
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
