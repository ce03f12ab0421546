import { Inject, Injectable } from '@nestjs/common';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Changes } from '../../platform/events/index.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';
import { missingFields } from './completeness.js';

@Injectable()
export class SubmitChallenge {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Hands a complete challenge in; 422 with every missing field at once. */
  async run(request: Omit<ChallengeRequest, 'act'>): Promise<void> {
    const asked = { ...request, act: 'challenge.write' as const };
    await changeChallenge(this.changes, asked, async (challenge, change) =>
      challenge.submit(await change.now(), missingFields(challenge, this.rules)),
    );
  }
}
