import { ApiProperty } from '@nestjs/swagger';

export class RelaxedCapAnswer {
  @ApiProperty({ format: 'uuid' })
  profileId: string;

  @ApiProperty()
  cap: number;
}

export class RelaxedLeastAnswer {
  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty()
  atLeast: number;
}

export class RelaxedWantedAnswer {
  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty()
  wanted: number;
}

export class RelaxedShareAnswer {
  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty()
  most: number;
}

/** Rules loosened for one challenge or profile. */
export class RelaxedAnswer {
  @ApiProperty({ type: [RelaxedCapAnswer] })
  caps: RelaxedCapAnswer[];

  @ApiProperty({ type: [RelaxedLeastAnswer] })
  atLeast: RelaxedLeastAnswer[];

  @ApiProperty({ type: [RelaxedWantedAnswer] })
  wanted: RelaxedWantedAnswer[];

  @ApiProperty({ type: [RelaxedShareAnswer] })
  organisations: RelaxedShareAnswer[];
}

export class ProposalOptionsAnswer {
  @ApiProperty({ type: [String], format: 'uuid', nullable: true, description: 'Null: all open.' })
  challengeIds: string[] | null;

  @ApiProperty()
  wanted: number;

  @ApiProperty()
  atLeast: number;

  @ApiProperty()
  loadCap: number;

  @ApiProperty({ type: Number, nullable: true })
  perOrganisation: number | null;

  @ApiProperty()
  minScore: number;

  @ApiProperty()
  candidates: number;

  @ApiProperty()
  fair: boolean;

  @ApiProperty({ type: RelaxedAnswer })
  relaxed: RelaxedAnswer;
}
