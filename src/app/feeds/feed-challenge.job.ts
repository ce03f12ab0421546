import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { parseFieldCode } from '../../../libs/matching/index.js';
import { challengeNeed, type Indicator } from '../../challenges/index.js';
import { feedNeed, lockFeeds, type NeedFacts } from '../../matching/index.js';
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
      if (!need) return;
      const beside = await besideWords(change.manager, challengeId);
      const facts = { ...need, ...beside, kind: 'challenge', sourceId: challengeId };
      await feedNeed(change, facts);
    });
  }
}

/** What a challenge asks for beside its words: fields, numbers to reach, conditions on the taker. */
async function besideWords(
  source: Pick<EntityManager, 'query'>,
  challengeId: string,
): Promise<Pick<NeedFacts, 'codes' | 'indicators' | 'conditions'>> {
  const [row] = await source.query<ChallengeRow[]>(
    `select field, keywords, indicators, conditions from challenge where id = $1`,
    [challengeId],
  );
  // Keywords are words; only those that are codes say a field.
  const coded = row.keywords.filter((keyword) => parseFieldCode(keyword)?.coded);
  const fields = (row.field ?? '').split(/[,，、;；]/).map((field) => field.trim());
  return {
    codes: [...fields.filter(Boolean), ...coded],
    indicators: row.indicators.map(({ name = '', comparator = '', target = '', unit = '' }) => ({
      ...{ name, comparator, target, unit },
    })),
    conditions: row.conditions,
  };
}

interface ChallengeRow {
  field: string | null;
  keywords: string[];
  indicators: Indicator[];
  conditions: string | null;
}
