import { AwardedChallengeAnswer, TakerAnswer } from '../../awards/index.js';
import {
  choices,
  Flag,
  Many,
  One,
  OneOf,
  OneOrNull,
  Text,
  Time,
  Whole,
} from '../../platform/http/index.js';

export const PAPER_KINDS = ['award-notice', 'opening-minutes'] as const;

class PaperAwardsAnswer {
  @Flag({ description: 'A bid was awarded after this notice: a later one names more takers' })
  superseded: boolean;
  @Many(TakerAnswer) takers: TakerAnswer[];
}

class PaperBidAnswer {
  @Text({ description: 'As on the receipt of its bidder' }) digest: string;
  @Time() sealedAt: string;
}

class PaperMinutesAnswer {
  @Whole() round: number;
  @Time() deadline: string;
  @Time() openedAt: string;
  @Many(PaperBidAnswer) bids: PaperBidAnswer[];
  @Whole() unreadable: number;
}

/** What is recorded, to be compared with the paper in hand; no bidder and no price. */
export class VerifiedPaperAnswer {
  @Text({ description: 'In its proper spelling' }) code: string;
  @OneOf(choices('PaperKind', PAPER_KINDS)) kind: (typeof PAPER_KINDS)[number];
  @One(AwardedChallengeAnswer) challenge: AwardedChallengeAnswer;
  @OneOrNull(PaperAwardsAnswer) awards: PaperAwardsAnswer | null;
  @OneOrNull(PaperMinutesAnswer) minutes: PaperMinutesAnswer | null;
}
