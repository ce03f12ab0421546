export { addressInvitations } from './address-invitations.job.js';
export { expireInvitations } from './expire-invitations.job.js';
export { Invitation } from './invitation.entity.js';
export { INVITATION_INVARIANTS } from './invitations.invariants.js';
export { InvitationsModule } from './invitations.module.js';
export { inviteProfiles, type InviteRequest } from './invite-team.js';
