import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/index.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';
import { type EditBody, type FormBody } from './draft.dto.js';
import { givenText } from './given-text.js';

@Injectable()
export class EditDraft {
  constructor(private readonly changes: Changes) {}

  /** Saves the given parts of a draft or a returned challenge; saving never submits. */
  async run(request: Omit<ChallengeRequest, 'act'>, body: EditBody): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.write' }, (challenge) =>
      challenge.edit(givenText(body), body.version),
    );
  }
}

@Injectable()
export class CorrectForm {
  constructor(private readonly changes: Changes) {}

  /** The coordinator puts title, field, keywords or region right while he screens. */
  async run(request: Omit<ChallengeRequest, 'act'>, body: FormBody): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.screen' }, (challenge) =>
      challenge.correct(givenText(body), body.version),
    );
  }
}
