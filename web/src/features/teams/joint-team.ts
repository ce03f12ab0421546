import type { components } from '../../api/schema';

export type JointTeam = components['schemas']['JointTeamAnswer'];
export type Member = components['schemas']['JointTeamMemberAnswer'];
