import { challengeMachine } from './challenge.js';
import { defineMachine, type Machine } from './machine.js';

export const invitationMachine = defineMachine({
  name: 'invitation',
  initial: 'sent',
  next: {
    sent: ['accepted', 'declined', 'expired', 'withdrawn'],
    accepted: ['withdrawn'],
    declined: [],
    expired: [],
    withdrawn: [],
  },
});
export type InvitationState = keyof typeof invitationMachine.next;

/** A bid after the opening; before it a bid is a sealed envelope and has no state at all. */
export const bidMachine = defineMachine({
  name: 'bid',
  initial: 'opened',
  next: {
    opened: ['ineligible', 'awarded', 'unsuccessful'],
    ineligible: ['opened'],
    awarded: [],
    unsuccessful: [],
  },
});
export type BidState = keyof typeof bidMachine.next;

export const agreementMachine = defineMachine({
  name: 'agreement',
  initial: 'draft',
  next: {
    draft: ['signed', 'terminated'],
    signed: ['concluded', 'terminated'],
    concluded: [],
    terminated: [],
  },
});
export type AgreementState = keyof typeof agreementMachine.next;

export const milestoneMachine = defineMachine({
  name: 'milestone',
  initial: 'planned',
  next: {
    planned: ['submitted'],
    submitted: ['accepted', 'remedy', 'failed'],
    remedy: ['submitted'],
    accepted: [],
    failed: [],
  },
});
export type MilestoneState = keyof typeof milestoneMachine.next;

export const matchRunMachine = defineMachine({
  name: 'match-run',
  initial: 'to-review',
  next: {
    'to-review': ['reviewed', 'superseded'],
    reviewed: ['to-review', 'superseded'],
    superseded: ['to-review'],
  },
});
export type MatchRunState = keyof typeof matchRunMachine.next;

export const importMachine = defineMachine({
  name: 'import',
  initial: 'waiting',
  next: {
    waiting: ['running', 'cancelled', 'failed'],
    running: ['finished', 'failed', 'cancelled'],
    finished: [],
    failed: [],
    cancelled: [],
  },
});
export type ImportState = keyof typeof importMachine.next;

/** A proposal across challenges; `stuck`: no plan keeps its rules, and it says which to relax. */
export const proposalMachine = defineMachine({
  name: 'proposal',
  initial: 'computing',
  next: {
    computing: ['ready', 'stuck', 'failed', 'abandoned'],
    ready: ['computing', 'applied', 'abandoned'],
    stuck: ['computing', 'abandoned'],
    failed: ['computing', 'abandoned'],
    applied: [],
    abandoned: [],
  },
});
export type ProposalState = keyof typeof proposalMachine.next;

/** Every life cycle of the system; the database's copy is written from here at each start. */
export const MACHINES: readonly Machine[] = [
  challengeMachine,
  invitationMachine,
  bidMachine,
  agreementMachine,
  milestoneMachine,
  matchRunMachine,
  importMachine,
  proposalMachine,
];
