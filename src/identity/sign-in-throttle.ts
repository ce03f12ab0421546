import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { DomainError } from '../../libs/kernel/index.js';

const WINDOW_MS = 60_000;
const TRIES = 20;
const REMEMBERED = 10_000;

/**
 * Slows down guessing: at most 20 tries a minute for one mail address from one network address.
 * Each API process counts for itself, so with n processes a guesser has n times as many.
 */
@Injectable()
export class SignInThrottle implements CanActivate {
  private readonly tries = new Map<string, { since: number; count: number }>();

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const given: unknown = request.body?.email;
    // The same spelling that the sign-in looks up, or each blank would open a new count.
    const email = typeof given === 'string' ? given.trim().toLowerCase().slice(0, 320) : '';
    const key = `${request.ip} ${email}`;
    const now = Date.now();
    const entry = this.tries.get(key);
    if (!entry || now - entry.since > WINDOW_MS) {
      this.forgetOldest();
      this.tries.set(key, { since: now, count: 1 });
      return true;
    }
    if (++entry.count > TRIES)
      throw new DomainError('too-many', 'too-many-tries', 'Too many tries; wait a minute.');
    return true;
  }

  private forgetOldest(): void {
    if (this.tries.size < REMEMBERED) return;
    const oldest = this.tries.keys().next().value;
    if (oldest !== undefined) this.tries.delete(oldest);
  }
}
