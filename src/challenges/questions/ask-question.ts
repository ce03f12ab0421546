import { Injectable } from '@nestjs/common';
import { conflict, forbidden, notFound } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { CHALLENGE_LIMITS } from '../challenge-facts.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { sees } from '../disclosure/tier.js';
import { lockChallenge } from '../save-challenge.js';
import { type QuestionBody, type QuestionTier } from './questions.dto.js';

/** Who asks is kept from everybody but himself, so the log doesn't name him either. */
const NAMELESS = { kind: 'system', name: 'question' } as const;

@Injectable()
export class AskQuestion {
  constructor(
    private readonly changes: Changes,
    private readonly queries: ChallengeQueries,
  ) {}

  /** Asks the issuer, until the deadline; answers the question's id. */
  async run(viewer: Viewer, origin: Origin, id: string, body: QuestionBody): Promise<string> {
    authorise(viewer, 'challenge.ask', {}, 'challenge');
    const { row, tier: own } = await this.queries.visible(viewer, id);
    if (row.listedAt === null) throw notFound('challenge');
    const tier = body.tier ?? (sees(own, 'detail') ? 'detail' : 'teaser');
    if (!sees(own, tier)) throw forbidden('Accept the terms before asking about the detail.');
    const nameless = { ...origin, actor: NAMELESS };
    return this.changes.run(nameless, async (change) => {
      const challenge = await lockChallenge(change, id);
      challenge.requireOpen(await change.now());
      await requireRoom(change, id, viewer.personId);
      return await store(change, { viewer, id, tier, question: body.question.trim() });
    });
  }
}

async function requireRoom(change: Change, id: string, personId: string): Promise<void> {
  const [{ count }] = await change.manager.query(
    `select count(*)::int as count from challenge_question
     where challenge_id = $1 and asked_by = $2`,
    [id, personId],
  );
  const most = CHALLENGE_LIMITS.questionsOfOnePerson;
  if (count >= most)
    throw conflict('too-many-questions', `One person asks at most ${most} questions here.`);
}

async function store(
  change: Change,
  asked: { viewer: Viewer; id: string; tier: QuestionTier; question: string },
): Promise<string> {
  const { viewer, id, tier, question } = asked;
  const questionId = newId();
  await change.manager.query(
    `insert into challenge_question
       (id, challenge_id, tier, asked_by, asker_organisation_id, question)
     values ($1, $2, $3, $4, $5, $6)`,
    [questionId, id, tier, viewer.personId, viewer.organisationId, question],
  );
  const payload = { questionId, tier };
  await change.record({ stream: `challenge:${id}`, type: 'questionAsked', payload });
  return questionId;
}
