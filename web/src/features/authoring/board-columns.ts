import type { components } from '../../api/schema';

export type Managed = components['schemas']['ManagedAnswer'];
type State = Managed['state'];

/** The board's columns from left to right: where a challenge stands on its way. */
export const COLUMNS: readonly { key: string; states: readonly State[] }[] = [
  { key: 'writing', states: ['draft', 'returned'] },
  { key: 'screening', states: ['submitted', 'screening', 'approved'] },
  { key: 'bidding', states: ['listed', 'bidding'] },
  { key: 'choosing', states: ['closed', 'opened', 'reviewing', 'negotiating', 'noticed'] },
  { key: 'working', states: ['contracted', 'running'] },
  {
    key: 'ended',
    states: ['accepted', 'concluded', 'unfilled', 'rejected', 'withdrawn', 'terminated'],
  },
];
