export { createOrganisation, organisationNamed } from './create-organisation.js';
export { ENTERPRISE_TIER, MeAnswer, ORGANISATION_KIND, ROLE } from './identity.answers.js';
export { IdentityModule } from './identity.module.js';
export { IdentityQueries } from './identity.queries.js';
export { Organisation } from './organisation.entity.js';
export { hashPassword } from './passwords.js';
export { type Act, POLICY, reachOf } from './policy.js';
export { grantRole, registerPerson } from './register-person.js';
export {
  ACT,
  CurrentViewer,
  Does,
  MaybeViewer,
  RequestOrigin,
  viewerOf,
} from './request-viewer.js';
export { Sessions } from './sessions.js';
export { requireFittingRole } from './invite-colleague.js';
export { ORGANISATION_KINDS, type OrganisationKind, type Role, ROLES } from './roles.js';
export { type Tier, TIERS } from './roles.js';
export { actorOf, authorise, may, type Viewer } from './viewer.js';
