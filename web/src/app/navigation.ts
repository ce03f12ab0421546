import type { Me } from '../api/me';

export interface Destination {
  /** Key of its name in the frame's words, `nav.<key>`. */
  key: string;
  to: string;
}

const PUBLIC: Destination[] = [
  { key: 'list', to: '/challenges' },
  { key: 'how', to: '/how-it-works' },
];

/** Where each role usually goes, most used first. What may be done there the API decides. */
const BY_ROLE: Record<string, Destination[]> = {
  enterprise: [
    { key: 'my-challenges', to: '/my/challenges' },
    { key: 'agreements', to: '/agreements' },
  ],
  professor: [
    { key: 'fits', to: '/fits' },
    { key: 'invitations', to: '/invitations' },
    { key: 'bids', to: '/bids' },
    { key: 'teams', to: '/teams' },
    { key: 'agreements', to: '/agreements' },
    { key: 'profile', to: '/profile' },
  ],
  coordinator: [
    { key: 'queue', to: '/queue' },
    { key: 'screening', to: '/screening' },
    { key: 'proposals', to: '/proposals' },
    { key: 'imports', to: '/imports' },
    { key: 'experts', to: '/experts' },
    { key: 'organisations', to: '/organisations' },
    { key: 'insights', to: '/insights' },
    { key: 'events', to: '/audit/events' },
  ],
  reviewer: [],
  auditor: [
    { key: 'events', to: '/audit/events' },
    { key: 'chain', to: '/audit/verification' },
    { key: 'queue', to: '/queue' },
    { key: 'insights', to: '/insights' },
  ],
  admin: [
    { key: 'organisations', to: '/organisations' },
    { key: 'imports', to: '/imports' },
    { key: 'insights', to: '/insights' },
  ],
};

export const destinationsOf = (me: Me | null | undefined): Destination[] => [
  ...((me?.role && BY_ROLE[me.role]) || []),
  ...PUBLIC,
];

/** Where somebody begins who just signed in. */
export const homeOf = (me: Me | null | undefined): string =>
  (me?.role && BY_ROLE[me.role]?.[0]?.to) || '/challenges';
