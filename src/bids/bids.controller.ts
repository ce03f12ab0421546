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
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, type Viewer } from '../identity/index.js';
import { PageQuery } from '../platform/http/index.js';
import {
  OwnBidAnswer,
  OwnBidsAnswer,
  SavedDraftAnswer,
  SubmittedBidAnswer,
} from './bid.answers.js';
import { BidBody } from './bid.dto.js';
import { OwnBidsQueries } from './own-bids.queries.js';
import { SaveDraft } from './save-draft.js';
import { SubmitBid } from './submit-bid.js';
import { WithdrawBid } from './withdraw-bid.js';

/** A bidder's own bids. None of these requests is logged. */
@ApiTags('bids')
@Controller('bids')
export class BidsController {
  constructor(
    private readonly queries: OwnBidsQueries,
    private readonly drafts: SaveDraft,
    private readonly submissions: SubmitBid,
    private readonly withdrawals: WithdrawBid,
  ) {}

  @Get()
  @Does('bid.write')
  @ApiOkResponse({ type: OwnBidsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: PageQuery) {
    return this.queries.list(viewer, query);
  }

  @Get(':challengeId')
  @Does('bid.write')
  @ApiOkResponse({ type: OwnBidAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('challengeId', ParseUUIDPipe) challengeId: string) {
    return this.queries.one(viewer, challengeId);
  }

  @Put(':challengeId/draft')
  @Does('bid.write')
  @ApiOkResponse({ type: SavedDraftAnswer })
  saveDraft(
    @CurrentViewer() viewer: Viewer,
    @Param('challengeId', ParseUUIDPipe) challengeId: string,
    @Body() body: BidBody,
  ) {
    return this.drafts.run(viewer, challengeId, body);
  }

  /** Hands the bid in, or replaces the one handed in; the answer is the receipt. */
  @Put(':challengeId/submission')
  @Does('bid.write')
  @ApiOkResponse({ type: SubmittedBidAnswer })
  submit(
    @CurrentViewer() viewer: Viewer,
    @Param('challengeId', ParseUUIDPipe) challengeId: string,
    @Body() body: BidBody,
  ) {
    return this.submissions.run(viewer, challengeId, body);
  }

  @Delete(':challengeId/submission')
  @Does('bid.write')
  @HttpCode(204)
  withdraw(
    @CurrentViewer() viewer: Viewer,
    @Param('challengeId', ParseUUIDPipe) challengeId: string,
  ) {
    return this.withdrawals.run(viewer, challengeId);
  }
}
