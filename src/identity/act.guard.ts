import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { forbidden } from '../../libs/kernel/index.js';
import { type Act, isPublic } from './policy.js';
import { ACT, rememberViewer, signInFirst } from './request-viewer.js';
import { Sessions } from './sessions.js';
import { readToken, refuseForeignOrigin } from './session-token.js';
import { may } from './viewer.js';

/** Denies every route that names no act, and every act the caller's role does not hold. */
@Injectable()
export class ActGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const act = this.reflector.get<Act | undefined>(ACT, context.getHandler());
    if (!act) throw forbidden('This route is closed.', 'route-closed');
    const token = readToken(request);
    const viewer = token ? await this.sessions.find(token.value) : null;
    if (viewer && token?.from === 'cookie') refuseForeignOrigin(request);
    if (viewer) rememberViewer(request, viewer);
    if (!viewer && !isPublic(act)) throw signInFirst();
    if (!may(viewer, act)) throw forbidden(`Your role may not do this (${act}).`);
    return true;
  }
}
