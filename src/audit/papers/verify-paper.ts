import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { AwardsQueries, noticeCode } from '../../awards/index.js';
import { type Minutes, minutesCode } from '../../bids/index.js';
import { readPaperCode } from '../../platform/papers/index.js';
import { type VerifiedPaperAnswer } from './verified-paper.answer.js';

/**
 * Says what the records say of a printed paper. Its code is computed anew from them, so it is found
 * only while they still say what they said when it was printed. Whoever has the code has seen the
 * paper; even so nothing is told that a bidder of that challenge could not read.
 */
@Injectable()
export class VerifyPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly awards: AwardsQueries,
  ) {}

  async run(typed: string): Promise<VerifiedPaperAnswer> {
    const asked = readPaperCode(typed);
    if (!asked) throw notFound('paper');
    const [challenge]: { id: string }[] = await this.dataSource.query(
      `select id from challenge where number = $1 and listed_at is not null`,
      [asked.number],
    );
    if (!challenge) throw notFound('paper');
    const found =
      asked.mark === 'N'
        ? await this.notice(challenge.id, asked.code)
        : await this.minutes(challenge.id, asked);
    if (!found) throw notFound('paper');
    return found;
  }

  /** Of a race there is a notice for every number of takers it has had. */
  private async notice(challengeId: string, code: string): Promise<VerifiedPaperAnswer | null> {
    const { challenge, items } = await this.awards.of(challengeId);
    const takers = items
      .map((_, last) => items.slice(0, last + 1))
      .find((until) => noticeCode(challenge.number, until) === code);
    if (!takers) return null;
    const awards = { superseded: takers.length < items.length, takers };
    return { code, kind: 'award-notice', challenge, awards, minutes: null };
  }

  private async minutes(
    challengeId: string,
    { code, mark, number }: { code: string; mark: string; number: string },
  ): Promise<VerifiedPaperAnswer | null> {
    if (!/^M\d+$/.test(mark)) return null;
    const [opening]: { minutes: Minutes }[] = await this.dataSource.query(
      `select minutes from opening where challenge_id = $1 and round = $2`,
      [challengeId, Number(mark.slice(1))],
    );
    if (!opening || minutesCode(number, opening.minutes) !== code) return null;
    const { challenge } = await this.awards.of(challengeId);
    const { round, deadline, openedAt, bids, unreadable } = opening.minutes;
    const minutes = {
      ...{ round, deadline, openedAt, unreadable: unreadable.length },
      bids: bids.map(({ digest, sealedAt }) => ({ digest, sealedAt })),
    };
    return { code, kind: 'opening-minutes', challenge, awards: null, minutes };
  }
}
