import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { type Settings } from '../platform/config/index.js';

/** The API's description is drawn by Swagger UI, which styles itself inline; nothing else may. */
const DOCS = '/api/docs';

/** A strict content policy for everything, a looser one for styles of the API's description. */
export function securityHeaders(settings: Settings): RequestHandler {
  const strict = headers(settings, ["'self'"]);
  const docs = headers(settings, ["'self'", "'unsafe-inline'"]);
  return (request: Request, response: Response, next: NextFunction) =>
    (request.path.startsWith(DOCS) ? docs : strict)(request, response, next);
}

/**
 * The policy of a page of the front end: its components write their styles as they are needed, so
 * the styles that carry this page's own nonce are let in; scripts come from our own files alone.
 */
export function setPagePolicy(settings: Settings, response: Response, nonce: string): void {
  const policy = helmet.contentSecurityPolicy(
    contentPolicy(settings, ["'self'", `'nonce-${nonce}'`]),
  );
  policy(response.req, response, () => undefined);
}

function contentPolicy({ secureCookies }: Settings, styleSrc: string[]) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc,
      // Asking for https where none is served would break the page on a plain network.
      ...(secureCookies ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}

function headers(settings: Settings, styleSrc: string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: contentPolicy(settings, styleSrc),
    strictTransportSecurity: settings.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  });
}
