import { ApiProperty } from '@nestjs/swagger';
import { LineWarningAnswer, RefusalAnswer } from './lines.answer.js';
import { ProposalLoadAnswer, ProposedForAnswer, ProposedProfileAnswer } from './parties.answer.js';

export class ConsequenceAnswer {
  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty({ type: ProposedForAnswer })
  challenge: ProposedForAnswer;

  @ApiProperty({ type: ProposedProfileAnswer })
  profile: ProposedProfileAnswer;

  @ApiProperty({ enum: ['invite', 'refused'] })
  outcome: 'invite' | 'refused';

  @ApiProperty({ type: RefusalAnswer, nullable: true })
  refusal: RefusalAnswer | null;

  @ApiProperty({ type: [LineWarningAnswer] })
  warnings: LineWarningAnswer[];

  @ApiProperty({ type: String, nullable: true })
  overrideNote: string | null;

  @ApiProperty({ type: ProposalLoadAnswer })
  load: ProposalLoadAnswer;
}

export class ConsequencesAnswer {
  @ApiProperty({ description: 'Of the proposal that was looked at.' })
  version: number;

  @ApiProperty({ description: 'Applying names it, so that what was seen is what happens.' })
  digest: string;

  @ApiProperty({ description: 'Nothing is refused and there is something to do.' })
  applicable: boolean;

  @ApiProperty()
  invitations: number;

  @ApiProperty()
  refused: number;

  @ApiProperty({ description: 'Lines with a warning.' })
  warned: number;

  @ApiProperty()
  challenges: number;

  @ApiProperty()
  profiles: number;

  @ApiProperty({ description: 'Lines whose expert or team has no account yet: nobody is mailed.' })
  withoutAccount: number;

  @ApiProperty({ description: 'Challenges that opened since and are not part of it.' })
  openedSince: number;

  @ApiProperty({ description: 'Challenges of the proposal that take no bids any more.' })
  closedSince: number;

  @ApiProperty({ type: [ConsequenceAnswer], description: 'Refused first, then warned of.' })
  items: ConsequenceAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}

export class AppliedAnswer {
  @ApiProperty({ description: 'Sent.' })
  invitations: number;

  @ApiProperty()
  challenges: number;
}
