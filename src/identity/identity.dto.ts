import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
} from 'class-validator';
import { PageQuery } from '../platform/http/index.js';
import { ENTERPRISE_TIER, LOCALE, ORGANISATION_KIND, ROLE } from './identity.answers.js';
import { ORGANISATION_KINDS, type OrganisationKind, type Role, ROLES } from './roles.js';
import { type Tier, TIERS } from './roles.js';

export class SignInBody {
  @ApiProperty({ example: 'coordinator@jiebang.example' })
  @IsString()
  @Length(3, 320)
  email: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  password: string;

  /** True: the answer carries the token, for programs that send it as a bearer header. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  bearer?: boolean;
}

export class PasswordBody {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  currentPassword: string;

  @ApiProperty({ minLength: 10, maxLength: 200 })
  @IsString()
  @Length(10, 200)
  newPassword: string;
}

export class RoleBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  membershipId: string;
}

export class LocaleBody {
  @ApiProperty(LOCALE)
  @IsIn(LOCALE.enum)
  locale: 'zh' | 'en';
}

export class ColleagueBody {
  @ApiProperty()
  @IsEmail()
  @MaxLength(320)
  email: string;

  @ApiProperty(ROLE)
  @IsIn(ROLES)
  role: Role;
}

export class JoinBody {
  @ApiProperty()
  @IsString()
  @Length(20, 100)
  token: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ minLength: 10, maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(10, 200)
  password?: string;

  @ApiPropertyOptional(LOCALE)
  @IsOptional()
  @IsIn(['zh', 'en'])
  locale?: 'zh' | 'en';
}

export class OrganisationBody {
  @ApiProperty(ORGANISATION_KIND)
  @IsIn(ORGANISATION_KINDS)
  kind: OrganisationKind;

  @ApiProperty()
  @IsString()
  @Length(1, 300)
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(300)
  nameEn?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  parentId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  region?: string;

  @ApiPropertyOptional(ENTERPRISE_TIER)
  @IsOptional()
  @IsIn(TIERS)
  tier?: Tier;
}

export class OrganisationsQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional(ORGANISATION_KIND)
  @IsOptional()
  @IsIn(ORGANISATION_KINDS)
  kind?: OrganisationKind;
}
