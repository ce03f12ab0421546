import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type Request } from 'express';
import { DomainError } from '../../libs/kernel/index.js';
import { type Origin } from '../platform/events/index.js';
import { requestIdOf } from '../platform/http/index.js';
import { type Act } from './policy.js';
import { actorOf, type Viewer } from './viewer.js';

export const ACT = 'jiebang:act';

/** Names the act a handler performs; a handler without one answers nobody. */
export const Does = (act: Act) => SetMetadata(ACT, act);

const viewers = new WeakMap<Request, Viewer>();
export const rememberViewer = (request: Request, viewer: Viewer) => viewers.set(request, viewer);
export const viewerOf = (request: Request): Viewer | null => viewers.get(request) ?? null;

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<Request>();

/** Handler parameter: who is asking, or null. */
export const MaybeViewer = createParamDecorator((_: unknown, context: ExecutionContext) =>
  viewerOf(requestOf(context)),
);

/** Handler parameter: who is asking; 401 when nobody is signed in. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const viewer = viewerOf(requestOf(context));
  if (!viewer) throw signInFirst();
  return viewer;
});

/** Handler parameter: what events of this request will carry. */
export const RequestOrigin = createParamDecorator(
  (_: unknown, context: ExecutionContext): Origin => {
    const request = requestOf(context);
    return { actor: actorOf(viewerOf(request)), requestId: requestIdOf(request) };
  },
);

export const signInFirst = (): DomainError =>
  new DomainError('unauthenticated', 'sign-in-required', 'Sign in first (POST /api/sessions).');
