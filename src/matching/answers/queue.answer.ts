import { ApiProperty } from '@nestjs/swagger';
import { type MatchRunState } from '../../../libs/lifecycle/index.js';
import { RUN_NOTES, type RunNote } from '../runs/run-notes.js';
import { WorkAnswer } from './explanation.answer.js';
import { NeedAnswer, PageAnswer } from './parties.answer.js';

export const RUN_STATES = ['to-review', 'reviewed', 'superseded'] as const;

export class QueueCountsAnswer {
  @ApiProperty()
  candidates: number;

  @ApiProperty({ description: 'Left out because they are bound to the issuer or not eligible.' })
  excluded: number;

  @ApiProperty()
  shortlisted: number;

  @ApiProperty()
  dismissed: number;

  @ApiProperty()
  invited: number;

  @ApiProperty()
  declined: number;
}

export class BestAnswer {
  @ApiProperty({ format: 'uuid' })
  profileId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'For readers of English.' })
  nameEn: string | null;

  @ApiProperty()
  organisationName: string;

  @ApiProperty({ type: String, nullable: true })
  organisationNameEn: string | null;

  @ApiProperty()
  rank: number;

  @ApiProperty()
  score: number;
}

export class WhyAnswer {
  @ApiProperty({ type: [String], description: 'Terms that carried the best candidate most.' })
  terms: string[];

  @ApiProperty({ type: WorkAnswer, nullable: true, description: 'The work that carried most.' })
  work: WorkAnswer | null;
}

export class RunHeadAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: RUN_STATES })
  state: MatchRunState;

  @ApiProperty({ type: String, format: 'date-time' })
  completedAt: Date;

  @ApiProperty()
  engineVersion: string;

  @ApiProperty({ description: 'Profiles that were scored.' })
  profileCount: number;

  @ApiProperty({ description: 'Works they were scored by.' })
  documentCount: number;

  @ApiProperty({
    ...{ type: [String], enum: RUN_NOTES },
    description: 'What the run had to do without; it is scored again by itself.',
  })
  notes: RunNote[];

  @ApiProperty({ description: 'Its need waits to be scored anew, or is being scored now.' })
  scoring: boolean;

  @ApiProperty({ type: [String], enum: ['mark-reviewed', 'reopen', 'rescore'] })
  actions: string[];
}

export class QueueRowAnswer extends RunHeadAnswer {
  @ApiProperty({ type: NeedAnswer })
  need: NeedAnswer;

  @ApiProperty({ type: QueueCountsAnswer })
  counts: QueueCountsAnswer;

  @ApiProperty({ type: [BestAnswer] })
  best: BestAnswer[];

  @ApiProperty({ type: WhyAnswer, nullable: true, description: 'Null without any candidate.' })
  why: WhyAnswer | null;
}

export class QueueFacetsAnswer {
  @ApiProperty({ type: Object, additionalProperties: { type: 'number' } })
  state: Record<string, number>;

  @ApiProperty({ type: Object, additionalProperties: { type: 'number' } })
  kind: Record<string, number>;
}

export class QueueAnswer extends PageAnswer {
  @ApiProperty({ type: [QueueRowAnswer] })
  items: QueueRowAnswer[];

  @ApiProperty({ type: QueueFacetsAnswer })
  facets: QueueFacetsAnswer;
}
