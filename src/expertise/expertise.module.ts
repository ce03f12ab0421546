import { Module } from '@nestjs/common';
import { ClaimExpert } from './claim-expert.js';
import { CreateExpert } from './create-expert.js';
import { EditExpert } from './edit-expert.js';
import { ExpertiseQueries } from './expertise.queries.js';
import { ExpertsController } from './experts.controller.js';
import { ClaimableController, OwnWorksController } from './own-works/own-works.controller.js';
import { OwnWorksQueries } from './own-works/own-works.queries.js';
import { BuildTeam } from './joint-teams/build-team.js';
import { ChangeMembers } from './joint-teams/change-members.js';
import {
  JointTeamMembersController,
  JointTeamsController,
} from './joint-teams/joint-teams.controller.js';
import { JointTeamQueries } from './joint-teams/joint-teams.queries.js';
import { OwnWorks } from './own-works/own-works.js';
import { TeamsController, WorksController } from './works.controller.js';

@Module({
  controllers: [
    ClaimableController,
    ExpertsController,
    JointTeamMembersController,
    JointTeamsController,
    OwnWorksController,
    TeamsController,
    WorksController,
  ],
  providers: [
    ExpertiseQueries,
    CreateExpert,
    EditExpert,
    ClaimExpert,
    OwnWorks,
    OwnWorksQueries,
    BuildTeam,
    ChangeMembers,
    JointTeamQueries,
  ],
})
export class ExpertiseModule {}
