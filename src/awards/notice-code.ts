import { paperCode } from '../platform/papers/index.js';

export interface NoticedAward {
  id: string;
  slot: number;
  awardedAt: Date;
}

/** By which a printed award notice is checked: it stands for these awards and no others. */
export const noticeCode = (number: string, awards: NoticedAward[]): string =>
  paperCode({
    number,
    mark: 'N',
    facts: awards.map(({ id, slot, awardedAt }) => ({ id, slot, awardedAt })),
  });
