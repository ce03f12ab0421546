import { ApiProperty } from '@nestjs/swagger';
import { DECISION_STATES, type DecisionState } from '../candidates/decision.js';
import { DISMISSAL_KINDS, type DismissalKind } from '../candidates/dismissal-kinds.js';
import { INELIGIBILITY_KINDS, type IneligibilityKind } from '../eligibility/eligibility.js';
import { ConflictAnswer } from './conflict.answer.js';
import { ExplanationAnswer, WordsAnswer } from './explanation.answer.js';
import { NamedAnswer, NeedTextAnswer, ProfileAnswer } from './parties.answer.js';
import { VersionNameAnswer } from '../weights/version-name.answer.js';
import { RunHeadAnswer } from './queue.answer.js';

export class LoadAnswer {
  @ApiProperty({ description: 'Open or accepted invitations, over all open needs.' })
  invited: number;

  @ApiProperty({ description: 'Shortlists, over all open needs.' })
  shortlisted: number;

  @ApiProperty({ description: "The person's own limit, or the programme's." })
  limit: number;

  @ApiProperty({ description: 'The limit is reached.' })
  full: boolean;
}

export class DecisionAnswer {
  @ApiProperty({ enum: DECISION_STATES })
  state: DecisionState;

  @ApiProperty({ enum: ['engine', 'manual'] })
  origin: 'engine' | 'manual';

  @ApiProperty({ type: String, nullable: true, description: 'Why it was added by hand.' })
  note: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was dismissed.' })
  reason: string | null;

  @ApiProperty({ enum: DISMISSAL_KINDS, nullable: true, description: 'Which usual reason it is.' })
  reasonKind: DismissalKind | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why a conflict was overridden.' })
  overrideNote: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt: string;

  @ApiProperty({ type: NamedAnswer })
  decidedBy: NamedAnswer;
}

export class DisinterestAnswer {
  @ApiProperty()
  reason: string;

  @ApiProperty({ type: String, format: 'date-time' })
  declaredAt: string;
}

export class IneligibilityAnswer {
  @ApiProperty({ enum: INELIGIBILITY_KINDS })
  kind: IneligibilityKind;

  @ApiProperty({ type: WordsAnswer })
  words: WordsAnswer;
}

export class CandidateAnswer {
  @ApiProperty({ type: ProfileAnswer })
  profile: ProfileAnswer;

  @ApiProperty({ type: Number, nullable: true, description: 'Null outside the ranking.' })
  rank: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Null where the run names it not.' })
  score: number | null;

  @ApiProperty({ type: ExplanationAnswer, nullable: true })
  explanation: ExplanationAnswer | null;

  @ApiProperty({ type: [ConflictAnswer], description: 'As things stand now.' })
  conflicts: ConflictAnswer[];

  @ApiProperty({ type: [IneligibilityAnswer], description: 'Why it may not take part at all.' })
  ineligible: IneligibilityAnswer[];

  @ApiProperty({ description: 'Shortlisting and inviting need a written overrideNote.' })
  needsOverride: boolean;

  @ApiProperty({ type: LoadAnswer })
  load: LoadAnswer;

  @ApiProperty({ type: DecisionAnswer, nullable: true })
  decision: DecisionAnswer | null;

  @ApiProperty({ type: DisinterestAnswer, nullable: true, description: 'The expert said no.' })
  disinterest: DisinterestAnswer | null;

  @ApiProperty({ type: [String], enum: ['shortlist', 'dismiss', 'add', 'undo', 'invite'] })
  actions: string[];
}

export class RunCountsAnswer {
  @ApiProperty()
  candidates: number;

  @ApiProperty()
  excluded: number;
}

export class MatchRunAnswer extends RunHeadAnswer {
  @ApiProperty({ description: 'SHA-256 over everything the run depends on.' })
  inputHash: string;

  @ApiProperty({ description: 'Milliseconds of scoring.' })
  durationMs: number;

  @ApiProperty({ type: VersionNameAnswer, nullable: true, description: 'Null: as shipped.' })
  weights: VersionNameAnswer | null;

  @ApiProperty({ type: RunCountsAnswer })
  counts: RunCountsAnswer;

  @ApiProperty({ type: NeedTextAnswer })
  need: NeedTextAnswer;

  @ApiProperty({ type: [CandidateAnswer], description: 'Ranked and free, best first.' })
  candidates: CandidateAnswer[];

  @ApiProperty({ type: [CandidateAnswer], description: 'Bound or not eligible, by score.' })
  excluded: CandidateAnswer[];

  @ApiProperty({ type: [CandidateAnswer], description: 'Decided about outside the ranking.' })
  others: CandidateAnswer[];
}
