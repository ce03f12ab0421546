import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, conflict } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { type Change, Changes, databaseNow, type Origin } from '../../platform/events/index.js';
import { type Challenge } from '../challenge.entity.js';
import { CHALLENGE_LIMITS } from '../challenge-facts.js';
import { type BulkListingAnswer, type ListingResult } from '../disclosure/challenge.answers.js';
import { missingFields } from '../draft/completeness.js';
import { lockChallenge, saveChallenge } from '../save-challenge.js';
import { nextChallengeNumber } from './challenge-number.js';
import { readDeadline, requireReachableDeadline } from './deadline.js';

export interface BulkListing {
  ids?: string[];
  filter?: { source?: string; organisationId?: string };
  deadline: string;
  acceptIncomplete?: boolean;
}

/**
 * Takes many challenges to the list, each in one change with every lawful step and event between
 * its state and the list. One that fails leaves the others alone and says why.
 */
@Injectable()
export class ListInBulk {
  constructor(
    private readonly changes: Changes,
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  async run(viewer: Viewer, origin: Origin, asked: BulkListing): Promise<BulkListingAnswer> {
    authorise(viewer, 'challenge.list', {}, 'challenge');
    const deadline = readDeadline(asked.deadline);
    const { minBiddingDays } = this.rules;
    requireReachableDeadline({ now: await databaseNow(this.dataSource), deadline, minBiddingDays });
    const ids = asked.ids ?? (await this.importedDrafts(asked.filter ?? {}));
    const results: ListingResult[] = [];
    for (const id of new Set(ids)) results.push(await this.listOne(origin, id, deadline, asked));
    const listed = results.filter(({ outcome }) => outcome === 'listed').length;
    return { listed, refused: results.length - listed, results };
  }

  private async listOne(
    origin: Origin,
    id: string,
    deadline: Date,
    { acceptIncomplete = false }: BulkListing,
  ): Promise<ListingResult> {
    try {
      const number = await this.changes.run(origin, async (change) => {
        const challenge = await lockChallenge(change, id);
        await this.takeToApproval(change, challenge, acceptIncomplete);
        const { minBiddingDays } = this.rules;
        const terms = { now: await change.now(), deadline, minBiddingDays };
        const next = await nextChallengeNumber(change);
        challenge.list(next, terms);
        await saveChallenge(change, challenge);
        return next;
      });
      return { id, outcome: 'listed', number };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, detail } = error;
      return { id, outcome: 'refused', code, message, fields: detail.fields };
    }
  }

  /** Every step is saved by itself, since the database checks each one too. */
  private async takeToApproval(
    change: Change,
    challenge: Challenge,
    acceptIncomplete: boolean,
  ): Promise<void> {
    if (challenge.state === 'draft' || challenge.state === 'returned') {
      if (challenge.source === null)
        throw conflict('not-imported', 'Only its issuer submits a challenge he wrote himself.');
      const missing = missingFields(challenge, this.rules);
      challenge.submit(await change.now(), missing, acceptIncomplete);
      await saveChallenge(change, challenge);
    }
    if (challenge.state === 'submitted') {
      challenge.startScreening();
      await saveChallenge(change, challenge);
    }
    if (challenge.state === 'screening') {
      challenge.approve();
      await saveChallenge(change, challenge);
    }
  }

  /** The oldest imported drafts, at most as many as one request may list. */
  private async importedDrafts(filter: NonNullable<BulkListing['filter']>): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from challenge
       where state = 'draft' and source is not null
         and ($1::text is null or source = $1)
         and ($2::uuid is null or organisation_id = $2)
       order by created_at, id limit ${CHALLENGE_LIMITS.bulk}`,
      [filter.source ?? null, filter.organisationId ?? null],
    );
    return rows.map(({ id }) => id);
  }
}
