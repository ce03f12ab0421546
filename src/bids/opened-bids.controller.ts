import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { PageQuery } from '../platform/http/index.js';
import { OpenedBidsAnswer, OpeningAnswer, WholeBidAnswer } from './bid.answers.js';
import { OpenedBidsQueries } from './opened-bids.queries.js';
import { RuleOnBid } from './rule-on-bid.js';

export class RulingBody {
  @ApiProperty({ minLength: 1, maxLength: 2000 })
  @IsString()
  @Length(1, 2000)
  reason: string;
}

/** Bids after their opening. */
@ApiTags('bids')
@Controller('challenges/:id')
export class OpenedBidsController {
  constructor(
    private readonly queries: OpenedBidsQueries,
    private readonly rulings: RuleOnBid,
  ) {}

  @Get('bids')
  @Does('bid.read-opened')
  @ApiOkResponse({ type: OpenedBidsAnswer })
  list(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ) {
    return this.queries.list(viewer, id, query);
  }

  @Get('bids/:bidId')
  @Does('bid.read-opened')
  @ApiOkResponse({ type: WholeBidAnswer })
  one(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('bidId', ParseUUIDPipe) bidId: string,
  ) {
    return this.queries.one(viewer, id, bidId);
  }

  /** The opening minutes of each round, the newest first. */
  @Get('opening')
  @Does('bid.read-opened')
  @ApiOkResponse({ type: OpeningAnswer })
  minutes(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.minutes(viewer, id);
  }

  @Put('bids/:bidId/ineligibility')
  @Does('bid.rule')
  @HttpCode(204)
  ruleOut(
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('bidId', ParseUUIDPipe) bidId: string,
    @Body() body: RulingBody,
  ) {
    return this.rulings.ruleOut(origin, id, bidId, body.reason);
  }

  @Delete('bids/:bidId/ineligibility')
  @Does('bid.rule')
  @HttpCode(204)
  readmit(
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('bidId', ParseUUIDPipe) bidId: string,
  ) {
    return this.rulings.readmit(origin, id, bidId);
  }

  /** No qualified bid is left. */
  @Put('unfilled')
  @Does('bid.rule')
  @HttpCode(204)
  leaveUnfilled(@RequestOrigin() origin: Origin, @Param('id', ParseUUIDPipe) id: string) {
    return this.rulings.leaveUnfilled(origin, id);
  }
}
