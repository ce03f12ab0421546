import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf, type Page, type PageQuery } from '../../platform/http/index.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { visibleParts } from '../disclosure/tier.js';
import { type QuestionTier } from './questions.dto.js';

/** A question as anybody of its tier reads it: who asked is told to nobody but the asker. */
export interface QuestionView {
  id: string;
  tier: QuestionTier;
  question: string;
  askedAt: Date;
  answer: string | null;
  answeredAt: Date | null;
  /** The viewer asked it himself. */
  own: boolean;
  actions: 'answer'[];
}

@Injectable()
export class QuestionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly challenges: ChallengeQueries,
  ) {}

  /** The questions of the tiers the viewer sees, the oldest first. */
  async page(viewer: Viewer | null, id: string, query: PageQuery): Promise<Page<QuestionView>> {
    const { row, tier } = await this.challenges.visible(viewer, id);
    const parts = visibleParts(tier);
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from challenge_question
       where challenge_id = $1 and tier = any($2)`,
      [id, parts],
    );
    const rows: Omit<QuestionView, 'actions'>[] = await this.dataSource.query(
      `select id, tier, question, asked_at as "askedAt", answer, answered_at as "answeredAt",
              coalesce(asked_by = $3, false) as own
       from challenge_question where challenge_id = $1 and tier = any($2)
       order by asked_at, id limit $4 offset $5`,
      [id, parts, viewer?.personId ?? null, query.pageSize, offsetOf(query)],
    );
    const { organisationId, open } = row;
    const answers = open && viewer && may(viewer, 'challenge.answer', { organisationId });
    const items = rows.map((question): QuestionView => ({
      ...question,
      actions: answers && question.answer === null ? ['answer'] : [],
    }));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }
}
