import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { lockChallenge } from '../save-challenge.js';

@Injectable()
export class AnswerQuestion {
  constructor(private readonly changes: Changes) {}

  /** The issuer answers, once and until the deadline; answers the challenge's id. */
  run(viewer: Viewer, origin: Origin, questionId: string, answer: string): Promise<string> {
    return this.changes.run(origin, async (change) => {
      const [found] = await change.manager.query(
        `select challenge_id from challenge_question where id = $1`,
        [questionId],
      );
      if (!found) throw notFound('question');
      const challenge = await lockChallenge(change, found.challenge_id);
      const { id, organisationId } = challenge;
      authorise(viewer, 'challenge.answer', { organisationId }, 'question');
      challenge.requireOpen(await change.now());
      const [, count] = await change.manager.query(
        `update challenge_question set answer = $2, answered_by = $3,
           answered_at = clock_timestamp() where id = $1 and answer is null`,
        [questionId, answer, viewer.personId],
      );
      if (count === 0)
        throw conflict('already-answered', 'An answer stands; bidders rely on its words.');
      const payload = { questionId };
      await change.record({ stream: `challenge:${id}`, type: 'questionAnswered', payload });
      return id;
    });
  }
}
