import { type NextFunction, type Request, type Response } from 'express';
import { newId } from '../ids.js';

const ids = new WeakMap<Request, string>();
const GIVEN = /^[\w.-]{8,64}$/;

/** Gives every request an id, the caller's own if it is a sane one, and returns it as a header. */
export function assignRequestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const id = given && GIVEN.test(given) ? given : newId();
  ids.set(request, id);
  response.setHeader('X-Request-Id', id);
  next();
}

export const requestIdOf = (request: Request): string => ids.get(request) ?? 'none';
