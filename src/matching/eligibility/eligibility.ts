/** Why somebody cannot take part at all, whatever his score. Ties to the issuer are conflicts. */
export const INELIGIBILITY_KINDS = ['profile-withdrawn', 'account-closed'] as const;
export type IneligibilityKind = (typeof INELIGIBILITY_KINDS)[number];

/** The same as people are told it, in both languages. */
export interface Ineligibility {
  kind: IneligibilityKind;
  words: { zh: string; en: string };
}

export const sayIneligibility = (kind: IneligibilityKind): Ineligibility => ({
  kind,
  words: WORDS[kind],
});

const WORDS: Record<IneligibilityKind, Ineligibility['words']> = {
  'profile-withdrawn': {
    zh: '已不在专家库中，不能揭榜',
    en: 'is no longer in the register and cannot bid',
  },
  'account-closed': {
    zh: '账号已停用，不能递交揭榜申请',
    en: 'has an account that is closed and cannot hand in a bid',
  },
};
