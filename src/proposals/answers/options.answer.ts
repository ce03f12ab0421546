import { ApiProperty } from '@nestjs/swagger';
import { Decimal, Flag, Id, Many, One, Whole, WholeOrNull } from '../../platform/http/index.js';

export class RelaxedCapAnswer {
  @Id() profileId: string;
  @Whole() cap: number;
}

export class RelaxedLeastAnswer {
  @Id() needId: string;
  @Whole() atLeast: number;
}

export class RelaxedWantedAnswer {
  @Id() needId: string;
  @Whole() wanted: number;
}

export class RelaxedShareAnswer {
  @Id() needId: string;
  @Id() organisationId: string;
  @Whole() most: number;
}

/** Rules loosened for one challenge or profile. */
export class RelaxedAnswer {
  @Many(RelaxedCapAnswer) caps: RelaxedCapAnswer[];
  @Many(RelaxedLeastAnswer) atLeast: RelaxedLeastAnswer[];
  @Many(RelaxedWantedAnswer) wanted: RelaxedWantedAnswer[];
  @Many(RelaxedShareAnswer) organisations: RelaxedShareAnswer[];
}

export class ProposalOptionsAnswer {
  @ApiProperty({ type: [String], format: 'uuid', nullable: true, description: 'Null: all open.' })
  challengeIds: string[] | null;

  @Whole() wanted: number;
  @Whole() atLeast: number;
  @Whole() loadCap: number;
  @WholeOrNull() perOrganisation: number | null;
  @Decimal() minScore: number;
  @Whole() candidates: number;
  @Flag() fair: boolean;
  @One(RelaxedAnswer) relaxed: RelaxedAnswer;
}
