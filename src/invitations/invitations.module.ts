import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddressInvitationsJob } from './address-invitations.job.js';
import { AnswerInvitation } from './answer-invitation.js';
import { ExpireInvitationsJob } from './expire-invitations.job.js';
import { Invitation } from './invitation.entity.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InviteTeam } from './invite-team.js';
import { WithdrawInvitation } from './withdraw-invitation.js';

@Module({
  imports: [TypeOrmModule.forFeature([Invitation])],
  controllers: [InvitationsController],
  providers: [
    InviteTeam,
    AnswerInvitation,
    WithdrawInvitation,
    ExpireInvitationsJob,
    AddressInvitationsJob,
    InvitationsQueries,
  ],
})
export class InvitationsModule {}
