import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
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
import { choices, PageQuery } from '../../platform/http/index.js';
import { ROLE } from '../identity.answers.js';
import { type Role, type Tier, TIERS } from '../roles.js';

const PERSON_STATE = choices('PersonState', ['active', 'disabled']);

export class PeopleQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'In names and mail addresses' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional(ROLE)
  @IsOptional()
  @IsIn(ROLE.enum)
  role?: Role;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @ApiPropertyOptional(PERSON_STATE)
  @IsOptional()
  @IsIn(PERSON_STATE.enum)
  state?: 'active' | 'disabled';
}

export class DeactivationBody {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Kept with the person and in the log' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  reason: string;
}

/** Only what changes; null empties what may be empty. Kind and people stay. */
export class OrganisationPatch {
  @ApiPropertyOptional({ minLength: 1, maxLength: 300 })
  @ValidateIf(({ name }: OrganisationPatch) => name !== undefined)
  @IsString()
  @Length(1, 300)
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  nameEn?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  region?: string | null;

  @ApiPropertyOptional({ enum: TIERS, type: String, nullable: true })
  @IsOptional()
  @IsIn(TIERS)
  tier?: Tier | null;

  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}
