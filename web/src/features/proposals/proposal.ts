import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Proposal = Schemas['ProposalAnswer'];
export type ProposalView = Schemas['ProposalViewAnswer'];
export type ProposedChallenge = Schemas['ProposedChallengeAnswer'];
export type Line = Schemas['ProposalLineAnswer'];
export type Options = Schemas['ProposalOptionsAnswer'];
export type Edit = Schemas['LineEditBody'];
export type Consequences = Schemas['ConsequencesAnswer'];

export const PROPOSAL_KEY = ['get', '/api/proposals/{id}'] as const;

/** What it is called where nobody gave it a name. */
export const isNamed = ({ title }: { title: string }): boolean => title.trim() !== '';
