import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SealingModule } from '../platform/sealing/index.js';
import { Bid } from './bid.entity.js';
import { BidsController } from './bids.controller.js';
import { KeepOutOfCaches } from './keep-out-of-caches.js';
import { OpenBids } from './open-bids.js';
import { OpenDueBids } from './open-due-bids.job.js';
import { OpenedBidsController } from './opened-bids.controller.js';
import { OpenedBidsQueries } from './opened-bids.queries.js';
import { OwnBidsQueries } from './own-bids.queries.js';
import { BidEnvelopes } from './own-envelopes.js';
import { RuleOnBid } from './rule-on-bid.js';
import { SaveDraft } from './save-draft.js';
import { SubmitBid } from './submit-bid.js';
import { WithdrawBid } from './withdraw-bid.js';

@Module({
  imports: [TypeOrmModule.forFeature([Bid]), SealingModule],
  controllers: [BidsController, OpenedBidsController],
  providers: [
    BidEnvelopes,
    SaveDraft,
    SubmitBid,
    WithdrawBid,
    OpenBids,
    OpenDueBids,
    RuleOnBid,
    OwnBidsQueries,
    OpenedBidsQueries,
  ],
  exports: [SaveDraft, SubmitBid, OpenBids],
})
export class BidsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(KeepOutOfCaches).forRoutes(BidsController);
  }
}
