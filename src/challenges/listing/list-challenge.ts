import { Inject, Injectable } from '@nestjs/common';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Changes } from '../../platform/events/index.js';
import { type Mechanism } from '../challenge-facts.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';
import { nextChallengeNumber } from './challenge-number.js';
import { readDeadline } from './deadline.js';

export interface ListingFacts {
  deadline: string;
  mechanism?: Mechanism;
  maxAwards?: number;
}

@Injectable()
export class ListChallenge {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Puts an approved challenge on the list, with a number and a deadline. */
  async run(request: Omit<ChallengeRequest, 'act'>, facts: ListingFacts): Promise<void> {
    const deadline = readDeadline(facts.deadline);
    const { minBiddingDays } = this.rules;
    const asked = { ...request, act: 'challenge.list' as const };
    await changeChallenge(this.changes, asked, async (challenge, change) => {
      const number = challenge.number ?? (await nextChallengeNumber(change));
      const terms = { now: await change.now(), deadline, minBiddingDays };
      challenge.list(number, terms, mechanismOf(facts));
    });
  }
}

/** Only what was said; the draft's own wish stands otherwise. */
export function mechanismOf(facts: Pick<ListingFacts, 'mechanism' | 'maxAwards'>) {
  const { mechanism, maxAwards } = facts;
  return { ...(mechanism ? { mechanism } : {}), ...(maxAwards ? { maxAwards } : {}) };
}
