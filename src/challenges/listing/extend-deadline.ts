import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/index.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';
import { readDeadline } from './deadline.js';

@Injectable()
export class ExtendDeadline {
  constructor(private readonly changes: Changes) {}

  /** A later deadline while bids are taken; an earlier one would be unfair and is refused. */
  async run(request: Omit<ChallengeRequest, 'act'>, deadlineText: string): Promise<void> {
    const deadline = readDeadline(deadlineText);
    const asked = { ...request, act: 'challenge.list' as const };
    await changeChallenge(this.changes, asked, async (challenge, change) =>
      challenge.extendDeadline(await change.now(), deadline),
    );
  }
}
