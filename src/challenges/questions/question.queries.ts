import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf, type PageQuery } from '../../platform/http/index.js';
import { type QuestionAnswer, type QuestionPageAnswer } from '../disclosure/challenge.answers.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { visibleParts } from '../disclosure/tier.js';

@Injectable()
export class QuestionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly challenges: ChallengeQueries,
  ) {}

  /** The questions of the tiers the viewer sees, the oldest first; who asked is not among it. */
  async page(viewer: Viewer | null, id: string, query: PageQuery): Promise<QuestionPageAnswer> {
    const { row, tier } = await this.challenges.visible(viewer, id);
    const parts = visibleParts(tier);
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from challenge_question
       where challenge_id = $1 and tier = any($2)`,
      [id, parts],
    );
    const rows: Omit<QuestionAnswer, 'actions'>[] = await this.dataSource.query(
      `select id, tier, question, asked_at as "askedAt", answer, answered_at as "answeredAt",
              coalesce(asked_by = $3, false) as own
       from challenge_question where challenge_id = $1 and tier = any($2)
       order by asked_at, id limit $4 offset $5`,
      [id, parts, viewer?.personId ?? null, query.pageSize, offsetOf(query)],
    );
    const { organisationId, open } = row;
    const answers = open && viewer && may(viewer, 'challenge.answer', { organisationId });
    const items = rows.map((question): QuestionAnswer => ({
      ...question,
      actions: answers && question.answer === null ? ['answer'] : [],
    }));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }
}
