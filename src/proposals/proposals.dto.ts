import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
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
  ValidateNested,
} from 'class-validator';
import { proposalMachine, type ProposalState, statesOf } from '../../libs/lifecycle/index.js';
import { choices, PageQuery } from '../platform/http/index.js';
import { MOST_CANDIDATES, MOST_CHALLENGES } from './calculating/gather-facts.js';
import { EDIT_ACTS, type EditAct } from './editing/edit-line.js';
import { LINE_ACT, PROPOSAL_STATE } from './proposal-choices.js';

const STATES = statesOf(proposalMachine);
/** Invitations of one challenge, and places of one profile, at most. */
const MOST_WANTED = 20;
const MOST_LOAD = 100;
const MOST_EDITS = 200;

export class ProposalVersionBody {
  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

class AskedOptionsBody {
  /** Without it: every challenge that takes bids. */
  @ApiPropertyOptional({ type: [String], format: 'uuid', minItems: 1, maxItems: MOST_CHALLENGES })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHALLENGES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  challengeIds?: string[];

  /** Invitations and shortlistings a challenge should have, those in force included. */
  @ApiProperty({ minimum: 1, maximum: MOST_WANTED })
  @IsInt()
  @Min(1)
  @Max(MOST_WANTED)
  wanted: number;

  /** Below this many for any challenge there is no solution. Default: 1. */
  @ApiPropertyOptional({ minimum: 0, maximum: MOST_WANTED })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_WANTED)
  atLeast?: number;

  /** Of one expert or team, over all challenges; a lower limit of his own goes before. */
  @ApiPropertyOptional({ minimum: 0, maximum: MOST_LOAD })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_LOAD)
  loadCap?: number;

  /** Of one organisation for one challenge. */
  @ApiPropertyOptional({ minimum: 1, maximum: MOST_WANTED })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_WANTED)
  perOrganisation?: number;

  /** Candidates below are not considered. */
  @ApiPropertyOptional({ minimum: -1000, maximum: 1000 })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(-1000)
  @Max(1000)
  minScore?: number;

  /** Candidates of each challenge that are considered, from the best. */
  @ApiPropertyOptional({ minimum: 1, maximum: MOST_CANDIDATES })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_CANDIDATES)
  candidates?: number;

  /** The worst-served challenge first, then the sum of scores. Default: the sum alone. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  fair?: boolean;
}

export class ProposalRequestBody extends AskedOptionsBody {
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string;
}

export class ProposalOptionsBody extends AskedOptionsBody {
  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

export class RelaxationBody extends ProposalVersionBody {
  /** Keys of the diagnosis's steps; without them all of its steps are taken. */
  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 100 })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  keys?: string[];
}

export class LineEditBody {
  @ApiProperty(LINE_ACT)
  @IsIn(EDIT_ACTS)
  act: EditAct;

  /** The challenge's need, as the proposal names it. */
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  needId: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  profileId: string;

  /** Why a conflict doesn't matter here; for adding somebody who is in conflict. */
  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  overrideNote?: string;
}

export class LineEditsBody extends ProposalVersionBody {
  @ApiProperty({ type: [LineEditBody], minItems: 1, maxItems: MOST_EDITS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_EDITS)
  @ValidateNested({ each: true })
  @Type(() => LineEditBody)
  edits: LineEditBody[];
}

export class ApplicationBody extends ProposalVersionBody {
  /** The digest of the consequences that were shown. */
  @ApiProperty({ minLength: 64, maxLength: 64, example: 'a'.repeat(64) })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  digest: string;

  /** Goes with every invitation. */
  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  message?: string;
}

export class ProposalsQuery extends PageQuery {
  @ApiPropertyOptional(PROPOSAL_STATE)
  @IsOptional()
  @IsIn(STATES)
  state?: ProposalState;
}

export const CHALLENGE_SHOWS = ['all', 'proposed', 'unserved', 'marked'] as const;
export const CHALLENGE_ORDERS = ['worst', 'deadline', 'title'] as const;

/** Which challenges of a proposal are shown, and in which order. */
export class ProposedChallengesQuery extends PageQuery {
  /** `unserved`: nothing proposed or in force; `marked`: something pinned or forbidden. */
  @ApiPropertyOptional({ ...choices('ChallengeShow', CHALLENGE_SHOWS), default: 'all' })
  @IsOptional()
  @IsIn(CHALLENGE_SHOWS)
  show: (typeof CHALLENGE_SHOWS)[number] = 'all';

  @ApiPropertyOptional({ ...choices('ChallengeOrder', CHALLENGE_ORDERS), default: 'worst' })
  @IsOptional()
  @IsIn(CHALLENGE_ORDERS)
  order: (typeof CHALLENGE_ORDERS)[number] = 'worst';

  /** Part of the challenge's title, or of a proposed name. */
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export const CONSEQUENCE_SHOWS = ['all', 'refused', 'warned'] as const;

export class ConsequencesQuery extends PageQuery {
  @ApiPropertyOptional({ ...choices('ConsequenceShow', CONSEQUENCE_SHOWS), default: 'all' })
  @IsOptional()
  @IsIn(CONSEQUENCE_SHOWS)
  show: (typeof CONSEQUENCE_SHOWS)[number] = 'all';
}
