import { defineMachine } from './machine.js';

/** The life of a challenge. `withdrawn` is open until a contract binds both sides. */
export const challengeMachine = defineMachine({
  name: 'challenge',
  initial: 'draft',
  next: {
    draft: ['submitted', 'withdrawn'],
    submitted: ['screening', 'withdrawn'],
    screening: ['returned', 'rejected', 'approved', 'withdrawn'],
    returned: ['submitted', 'withdrawn'],
    rejected: [],
    approved: ['listed', 'withdrawn'],
    listed: ['bidding', 'closed', 'withdrawn'],
    bidding: ['closed', 'withdrawn'],
    closed: ['opened', 'withdrawn'],
    opened: ['reviewing', 'negotiating', 'contracted', 'unfilled', 'withdrawn'],
    reviewing: ['negotiating', 'unfilled', 'withdrawn'],
    negotiating: ['noticed', 'unfilled', 'withdrawn'],
    noticed: ['contracted', 'reviewing', 'withdrawn'],
    contracted: ['running', 'terminated'],
    running: ['accepted', 'concluded', 'terminated'],
    unfilled: ['listed', 'withdrawn'],
    accepted: [],
    concluded: [],
    terminated: [],
    withdrawn: [],
  },
});
export type ChallengeState = keyof typeof challengeMachine.next;
