import { Module } from '@nestjs/common';
import { InsightsController } from './insights.controller.js';
import { InsightsQueries } from './insights.queries.js';

@Module({ controllers: [InsightsController], providers: [InsightsQueries] })
export class InsightsModule {}
