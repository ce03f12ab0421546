import { Id, Many, One, OneOf, Text, TextOrNull, Time, Whole } from '../platform/http/index.js';
import { choices } from '../platform/http/index.js';

/** Who took one slot of a challenge; the answer to the award itself. */
export class AwardAnswer {
  @Id() id: string;
  @Id() challengeId: string;
  @Id() bidId: string;
  @Whole({ description: 'From 1; more than one only in a race' }) slot: number;
  @Time() awardedAt: Date;
}

class AwardPartyAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
}

export class AwardedChallengeAnswer {
  @Id() id: string;
  @Text() number: string;
  @Text() title: string;
  @OneOf(choices('Mechanism', ['single', 'race'])) mechanism: string;
  @Whole() maxAwards: number;
  @One(AwardPartyAnswer) issuer: AwardPartyAnswer;
}

export class TakerAnswer {
  @Id() id: string;
  @Whole() slot: number;
  @Time() awardedAt: Date;
  @One(AwardPartyAnswer) taker: AwardPartyAnswer;
  @Many(AwardPartyAnswer) partners: AwardPartyAnswer[];
}

export class AwardsAnswer {
  @One(AwardedChallengeAnswer) challenge: AwardedChallengeAnswer;
  @Many(TakerAnswer) items: TakerAnswer[];
  @TextOrNull({ description: 'Printed with the notice; null before the first award' })
  code: string | null;
}
