import { Logger } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { requestIdOf } from './request-id.js';

const quiet = new WeakSet<Request>();

/** Keeps a request out of the log: that it took place is itself a secret (a sealed bid). */
export function keepOutOfLog(request: Request): void {
  quiet.add(request);
}

/** One line a request, without query strings or bodies: they may hold names and tokens. */
export function logRequests(request: Request, response: Response, next: NextFunction): void {
  const log = new Logger('http');
  const started = performance.now();
  const path = request.path;
  response.on('finish', () => {
    if (quiet.has(request) || path === '/api/health') return;
    const ms = (performance.now() - started).toFixed(0);
    const line = `${request.method} ${path} ${response.statusCode} ${ms} ms`;
    log.log(`${line} ${requestIdOf(request)}`);
  });
  next();
}
