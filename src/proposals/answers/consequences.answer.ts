import {
  Flag,
  Id,
  Many,
  One,
  OneOf,
  OneOrNull,
  PageAnswer,
  Text,
  TextOrNull,
  Whole,
} from '../../platform/http/index.js';
import { LINE_OUTCOME } from '../proposal-choices.js';
import { LineWarningAnswer, RefusalAnswer } from './lines.answer.js';
import { ProposalLoadAnswer, ProposedForAnswer, ProposedProfileAnswer } from './parties.answer.js';

export class ConsequenceAnswer {
  @Id() needId: string;
  @One(ProposedForAnswer) challenge: ProposedForAnswer;
  @One(ProposedProfileAnswer) profile: ProposedProfileAnswer;
  @OneOf(LINE_OUTCOME) outcome: 'invite' | 'refused';
  @OneOrNull(RefusalAnswer) refusal: RefusalAnswer | null;
  @Many(LineWarningAnswer) warnings: LineWarningAnswer[];
  @TextOrNull() overrideNote: string | null;
  @One(ProposalLoadAnswer) load: ProposalLoadAnswer;
}

export class ConsequencesAnswer extends PageAnswer {
  @Whole({ description: 'Of the proposal that was looked at.' }) version: number;
  @Text({ description: 'Applying names it, so that what was seen is what happens.' })
  digest: string;
  @Flag({ description: 'Nothing is refused and there is something to do.' }) applicable: boolean;
  @Whole() invitations: number;
  @Whole() refused: number;
  @Whole({ description: 'Lines with a warning.' }) warned: number;
  @Whole() challenges: number;
  @Whole() profiles: number;
  @Whole({ description: 'Lines whose expert or team has no account yet: nobody is mailed.' })
  withoutAccount: number;
  @Whole({ description: 'Challenges that opened since and are not part of it.' })
  openedSince: number;
  @Whole({ description: 'Challenges of the proposal that take no bids any more.' })
  closedSince: number;
  @Many(ConsequenceAnswer, { description: 'Refused first, then warned of.' })
  items: ConsequenceAnswer[];
}

export class AppliedAnswer {
  @Whole({ description: 'Sent.' }) invitations: number;
  @Whole() challenges: number;
}
