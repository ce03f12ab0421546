import { Injectable } from '@nestjs/common';
import { challengeNeed } from '../../challenges/index.js';
import { feedNeed, lockFeeds } from '../../matching/index.js';
import { Changes, systemOrigin } from '../../platform/events/index.js';
import { defineJob, HandlesJob } from '../../platform/queue/index.js';

export const feedChallenge = defineJob<{ challengeId: string }>({
  name: 'feed-challenge',
  queue: 'general',
  payload: { challengeId: 'string' },
});

/** Keeps the engine's need in step with its challenge: opened, reworded, closed. */
@Injectable()
@HandlesJob(feedChallenge)
export class FeedChallengeJob {
  constructor(private readonly changes: Changes) {}

  async run({ challengeId }: { challengeId: string }): Promise<void> {
    await this.changes.run(systemOrigin('feed-challenge'), async (change) => {
      await lockFeeds(change);
      const need = await challengeNeed(change.manager, challengeId);
      if (need) await feedNeed(change, { ...need, kind: 'challenge', sourceId: challengeId });
    });
  }
}
