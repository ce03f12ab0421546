import { challengeMachine, type ChallengeState, mayGo } from '../../../libs/lifecycle/index.js';
import { type Act, may, type Viewer } from '../../identity/index.js';

export interface ActionFacts {
  state: ChallengeState;
  organisationId: string;
  /** Null: not imported. */
  source: string | null;
  /** Bids and questions are taken now. */
  open: boolean;
  listedAt: Date | null;
  accepted: boolean;
  relistings: number;
  maxRelistings: number;
}

export type ChallengeAction = keyof typeof ACTIONS;

const EDITABLE: ChallengeState[] = ['draft', 'returned'];
const UNLISTED: ChallengeState[] = ['draft', 'returned', 'submitted', 'screening', 'approved'];
const goes = (to: ChallengeState) => (facts: ActionFacts) =>
  mayGo(challengeMachine, facts.state, to);
const editable = ({ state }: ActionFacts) => EDITABLE.includes(state);

/** Every act on a challenge: the right it takes and when it is possible. */
const ACTIONS = {
  edit: ['challenge.write', editable],
  attach: ['challenge.write', editable],
  submit: ['challenge.write', goes('submitted')],
  'correct-form': ['challenge.screen', ({ state }) => state === 'screening'],
  'start-screening': ['challenge.screen', goes('screening')],
  return: ['challenge.screen', goes('returned')],
  reject: ['challenge.screen', goes('rejected')],
  approve: ['challenge.screen', goes('approved')],
  list: ['challenge.list', ({ state }) => state === 'approved'],
  'list-at-once': ['challenge.list', (f) => f.source !== null && UNLISTED.includes(f.state)],
  relist: ['challenge.list', (f) => f.state === 'unfilled' && f.relistings < f.maxRelistings],
  'extend-deadline': ['challenge.list', ({ open }) => open],
  withdraw: ['challenge.withdraw', goes('withdrawn')],
  'accept-terms': [
    'challenge.accept-terms',
    (f) => f.listedAt !== null && !f.accepted && f.state !== 'withdrawn',
  ],
  ask: ['challenge.ask', ({ open }) => open],
  answer: ['challenge.answer', ({ open }) => open],
} as const satisfies Record<string, readonly [Act, (facts: ActionFacts) => boolean]>;

// Object.keys forgets the union of the table's keys.
export const CHALLENGE_ACTIONS = Object.keys(ACTIONS) as ChallengeAction[];

/** What the viewer may do with this challenge now, so that a front end holds no rules. */
export function actionsOf(viewer: Viewer | null, facts: ActionFacts): ChallengeAction[] {
  if (!viewer) return [];
  const { organisationId } = facts;
  return CHALLENGE_ACTIONS.filter((action) => {
    const [act, possible] = ACTIONS[action];
    return may(viewer, act, { organisationId }) && possible(facts);
  });
}
