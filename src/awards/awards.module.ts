import { Module } from '@nestjs/common';
import { AwardBid } from './award-bid.js';
import { AwardsController } from './awards.controller.js';
import { AwardsQueries } from './awards.queries.js';

@Module({
  controllers: [AwardsController],
  providers: [AwardBid, AwardsQueries],
  exports: [AwardBid, AwardsQueries],
})
export class AwardsModule {}
