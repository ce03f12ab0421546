import { Module } from '@nestjs/common';
import { AuditController, StoryController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { StoryQueries } from './story/story.queries.js';
import { VerifyLog } from './verify-log.js';

@Module({
  controllers: [AuditController, StoryController],
  providers: [AuditQueries, StoryQueries, VerifyLog],
})
export class AuditModule {}
