import { Module } from '@nestjs/common';
import { ClaimExpert } from './claim-expert.js';
import { CreateExpert } from './create-expert.js';
import { EditExpert } from './edit-expert.js';
import { ExpertiseQueries } from './expertise.queries.js';
import { ExpertsController } from './experts.controller.js';
import { ClaimableController, OwnWorksController } from './own-works/own-works.controller.js';
import { OwnWorksQueries } from './own-works/own-works.queries.js';
import { OwnWorks } from './own-works/own-works.js';
import { TeamsController, WorksController } from './works.controller.js';

@Module({
  controllers: [
    ClaimableController,
    ExpertsController,
    OwnWorksController,
    TeamsController,
    WorksController,
  ],
  providers: [ExpertiseQueries, CreateExpert, EditExpert, ClaimExpert, OwnWorks, OwnWorksQueries],
})
export class ExpertiseModule {}
