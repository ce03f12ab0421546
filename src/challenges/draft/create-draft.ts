import { Injectable } from '@nestjs/common';
import { authorise, type Viewer } from '../../identity/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { Challenge } from '../challenge.entity.js';
import { createChallenge } from '../save-challenge.js';
import { type DraftBody } from './draft.dto.js';
import { givenText } from './given-text.js';

@Injectable()
export class CreateDraft {
  constructor(private readonly changes: Changes) {}

  /** A draft of the viewer's organisation, with whatever is known so far; answers its id. */
  run(viewer: Viewer, origin: Origin, body: DraftBody): Promise<string> {
    const { organisationId, personId } = viewer;
    authorise(viewer, 'challenge.write', { organisationId }, 'organisation');
    const owner = { organisationId: organisationId ?? '', createdBy: personId };
    return this.changes.run(origin, async (change) => {
      const challenge = Challenge.draft(owner, { ...givenText(body), title: body.title.trim() });
      await createChallenge(change, challenge);
      return challenge.id;
    });
  }
}
