import { challengeMachine, proposalMachine, statesOf } from '../../libs/lifecycle/index.js';
import { choices } from '../platform/http/index.js';
import { type Standing } from './calculating/encode-problem.js';
import { EDIT_ACTS, MARKS } from './editing/edit-line.js';
import { REFUSALS, WARNINGS } from './judge-pair.js';

export const PROPOSAL_ACTIONS = [
  'edit',
  'undo',
  'recompute',
  'change-options',
  'relax',
  'apply',
  'abandon',
] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

export const STANDINGS: readonly Standing[] = ['open', 'served', 'no-run', 'no-candidate'];

const RULES_RELAXED = ['cap', 'at-least', 'wanted', 'per-organisation', 'pin', 'ban'] as const;

/** The choices of the API, each with a name of its own. */
export const PROPOSAL_STATE = choices('ProposalState', statesOf(proposalMachine));
export const PROPOSAL_ACTION = choices('ProposalAction', PROPOSAL_ACTIONS);
export const PROPOSAL_STEP = choices('ProposalStep', ['reading', 'solving', 'storing']);
export const STANDING = choices('ProposalStanding', STANDINGS);
export const RELAXATION_RULE = choices('RelaxationRule', RULES_RELAXED);
export const LINE_ACT = choices('LineAct', EDIT_ACTS);
export const LINE_MARK = choices('LineMark', MARKS);
export const LINE_ORIGIN = choices('LineOrigin', ['engine', 'manual']);
export const LINE_REFUSAL = choices('LineRefusal', REFUSALS);
export const LINE_WARNING = choices('LineWarning', WARNINGS);
export const LINE_OUTCOME = choices('LineOutcome', ['invite', 'refused']);
export const HELD_STATE = choices('HeldState', ['shortlisted', 'invited']);
export const HELD_INVITATION = choices('HeldInvitationState', ['sent', 'accepted']);
export const ADDING = choices('ProposedChallengeAction', ['add']);
export const PROFILE_KIND = choices('ProfileKind', ['expert', 'team']);
export const CHALLENGE_STATE = choices('ChallengeState', statesOf(challengeMachine));
