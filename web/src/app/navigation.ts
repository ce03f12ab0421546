import type { Me } from '../api/me';

export interface Destination {
  /** Key of its name in the frame's words, `nav.<key>`. */
  key: string;
  to: string;
  /** What of the caller's own waits there. */
  waiting?: keyof Me['waiting'];
}

const LIST: Destination = { key: 'list', to: '/challenges' };
const LEARNING: Destination = { key: 'learning', to: '/learning' };
const HOW: Destination = { key: 'how', to: '/how-it-works' };

/** Where each role usually goes, most used first. What may be done there the API decides. */
const BY_ROLE: Record<string, Destination[]> = {
  enterprise: [
    { key: 'my-challenges', to: '/my/challenges', waiting: 'returned' },
    { key: 'agreements', to: '/agreements', waiting: 'agreements' },
    { key: 'people', to: '/people' },
  ],
  professor: [
    { key: 'fits', to: '/fits' },
    { key: 'invitations', to: '/invitations', waiting: 'invitations' },
    { key: 'bids', to: '/bids' },
    { key: 'teams', to: '/teams' },
    { key: 'agreements', to: '/agreements', waiting: 'agreements' },
    { key: 'profile', to: '/profile' },
  ],
  coordinator: [
    { key: 'queue', to: '/queue', waiting: 'matches' },
    { key: 'screening', to: '/screening', waiting: 'screening' },
    { key: 'proposals', to: '/proposals' },
    { key: 'agreements', to: '/agreements' },
    { key: 'imports', to: '/imports' },
    { key: 'experts', to: '/experts' },
    { key: 'organisations', to: '/organisations' },
    { key: 'people', to: '/people' },
    { key: 'insights', to: '/insights' },
    { key: 'events', to: '/audit/events' },
  ],
  reviewer: [],
  auditor: [
    { key: 'events', to: '/audit/events' },
    { key: 'chain', to: '/audit/verification' },
    { key: 'queue', to: '/queue' },
    { key: 'agreements', to: '/agreements' },
    { key: 'insights', to: '/insights' },
  ],
  admin: [
    { key: 'organisations', to: '/organisations' },
    { key: 'people', to: '/people' },
    { key: 'imports', to: '/imports' },
    { key: 'insights', to: '/insights' },
    LEARNING,
  ],
};

/** Places that are too seldom gone to for the bar. */
const BESIDE: Record<string, Destination[]> = { coordinator: [LEARNING], auditor: [LEARNING] };

/** What stands in the bar: the list for everybody, how it works for those who are new here. */
export const destinationsOf = (me: Me | null | undefined): Destination[] => [
  ...((me?.role && BY_ROLE[me.role]) || []),
  LIST,
  ...(me ? [] : [HOW]),
];

/** Every place that the palette leads to. */
export const allDestinationsOf = (me: Me | null | undefined): Destination[] => [
  ...destinationsOf(me),
  ...((me?.role && BESIDE[me.role]) || []),
  ...(me
    ? [HOW, { key: 'notices', to: '/notifications' }, { key: 'account', to: '/account' }]
    : [{ key: 'sign-in', to: '/sign-in' }]),
  { key: 'home', to: '/' },
];

/** Where somebody begins who just signed in. */
export const homeOf = (me: Pick<Me, 'role'> | null | undefined): string =>
  (me?.role && BY_ROLE[me.role]?.[0]?.to) || '/challenges';
