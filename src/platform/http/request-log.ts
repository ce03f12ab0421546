import { Logger } from '@nestjs/common';
import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { requestIdOf } from './request-id.js';

/**
 * One line a request, without query strings or bodies: they may hold names and tokens. Paths under
 * `unlogged` leave no line at all: that such a request took place is itself a secret.
 */
export function logRequests(unlogged: string[]): RequestHandler {
  const log = new Logger('http');
  const isSecret = (path: string) => {
    // Express finds its routes in any case, so this must too.
    const lower = path.toLowerCase();
    return unlogged.some((prefix) => lower === prefix || lower.startsWith(`${prefix}/`));
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    const path = request.path;
    if (path === '/api/health' || isSecret(path)) return next();
    response.on('finish', () => {
      const ms = (performance.now() - started).toFixed(0);
      const line = `${request.method} ${path} ${response.statusCode} ${ms} ms`;
      log.log(`${line} ${requestIdOf(request)}`);
    });
    next();
  };
}
