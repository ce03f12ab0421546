import { ApiProperty } from '@nestjs/swagger';
import { SIDE_CHANNELS, type SideName } from '../../../libs/matching/index.js';

/** The parts of a score: the lexical views, their mean and the hub correction, the other views. */
const PART_NAMES = ['profile', 'centroid', 'works', 'baseline', 'hub', ...SIDE_CHANNELS] as const;

export class PartAnswer {
  @ApiProperty({ enum: PART_NAMES, description: 'A view of the profile, or what corrects them.' })
  name: string;

  @ApiProperty()
  value: number;
}

export class TermAnswer {
  @ApiProperty({ description: 'Empty for the sum of all other terms.' })
  term: string;

  @ApiProperty({ description: 'As it is written in the need.' })
  label: string;

  @ApiProperty()
  contribution: number;
}

export class MissingTermAnswer {
  @ApiProperty()
  term: string;

  @ApiProperty()
  label: string;

  @ApiProperty({ description: 'Share of the whole need, at most 1.' })
  weight: number;
}

export class WorkAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'paper, patent or project' })
  kind: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;
}

export class CarryingWorkAnswer extends WorkAnswer {
  @ApiProperty()
  contribution: number;
}

export class WordsAnswer {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

/** What a part beside the words rests on: "works report 312 mAh/g; asked: capacity ≥ 300 mAh/g". */
export class ReasonAnswer {
  @ApiProperty({ enum: SIDE_CHANNELS })
  channel: SideName;

  @ApiProperty({ description: 'What the need asks for, as it writes it.' })
  asked: string;

  @ApiProperty({ description: 'What the profile shows.' })
  found: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'In how many works that field stands.',
  })
  works: number | null;

  @ApiProperty({
    type: WorkAnswer,
    nullable: true,
    description: 'The work that reports the number.',
  })
  work: WorkAnswer | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether the number is reached.' })
  met: boolean | null;

  @ApiProperty({ type: WordsAnswer })
  words: WordsAnswer;
}

/** What anybody who is a candidate may read of his own match. */
export class FitExplanationAnswer {
  @ApiProperty({ type: [PartAnswer], description: 'They add up to the score.' })
  parts: PartAnswer[];

  @ApiProperty({ type: [TermAnswer], description: 'They add up to the lexical parts.' })
  terms: TermAnswer[];

  @ApiProperty({ type: [CarryingWorkAnswer], description: 'The works that carried it most.' })
  works: CarryingWorkAnswer[];

  @ApiProperty({ description: "What the profile's own words gave." })
  ownWords: number;

  @ApiProperty({ type: [ReasonAnswer], description: 'What the parts beside the words rest on.' })
  reasons: ReasonAnswer[];
}

export class ExplanationAnswer extends FitExplanationAnswer {
  @ApiProperty({ type: [MissingTermAnswer], description: 'Why not higher.' })
  missing: MissingTermAnswer[];
}
