import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { LearnFromUse, WEIGHTS_STREAM } from './learn-from-use.js';

@Injectable()
export class RequestLearning {
  constructor(
    private readonly changes: Changes,
    private readonly learning: LearnFromUse,
  ) {}

  /**
   * Asks for weights to be learnt now; a worker does it. 409 `too-few-judgments` below the floor,
   * with what is lacking; 409 `nothing-new-to-learn` when a version of these decisions is there.
   */
  run({ personId }: Viewer, origin: Origin): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const { lesson, inputHash } = await this.learning.material(change.manager);
      const [lacking] = lesson.lacking;
      if (lacking) throw tooFew(lacking);
      const held = await change.manager.query(
        `select 1 from weight_version where input_hash = $1`,
        [inputHash],
      );
      if (held.length > 0)
        throw conflict('nothing-new-to-learn', 'Nothing was decided since the last version.');
      const payload = { askedBy: personId };
      await change.record({ stream: WEIGHTS_STREAM, type: 'weightsAsked', payload });
    });
  }
}

function tooFew({ kind, held, needed }: { kind: string; held: number; needed: number }) {
  const message = `Too little was decided to learn from: ${held} ${kind} of ${needed}.`;
  return new DomainError('conflict', 'too-few-judgments', message, {
    facts: { kind, held, needed },
  });
}
