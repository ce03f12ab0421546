import { Injectable, type NestMiddleware } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { keepOutOfLog } from '../platform/http/index.js';

/**
 * Keeps every request about one's own bids out of the request log and out of caches, before any
 * guard can refuse it: that somebody asked is already half of the secret.
 */
@Injectable()
export class KeepOutOfLog implements NestMiddleware {
  use(request: Request, response: Response, next: NextFunction): void {
    keepOutOfLog(request);
    response.setHeader('Cache-Control', 'no-store');
    next();
  }
}
