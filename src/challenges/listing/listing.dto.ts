import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CHALLENGE_LIMITS as LIMITS } from '../challenge-facts.js';
import { ListingModeBody } from '../draft/draft.dto.js';
import { RequiredText, TextIfGiven } from '../draft/text-fields.js';
import { ZONED_TIME } from './deadline.js';

const deadlineMessage = { message: '$property must be a time such as 2027-01-31T17:00:00+08:00' };

export class ReasonBody {
  @RequiredText(LIMITS.reason) reason: string;
}

export class DeadlineBody {
  @ApiProperty({ example: '2027-01-31T17:00:00+08:00' })
  @Matches(ZONED_TIME, deadlineMessage)
  deadline: string;
}

export class ListingBody extends ListingModeBody {
  @ApiProperty({ example: '2027-01-31T17:00:00+08:00' })
  @Matches(ZONED_TIME, deadlineMessage)
  deadline: string;
}

export class ImportedDraftsFilter {
  @TextIfGiven(LIMITS.shortText, 'Imported from here') source?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

/** Either ids, or a filter over imported drafts, of which the oldest 200 are taken. */
export class BulkListingBody extends DeadlineBody {
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: LIMITS.bulk })
  @ValidateIf((body: BulkListingBody) => body.ids !== undefined || body.filter === undefined)
  @IsArray({ message: 'ids must be a list; or give a filter' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.bulk)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiPropertyOptional({ type: ImportedDraftsFilter })
  @ValidateIf((body: BulkListingBody) => body.filter !== undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ImportedDraftsFilter)
  filter?: ImportedDraftsFilter;

  /** True: imported challenges that lack fields are listed all the same; the event says so. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  acceptIncomplete?: boolean;
}
