import { Inject, Injectable } from '@nestjs/common';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Changes } from '../../platform/events/index.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';
import { readDeadline } from './deadline.js';

@Injectable()
export class RelistChallenge {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Another round for an unfilled challenge, under its old number and with its history. */
  async run(request: Omit<ChallengeRequest, 'act'>, deadlineText: string): Promise<void> {
    const deadline = readDeadline(deadlineText);
    const { minBiddingDays, maxRelistings } = this.rules;
    const asked = { ...request, act: 'challenge.list' as const };
    await changeChallenge(this.changes, asked, async (challenge, change) =>
      challenge.relist({ now: await change.now(), deadline, minBiddingDays }, maxRelistings),
    );
  }
}
