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

function headers({ secureCookies }: Settings, styleSrc: string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
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
    },
    strictTransportSecurity: secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  });
}
