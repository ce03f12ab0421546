import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActGuard } from './act.guard.js';
import { ChangePassword } from './change-password.js';
import { ChooseLocale } from './choose-locale.js';
import { CloseSession } from './close-session.js';
import { CreateOrganisation } from './create-organisation.js';
import { IdentityQueries } from './identity.queries.js';
import { InviteColleague } from './invite-colleague.js';
import { JoinOrganisation } from './join-organisation.js';
import { Organisation } from './organisation.entity.js';
import { MembershipsController, OrganisationsController } from './organisations.controller.js';
import { EditOrganisation } from './people/edit-organisation.js';
import { ManagePeople } from './people/manage-people.js';
import { OrganisationController, PeopleController } from './people/people.controller.js';
import { PeopleQueries } from './people/people.queries.js';
import { RevokeColleagueInvitation } from './people/revoke-invitation.js';
import { MeController, SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SwitchRole } from './switch-role.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Organisation])],
  controllers: [
    SessionsController,
    MeController,
    OrganisationsController,
    OrganisationController,
    MembershipsController,
    PeopleController,
  ],
  providers: [
    Sessions,
    SignIn,
    SignInThrottle,
    CloseSession,
    ChangePassword,
    SwitchRole,
    ChooseLocale,
    CreateOrganisation,
    InviteColleague,
    JoinOrganisation,
    IdentityQueries,
    PeopleQueries,
    ManagePeople,
    EditOrganisation,
    RevokeColleagueInvitation,
    { provide: APP_GUARD, useClass: ActGuard },
  ],
  exports: [Sessions, IdentityQueries],
})
export class IdentityModule {}
