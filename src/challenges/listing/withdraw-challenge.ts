import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/index.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';

@Injectable()
export class WithdrawChallenge {
  constructor(private readonly changes: Changes) {}

  /** Takes a challenge back, with a reason; possible until a contract binds both sides. */
  async run(request: Omit<ChallengeRequest, 'act'>, reason: string): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.withdraw' }, (challenge) =>
      challenge.withdraw(reason),
    );
  }
}
