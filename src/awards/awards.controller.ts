import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, IsUUID, Length } from 'class-validator';
import { invalid } from '../../libs/kernel/index.js';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { AwardAnswer, AwardsAnswer } from './award.answers.js';
import { AwardBid } from './award-bid.js';
import { AwardsQueries } from './awards.queries.js';

export class AwardBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  bidId: string;

  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @IsString()
  @Length(1, 4000)
  reason: string;
}

@ApiTags('awards')
@Controller('challenges/:id')
export class AwardsController {
  constructor(
    private readonly queries: AwardsQueries,
    private readonly awards: AwardBid,
  ) {}

  /** Who takes the challenge; several in a race. */
  @Get('award')
  @Does('award.read')
  @ApiOkResponse({ type: AwardsAnswer })
  read(@Param('id', ParseUUIDPipe) id: string) {
    return this.queries.of(id);
  }

  /** Awards a bid; in a race, one more of them. 409 `already-awarded` when no slot is left. */
  @Put('award')
  @Does('award.give')
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Safe to send again' })
  @ApiOkResponse({ type: AwardAnswer })
  award(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) challengeId: string,
    @Body() body: AwardBody,
    @Headers('idempotency-key') key?: string,
  ) {
    return this.awards.run(viewer, origin, { ...body, challengeId, requestKey: keyOf(key) });
  }

  /** Ends a race with the takers it has. */
  @Put('awards-conclusion')
  @Does('award.give')
  @HttpCode(204)
  conclude(@RequestOrigin() origin: Origin, @Param('id', ParseUUIDPipe) challengeId: string) {
    return this.awards.conclude(origin, challengeId);
  }
}

const KEY = /^[\x21-\x7e]{1,200}$/;

function keyOf(header: string | undefined): string | null {
  if (header === undefined || KEY.test(header)) return header ?? null;
  throw invalid('idempotency-key', 'Idempotency-Key must be 1 to 200 printable ASCII characters.');
}
