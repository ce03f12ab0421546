import { Module } from '@nestjs/common';
import { AnchorEventsJob } from './anchors/anchor-events.job.js';
import { AnchorQueries } from './anchors/anchors.queries.js';
import { AuditController, StoryController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { StoryQueries } from './story/story.queries.js';
import { VerifyLog } from './verify-log.js';

@Module({
  controllers: [AuditController, StoryController],
  providers: [AnchorEventsJob, AnchorQueries, AuditQueries, StoryQueries, VerifyLog],
})
export class AuditModule {}
