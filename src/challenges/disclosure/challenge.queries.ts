import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { type Checklist, checklistOf } from '../draft/completeness.js';
import { actionsOf } from './actions.js';
import { type AttachmentAnswer, type ChallengeAnswer } from './challenge.answers.js';
import { CHALLENGE_ROW, type ChallengeRow } from './challenge-row.js';
import { challengeView } from './challenge-view.js';
import { CONFIDENTIALITY_TERMS } from './confidentiality-terms.js';
import { type DisclosureTier, tierOf, visibleParts } from './tier.js';

/** Reads one challenge, as far as the viewer may see it. */
@Injectable()
export class ChallengeQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  async one(viewer: Viewer | null, id: string): Promise<ChallengeAnswer> {
    const { row, tier } = await this.visible(viewer, id);
    const { graceSeconds, maxRelistings } = this.rules;
    const actions = actionsOf(viewer, { ...row, maxRelistings });
    const termsVersion = CONFIDENTIALITY_TERMS.version;
    const view = challengeView(row, tier, { actions, graceSeconds, termsVersion });
    return { ...view, attachments: await this.attachments(id, tier) };
  }

  /** The row and the viewer's tier; 404 for what doesn't exist for him. */
  async visible(
    viewer: Viewer | null,
    id: string,
  ): Promise<{ row: ChallengeRow; tier: DisclosureTier }> {
    const values = [id, viewer?.personId ?? null, CONFIDENTIALITY_TERMS.version];
    const [row]: ChallengeRow[] = await this.dataSource.query(CHALLENGE_ROW, values);
    const tier = row ? tierOf(viewer, row) : null;
    if (!row || !tier) throw notFound('challenge');
    return { row, tier };
  }

  /** What is done and what is missing before the challenge may be submitted. */
  async checklist(viewer: Viewer, id: string): Promise<Checklist> {
    const { row } = await this.visible(viewer, id);
    const { organisationId } = row;
    authorise(viewer, 'challenge.manage', { organisationId }, 'challenge');
    return checklistOf(row, this.rules);
  }

  private attachments(id: string, tier: DisclosureTier): Promise<AttachmentAnswer[]> {
    return this.dataSource.query(
      `select f.id, f.name, f.media_type as "mediaType", f.size::int as size, a.tier
       from challenge_attachment a join stored_file f on f.id = a.file_id
       where a.challenge_id = $1 and a.tier = any($2) order by f.created_at, f.id`,
      [id, visibleParts(tier)],
    );
  }
}
