import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import { type NextFunction, type Request, type Response } from 'express';
import { type Settings } from '../platform/config/index.js';
import { setPagePolicy } from './security-headers.js';

/** Names of built files carry a hash of their content, so they never change. */
const FOREVER = { index: false as const, immutable: true, maxAge: '365d' };

/**
 * Serves the built front end: its files, and one page for every other address outside the API, so
 * that deep links and reloads work. Without a build (an API alone) the root leads to the API's
 * description.
 */
export function serveWeb(app: NestExpressApplication, settings: Settings): void {
  const built = join(settings.projectRoot, 'dist', 'web');
  const pageFile = join(built, 'index.html');
  if (!existsSync(pageFile)) return leadToDescription(app);
  const page = readFileSync(pageFile, 'utf8');
  app.use(['/assets', '/seal.svg'], compression());
  app.useStaticAssets(join(built, 'assets'), { ...FOREVER, prefix: '/assets' });
  app.useStaticAssets(built, { index: false, maxAge: '1h' });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!wantsPage(request)) return next();
    const nonce = randomBytes(16).toString('base64');
    setPagePolicy(settings, response, nonce);
    response.type('html').set('cache-control', 'no-store');
    response.send(page.replace('__CSP_NONCE__', nonce));
  });
}

function leadToDescription(app: NestExpressApplication): void {
  app.use((request: Request, response: Response, next: NextFunction) =>
    request.path === '/' ? response.redirect('/api/docs') : next(),
  );
}

/** A browser on its way to a page; a missing file or a program's call is answered as such. */
function wantsPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (/^\/api(\/|$)/i.test(request.path)) return false;
  return request.accepts(['json', 'html']) === 'html';
}
