import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { ExtendDeadline } from './extend-deadline.js';
import { ListChallenge } from './list-challenge.js';
import { ListInBulk } from './list-in-bulk.js';
import { BulkListingBody, DeadlineBody, ListingBody, ReasonBody } from './listing.dto.js';
import { RelistChallenge } from './relist-challenge.js';
import { WithdrawChallenge } from './withdraw-challenge.js';
import { BulkListingAnswer, ChallengeAnswer } from '../disclosure/challenge.answers.js';

@ApiTags('challenges')
@Controller('challenges/listings')
export class BulkListingController {
  constructor(private readonly listInBulk: ListInBulk) {}

  /** Lists up to 200 challenges; answers for each whether it is listed or why not. */
  @Post()
  @Does('challenge.list')
  @ApiOkResponse({ type: BulkListingAnswer })
  @HttpCode(200)
  listMany(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: BulkListingBody,
  ) {
    return this.listInBulk.run(viewer, origin, body);
  }
}

@ApiTags('challenges')
@Controller('challenges/:id')
export class ListingController {
  constructor(
    private readonly queries: ChallengeQueries,
    private readonly listing: ListChallenge,
    private readonly relisting: RelistChallenge,
    private readonly extending: ExtendDeadline,
    private readonly withdrawing: WithdrawChallenge,
  ) {}

  @Put('listing')
  @Does('challenge.list')
  @ApiOkResponse({ type: ChallengeAnswer })
  async list(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ListingBody,
  ) {
    await this.listing.run({ viewer, origin, id }, body);
    return this.queries.one(viewer, id);
  }

  @Put('relisting')
  @Does('challenge.list')
  @ApiOkResponse({ type: ChallengeAnswer })
  async relist(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeadlineBody,
  ) {
    await this.relisting.run({ viewer, origin, id }, body.deadline);
    return this.queries.one(viewer, id);
  }

  @Put('deadline')
  @Does('challenge.list')
  @ApiOkResponse({ type: ChallengeAnswer })
  async extend(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DeadlineBody,
  ) {
    await this.extending.run({ viewer, origin, id }, body.deadline);
    return this.queries.one(viewer, id);
  }

  @Put('withdrawal')
  @Does('challenge.withdraw')
  @ApiOkResponse({ type: ChallengeAnswer })
  async withdraw(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonBody,
  ) {
    await this.withdrawing.run({ viewer, origin, id }, body.reason.trim());
    return this.queries.one(viewer, id);
  }
}
