import type { components } from '../../api/schema';

export type OpenedBid = components['schemas']['OpenedBidAnswer'];
