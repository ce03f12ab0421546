import { ApiProperty } from '@nestjs/swagger';

export class PartAnswer {
  @ApiProperty({ description: 'A view of the profile, the baseline or the hub correction.' })
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
}

export class ExplanationAnswer extends FitExplanationAnswer {
  @ApiProperty({ type: [MissingTermAnswer], description: 'Why not higher.' })
  missing: MissingTermAnswer[];
}

export class WordsAnswer {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}
