import { isUtf8 } from 'node:buffer';
import { type IncomingMessage } from 'node:http';
import { type NextFunction, type Request, type Response } from 'express';
import { DomainError, type ErrorKind } from '../../../libs/kernel/index.js';

/** Stands for a body that is not JSON: handlers of JSON refuse it, handlers of files read it. */
export class UnreadBody {}

/**
 * Comes after the parser of JSON. Without this a body of another type would be taken for none, and
 * where every field may be left out the caller would be told that all went well.
 */
export function markUnreadBody(request: Request, _response: Response, next: NextFunction): void {
  const length = request.headers['content-length'] ?? '0';
  const sent = request.headers['transfer-encoding'] !== undefined || length !== '0';
  if (sent && request.body === undefined) request.body = new UnreadBody();
  next();
}

/** Asked by the parser of JSON, which would put a sign of its own in the place of broken bytes. */
export function refuseBrokenUtf8(
  _request: IncomingMessage,
  _response: unknown,
  bytes: Buffer,
  encoding: string,
): void {
  if (encoding === 'utf-8' && !isUtf8(bytes)) throw new Error('not valid UTF-8');
}

/** By the parser's own name of the fault. */
const PARSER_FAULTS: Record<string, [kind: ErrorKind, code: string, message: string]> = {
  'entity.too.large': ['too-large', 'body-too-large', 'The request body is too large.'],
  'entity.verify.failed': ['malformed', 'malformed-text', 'The body is not valid UTF-8.'],
  'charset.unsupported': ['unsupported', 'wrong-content-type', 'The charset is not known.'],
  'encoding.unsupported': ['unsupported', 'wrong-content-type', 'The encoding is not known.'],
};

/** Comes after the parser too: names what it refuses before the framework words it in its own way. */
export function nameBodyFault(
  error: unknown,
  _request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const type = typeof error === 'object' && error && 'type' in error ? String(error.type) : '';
  const [kind, code, message] = PARSER_FAULTS[type] ?? MALFORMED_BODY;
  next(new DomainError(kind, code, message));
}

const MALFORMED_BODY = ['malformed', 'malformed-body', 'The body is not valid JSON.'] as const;
