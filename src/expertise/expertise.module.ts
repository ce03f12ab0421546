import { Module } from '@nestjs/common';
import { ClaimExpert } from './claim-expert.js';
import { CreateExpert } from './create-expert.js';
import { EditExpert } from './edit-expert.js';
import { ExpertiseQueries } from './expertise.queries.js';
import { ExpertsController } from './experts.controller.js';
import { TeamsController, WorksController } from './works.controller.js';

@Module({
  controllers: [ExpertsController, TeamsController, WorksController],
  providers: [ExpertiseQueries, CreateExpert, EditExpert, ClaimExpert],
})
export class ExpertiseModule {}
