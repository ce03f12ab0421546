import { type CookieOptions, type Request } from 'express';
import { forbidden } from '../../libs/kernel/index.js';

export const SESSION_COOKIE = 'jiebang_session';

export const cookieOptions = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure,
  path: '/',
});

const TOKEN = /^[\w-]{20,100}$/;

/** The session token of a request: a bearer header for programs, a cookie for browsers. */
export function readToken(request: Request): { value: string; from: 'bearer' | 'cookie' } | null {
  const bearer = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
  if (bearer) return TOKEN.test(bearer) ? { value: bearer, from: 'bearer' } : null;
  const cookie = (request.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1);
  return cookie && TOKEN.test(cookie) ? { value: cookie, from: 'cookie' } : null;
}

/** A page of another site may not act with our cookie; programs send neither header. */
export function refuseForeignOrigin(request: Request): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin =
    origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.get('host'));
  if (foreignSite || foreignOrigin)
    throw forbidden('This request comes from another site.', 'foreign-origin');
}
