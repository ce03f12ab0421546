export {
  type BidContent,
  type IndicatorResponse,
  OWNERSHIPS,
  type PlannedMilestone,
  type ProposedIpTerms,
  PUBLICATIONS,
  USES,
} from './bid-content.js';
export { IP_OWNERSHIP, IP_PUBLICATION, IP_USE } from './bid.dto.js';
export { Bid } from './bid.entity.js';
export { BID_INVARIANTS } from './bids.invariants.js';
export { BidsModule } from './bids.module.js';
export { type Minutes, minutesCode } from './minutes.js';
export { OpenBids } from './open-bids.js';
export { lockBid, ofBid, saveBid } from './rule-on-bid.js';
export { SaveDraft } from './save-draft.js';
export { type Receipt, SubmitBid } from './submit-bid.js';
