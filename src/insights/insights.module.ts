import { Module } from '@nestjs/common';
import { ChallengesModule } from '../challenges/index.js';
import { ExportChallenges } from './export-challenges.js';
import { ExportsController } from './exports.controller.js';
import { InsightsController } from './insights.controller.js';
import { InsightsQueries } from './insights.queries.js';

@Module({
  imports: [ChallengesModule],
  controllers: [InsightsController, ExportsController],
  providers: [InsightsQueries, ExportChallenges],
})
export class InsightsModule {}
