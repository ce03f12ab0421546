import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

const isGiven =
  (key: string) =>
  (body: object): boolean =>
    Object(body)[key] !== undefined;

export class JointTeamBody {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Matches(/\S/)
  @Length(1, 200)
  name: string;

  /** What the team wants to do together. */
  @ApiPropertyOptional({ maxLength: 4000 })
  @ValidateIf(isGiven('purpose'))
  @IsString()
  @MaxLength(4000)
  purpose?: string;

  /** The lead's own part. */
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Matches(/\S/)
  @Length(1, 200)
  role: string;
}

export class JointTeamPatch {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200 })
  @ValidateIf(isGiven('name'))
  @IsString()
  @Matches(/\S/)
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ maxLength: 4000 })
  @ValidateIf(isGiven('purpose'))
  @IsString()
  @MaxLength(4000)
  purpose?: string;

  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

export class MemberPartBody {
  /** What this member does in the team. */
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Matches(/\S/)
  @Length(1, 200)
  role: string;

  /** Person-months; null: not said yet. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0.1, maximum: 600 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0.1)
  @Max(600)
  months?: number | null;
}

export class TeamInvitationBody extends MemberPartBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  expertId: string;

  @ApiPropertyOptional({ maxLength: 2000 })
  @ValidateIf(isGiven('message'))
  @IsString()
  @MaxLength(2000)
  message?: string;
}

export class TeamDeclineBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

/** The two ids of the way to a member. */
export class TeamMemberPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  memberId: string;
}

export class TeamLeadBody {
  @ApiProperty({ format: 'uuid', description: 'A member who has accepted' })
  @IsUUID()
  memberId: string;
}
