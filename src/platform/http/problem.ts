import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type FieldProblem } from '../../../libs/kernel/index.js';
import { sqlState } from '../events/index.js';

/** The body of every error answer: RFC 9457 with a stable `code` and, where it hurts, `fields`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  fields?: FieldProblem[];
  facts?: Record<string, string | number>;
  current?: object;
}

const STATUS: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
};

const TITLE: Record<number, string> = {
  400: 'The request could not be read',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  409: 'Conflict',
  413: 'Too large',
  415: 'Wrong type of content',
  422: 'Some values are not right',
  429: 'Too many requests',
  500: 'An error of ours',
  503: 'Not available right now',
};

/** What a database refuses because of the request's values, said without its wording. */
const SQL_STATES: Record<string, [status: number, code: string, detail: string]> = {
  '22001': [422, 'text-too-long', 'A text is too long.'],
  '22007': [422, 'date-out-of-range', 'A date or time is none, or too far away.'],
  '22008': [422, 'date-out-of-range', 'A date or time is none, or too far away.'],
  '22P02': [400, 'malformed-value', 'A value has the wrong form.'],
  '22003': [422, 'number-out-of-range', 'A number is too large or too small.'],
  '22021': [400, 'malformed-text', 'A text holds characters that cannot be stored.'],
  '22P05': [400, 'malformed-text', 'A text holds characters that cannot be stored.'],
  '23503': [409, 'reference-missing', 'Something this refers to does not exist (any more).'],
  '23505': [409, 'already-exists', 'The same thing already exists.'],
  '23514': [409, 'rule-broken', 'The change breaks a rule of the data; reload and try again.'],
  '23001': [409, 'rule-broken', 'The change breaks a rule of the data; reload and try again.'],
  '40001': [503, 'too-busy', 'Others were changing the same; try again in a moment.'],
  '40P01': [503, 'too-busy', 'Others were changing the same; try again in a moment.'],
  '57014': [503, 'took-too-long', 'This took too long and was stopped; narrow it or try later.'],
  '53300': [503, 'too-busy', 'The database is busy; try again in a moment.'],
};

/** Codes that no domain names: what the database, the framework and this file refuse by themselves. */
export const PROBLEMS_OF_HTTP: readonly string[] = [
  ...Object.values(SQL_STATES).map(([, code]) => code),
  ...['internal-error', 'malformed-path', 'route-not-found'],
  ...['malformed-body', 'malformed-text', 'body-too-large', 'wrong-content-type'],
];

/** Turns anything thrown into an answer; whatever is not expected becomes a bare 500. */
export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError)
    return {
      ...base(STATUS[error.kind], error.code, error.message, requestId),
      ...error.detail,
    };
  const known = SQL_STATES[sqlState(error)];
  if (known) return base(known[0], known[1], known[2], requestId);
  if (error instanceof HttpException) return fromHttp(error, requestId);
  const detail = `Something went wrong; nothing was changed. Quote ${requestId} when you report it.`;
  return base(500, 'internal-error', detail, requestId);
}

function base(status: number, code: string, detail: string, requestId: string): Problem {
  const title = TITLE[status] ?? 'Error';
  return { type: `urn:jiebang:problem:${code}`, title, status, code, detail, requestId };
}

function fromHttp(error: HttpException, requestId: string): Problem {
  const status = error.getStatus();
  if (error.message.startsWith('Failed to decode param'))
    return base(400, 'malformed-path', 'The path is not valid percent-encoding.', requestId);
  // Its own wording repeats the path, however long that is.
  if (status === 404) return base(404, 'route-not-found', 'There is no such route.', requestId);
  return base(status, `http-${status}`, error.message, requestId);
}
