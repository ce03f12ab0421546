import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type ChallengeState, type InvitationState } from '../../libs/lifecycle/index.js';
import { invitationMachine, statesOf } from '../../libs/lifecycle/index.js';

export class PartyAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'For readers of English.' })
  nameEn: string | null;
}

export class InvitedProfileAnswer extends PartyAnswer {
  @ApiProperty({ enum: ['expert', 'team'] })
  kind: 'expert' | 'team';

  @ApiProperty({ format: 'uuid', description: "The expert's or team's id." })
  sourceId: string;

  @ApiProperty({ type: PartyAnswer })
  organisation: PartyAnswer;
}

export class InvitedChallengeAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  number: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  state: ChallengeState;

  @ApiProperty({ type: String, format: 'date-time' })
  deadline: string;

  @ApiProperty({ type: PartyAnswer, description: 'The issuer.' })
  organisation: PartyAnswer;
}

export class InvitationAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: statesOf(invitationMachine) })
  state: InvitationState;

  @ApiProperty()
  message: string;

  @ApiProperty({ type: InvitedChallengeAnswer })
  challenge: InvitedChallengeAnswer;

  @ApiProperty({ type: InvitedProfileAnswer })
  profile: InvitedProfileAnswer;

  @ApiProperty({ type: PartyAnswer })
  invitedBy: PartyAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'An answer counts until then.' })
  expiresAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  declineReason: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawalReason: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'For coordinators only.' })
  overrideNote?: string | null;

  @ApiProperty({ description: 'It is the reader’s own.' })
  own: boolean;

  @ApiProperty({ description: 'Whether an account stands behind the profile.' })
  hasAccount: boolean;

  @ApiProperty({ type: [String], enum: ['accept', 'decline', 'withdraw'] })
  actions: string[];
}

export class InvitationsAnswer {
  @ApiProperty({ type: [InvitationAnswer] })
  items: InvitationAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}

export class SentInvitationAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  profileId: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;

  @ApiProperty()
  hasAccount: boolean;
}

/** Somebody with more open invitations than he should have. */
export class LoadWarningAnswer {
  @ApiProperty({ enum: ['over-limit'] })
  code: 'over-limit';

  @ApiProperty({ format: 'uuid' })
  profileId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Open or accepted, to challenges that still take bids.' })
  open: number;

  @ApiProperty({ description: "The person's own limit, or the programme's." })
  limit: number;
}

export class SentInvitationsAnswer {
  @ApiProperty({ type: [SentInvitationAnswer] })
  invitations: SentInvitationAnswer[];

  @ApiProperty({ type: [LoadWarningAnswer], description: 'Sent nevertheless.' })
  warnings: LoadWarningAnswer[];
}
