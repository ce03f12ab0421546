import {
  Decimal,
  DecimalOrNull,
  Flag,
  Id,
  IdOrNull,
  Many,
  One,
  OneOf,
  OneOfOrNull,
  OneOrNull,
  PageAnswer,
  SomeOf,
  TextOrNull,
  Time,
  Whole,
  WholeOrNull,
} from '../../platform/http/index.js';
import {
  ADDING,
  HELD_INVITATION,
  HELD_STATE,
  LINE_ACT,
  LINE_MARK,
  LINE_ORIGIN,
  LINE_REFUSAL,
  LINE_WARNING,
  STANDING,
} from '../proposal-choices.js';
import { type Standing } from '../calculating/encode-problem.js';
import { type EditAct, type Mark } from '../editing/edit-line.js';
import { type Refusal, type Warning } from '../judge-pair.js';
import {
  ProposalLoadAnswer,
  ProposalWordsAnswer,
  ProposedForAnswer,
  ProposedProfileAnswer,
} from './parties.answer.js';
import { ProposalAnswer } from './proposal.answer.js';

export class RefusalAnswer {
  @OneOf(LINE_REFUSAL) code: Refusal;
  @One(ProposalWordsAnswer) words: ProposalWordsAnswer;
}

export class LineWarningAnswer {
  @OneOf(LINE_WARNING) code: Warning;
  @One(ProposalWordsAnswer) words: ProposalWordsAnswer;
}

export class ProposalLineAnswer {
  @One(ProposedProfileAnswer) profile: ProposedProfileAnswer;
  @OneOf(LINE_MARK) mark: Mark;
  @OneOf(LINE_ORIGIN) origin: 'engine' | 'manual';
  @DecimalOrNull() score: number | null;
  @WholeOrNull({ description: 'In the run it was planned from.' }) rank: number | null;
  @TextOrNull() overrideNote: string | null;
  @OneOrNull(RefusalAnswer, { description: 'Why it can’t be applied now.' })
  refusal: RefusalAnswer | null;
  @Many(LineWarningAnswer) warnings: LineWarningAnswer[];
  @One(ProposalLoadAnswer) load: ProposalLoadAnswer;
  @IdOrNull({ description: 'Once applied.' }) invitationId: string | null;
  @SomeOf(LINE_ACT) actions: EditAct[];
}

export class InForceAnswer {
  @One(ProposedProfileAnswer) profile: ProposedProfileAnswer;
  @OneOf(HELD_STATE) state: 'shortlisted' | 'invited';
  @DecimalOrNull() score: number | null;
  @WholeOrNull() rank: number | null;
  @Time() decidedAt: string;
  @IdOrNull() invitationId: string | null;
  @OneOfOrNull(HELD_INVITATION) invitationState: 'sent' | 'accepted' | null;
}

/** One challenge: what is in force, and beside it what is proposed. */
export class ProposedChallengeAnswer {
  @Id() needId: string;
  @One(ProposedForAnswer) challenge: ProposedForAnswer;
  @Flag({ description: 'It still takes bids.' }) open: boolean;
  @OneOf(STANDING, { description: 'When it was planned.' }) standing: Standing;
  @IdOrNull({ description: 'The current match run, which has the reasons by profile.' })
  runId: string | null;
  @Whole({ description: 'Asked of the plan at least, beside what was in force.' }) atLeast: number;
  @Whole({ description: 'Asked of the plan at most, beside what was in force.' }) atMost: number;
  @Whole({ description: 'Candidates that were considered.' }) candidates: number;
  @Decimal({ description: 'Sum of the proposed scores.' }) total: number;
  @Many(InForceAnswer) inForce: InForceAnswer[];
  @Many(ProposalLineAnswer, { description: 'Best first.' }) lines: ProposalLineAnswer[];
  @Many(ProposalLineAnswer) forbidden: ProposalLineAnswer[];
  @SomeOf(ADDING) actions: string[];
}

export class ProposedChallengesAnswer extends PageAnswer {
  @Many(ProposedChallengeAnswer) items: ProposedChallengeAnswer[];
}

export class ProposalViewAnswer extends ProposalAnswer {
  @One(ProposedChallengesAnswer) challenges: ProposedChallengesAnswer;
}

export class ProfileLoadAnswer extends ProposalLoadAnswer {
  @One(ProposedProfileAnswer) profile: ProposedProfileAnswer;
}

export class ProfileLoadsAnswer extends PageAnswer {
  @Many(ProfileLoadAnswer, { description: 'The fullest first.' }) items: ProfileLoadAnswer[];
}
