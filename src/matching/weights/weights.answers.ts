import { ApiProperty } from '@nestjs/swagger';
import {
  FLOOR_KINDS,
  type FloorKind,
  VERDICTS,
  type Verdict,
} from '../../../libs/matching/index.js';
import { NamedAnswer, NeedTitleAnswer, PageAnswer } from '../answers/parties.answer.js';
import { VersionNameAnswer } from './version-name.answer.js';

export class ViewWeightAnswer {
  @ApiProperty({ description: 'A view of the engine, named like its part of an explanation.' })
  name: string;

  @ApiProperty({ description: 'Only the ratios of lexical weights count.' })
  isLexical: boolean;

  @ApiProperty({ description: 'What the engine comes with.' })
  shipped: number;

  @ApiProperty({ description: 'What is in force.' })
  inForce: number;

  @ApiProperty({ type: Number, nullable: true, description: 'What the version says.' })
  version: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Share of the lexical weights.' })
  shareInForce: number | null;

  @ApiProperty({ type: Number, nullable: true })
  shareOfVersion: number | null;
}

export class JudgmentCountsAnswer {
  @ApiProperty()
  dismissed: number;

  @ApiProperty()
  shortlisted: number;

  @ApiProperty()
  bid: number;

  @ApiProperty()
  awarded: number;
}

export class LearningCountsAnswer {
  @ApiProperty({ description: 'Needs in which somebody was preferred to somebody.' })
  needs: number;

  @ApiProperty()
  pairs: number;

  @ApiProperty({ description: 'People who decided; bidders are not counted.' })
  deciders: number;

  @ApiProperty({ type: JudgmentCountsAnswer })
  judgments: JudgmentCountsAnswer;
}

export class FloorAnswer {
  @ApiProperty({ enum: FLOOR_KINDS })
  kind: FloorKind;

  @ApiProperty()
  held: number;

  @ApiProperty()
  needed: number;
}

export class HeldOutAnswer {
  @ApiProperty({
    description: 'Part of the preferences ordered rightly by the weights then in force.',
  })
  current: number;

  @ApiProperty({ description: 'The same by weights learnt without the need at hand.' })
  learnt: number;

  @ApiProperty()
  gain: number;

  @ApiProperty({ description: '95 % of 1,000 bootstraps over needs lie between low and high.' })
  low: number;

  @ApiProperty()
  high: number;

  @ApiProperty({ enum: VERDICTS, description: 'unproven: the interval holds 0.' })
  verdict: Verdict;
}

export class WeightVersionAnswer extends VersionNameAnswer {
  @ApiProperty()
  engineVersion: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: NamedAnswer, nullable: true, description: 'Null: the engine by itself.' })
  askedBy: NamedAnswer | null;

  @ApiProperty({ type: LearningCountsAnswer })
  counts: LearningCountsAnswer;

  @ApiProperty({ type: HeldOutAnswer })
  heldOut: HeldOutAnswer;

  @ApiProperty({ type: VersionNameAnswer, nullable: true, description: 'Null: as shipped.' })
  comparedWith: VersionNameAnswer | null;

  @ApiProperty()
  isInForce: boolean;

  @ApiProperty({ type: [String], description: 'What the caller may do now.' })
  actions: string[];
}

export class WeightVersionsAnswer extends PageAnswer {
  @ApiProperty({ type: [WeightVersionAnswer], description: 'Newest first.' })
  items: WeightVersionAnswer[];
}

export class MovedAnswer {
  @ApiProperty({ format: 'uuid' })
  profileId: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  organisationName: string;

  @ApiProperty({ description: 'Place by the weights compared with.' })
  before: number;

  @ApiProperty({ description: "Place by the version's weights." })
  after: number;
}

export class ComparedNeedAnswer {
  @ApiProperty({ type: NeedTitleAnswer })
  need: NeedTitleAnswer;

  @ApiProperty({ format: 'uuid' })
  runId: string;

  @ApiProperty({ type: [MovedAnswer], description: 'Who is among the best by either, by after.' })
  moved: MovedAnswer[];
}

export class WeightVersionDetailAnswer extends WeightVersionAnswer {
  @ApiProperty({ type: [ViewWeightAnswer] })
  views: ViewWeightAnswer[];

  @ApiProperty({
    type: VersionNameAnswer,
    nullable: true,
    description:
      'What the needs are compared with: in force, or what this version was learnt beside.',
  })
  against: VersionNameAnswer | null;

  @ApiProperty({ type: [ComparedNeedAnswer], description: 'The open needs matched last.' })
  needs: ComparedNeedAnswer[];
}

export class EnforcementAnswer {
  @ApiProperty()
  number: number;

  @ApiProperty({ type: VersionNameAnswer, nullable: true, description: 'Null: as shipped.' })
  version: VersionNameAnswer | null;

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: NamedAnswer })
  putBy: NamedAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  since: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  until: string | null;
}

export class EnforcementsAnswer extends PageAnswer {
  @ApiProperty({ type: [EnforcementAnswer], description: 'Newest first.' })
  items: EnforcementAnswer[];
}

export class WeightsStateAnswer {
  @ApiProperty({ type: VersionNameAnswer, nullable: true, description: 'Null: as shipped.' })
  inForce: VersionNameAnswer | null;

  @ApiProperty({ type: EnforcementAnswer, nullable: true, description: 'Null: never changed.' })
  enforcement: EnforcementAnswer | null;

  @ApiProperty({ description: 'What was put in force belongs to views the engine has no more.' })
  areOutdated: boolean;

  @ApiProperty({ type: [ViewWeightAnswer] })
  views: ViewWeightAnswer[];

  @ApiProperty({ type: LearningCountsAnswer })
  counts: LearningCountsAnswer;

  @ApiProperty({ type: [FloorAnswer], description: 'Below any of these nothing is learnt.' })
  floor: FloorAnswer[];

  @ApiProperty({ description: 'Needs whose runs an earlier engine made; they teach nothing.' })
  ofOtherEngines: number;

  @ApiProperty({ type: WeightVersionAnswer, nullable: true, description: 'The newest version.' })
  newest: WeightVersionAnswer | null;

  @ApiProperty({ description: 'Nothing that counts was decided since the newest version.' })
  isUpToDate: boolean;

  @ApiProperty({ description: 'A worker is learning now.' })
  isLearning: boolean;

  @ApiProperty({ type: [String] })
  actions: string[];
}
