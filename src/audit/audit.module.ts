import { Module } from '@nestjs/common';
import { AwardsModule } from '../awards/index.js';
import { AnchorEventsJob } from './anchors/anchor-events.job.js';
import { AnchorQueries } from './anchors/anchors.queries.js';
import { AuditController, StoryController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { PapersController } from './papers/papers.controller.js';
import { VerifyPaper } from './papers/verify-paper.js';
import { StoryQueries } from './story/story.queries.js';
import { VerifyLog } from './verify-log.js';

@Module({
  imports: [AwardsModule],
  controllers: [AuditController, PapersController, StoryController],
  providers: [AnchorEventsJob, AnchorQueries, AuditQueries, StoryQueries, VerifyLog, VerifyPaper],
})
export class AuditModule {}
