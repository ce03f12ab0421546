import { Injectable } from '@nestjs/common';
import { Changes } from '../../platform/events/index.js';
import { changeChallenge, type ChallengeRequest } from '../save-challenge.js';

type Request = Omit<ChallengeRequest, 'act'>;

@Injectable()
export class StartScreening {
  constructor(private readonly changes: Changes) {}

  async run(request: Request): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.screen' }, (challenge) =>
      challenge.startScreening(),
    );
  }
}

@Injectable()
export class ReturnChallenge {
  constructor(private readonly changes: Changes) {}

  /** Back to the issuer, who edits and submits again. */
  async run(request: Request, reason: string): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.screen' }, (challenge) =>
      challenge.return(reason),
    );
  }
}

@Injectable()
export class RejectChallenge {
  constructor(private readonly changes: Changes) {}

  /** Final: a rejected challenge is never edited again. */
  async run(request: Request, reason: string): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.screen' }, (challenge) =>
      challenge.reject(reason),
    );
  }
}

@Injectable()
export class ApproveChallenge {
  constructor(private readonly changes: Changes) {}

  async run(request: Request): Promise<void> {
    await changeChallenge(this.changes, { ...request, act: 'challenge.screen' }, (challenge) =>
      challenge.approve(),
    );
  }
}
