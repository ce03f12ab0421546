import { sayConflict, sayIneligibility } from '../matching/index.js';
import { type PairFacts } from './pair-facts.js';

/** Why a pair can't be invited now; the same reasons for which a coordinator's own hand would be. */
export const REFUSALS = [
  'challenge-closed',
  'need-not-ready',
  'profile-not-found',
  'already-invited',
  'candidate-dismissed',
  'candidate-conflicted',
  'candidate-ineligible',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What does not stop an invitation but should be known before. */
export const WARNINGS = ['over-cap', 'shortlisted', 'declined-before', 'disinterested'] as const;
export type Warning = (typeof WARNINGS)[number];

/** Null when nothing stands in the way; `note` is why a conflict doesn't matter. Pure. */
export function refusalOf(facts: PairFacts | undefined, note: string | null): Refusal | null {
  if (!facts) return 'profile-not-found';
  if (!facts.takesBids) return 'challenge-closed';
  if (!facts.needOpen) return 'need-not-ready';
  if (!facts.active && facts.decision === null) return 'profile-not-found';
  if (facts.decision === 'invited') return 'already-invited';
  if (facts.decision === 'dismissed') return 'candidate-dismissed';
  if (note?.trim() || facts.heldOverride) return null;
  if (facts.conflicts.length > 0) return 'candidate-conflicted';
  return facts.ineligible.length > 0 ? 'candidate-ineligible' : null;
}

/** `load` and `cap` as they would be once the whole proposal is applied. Pure. */
export function warningsOf(facts: PairFacts, load: { after: number; cap: number }): Warning[] {
  const warnings: Warning[] = [];
  if (load.after > load.cap) warnings.push('over-cap');
  if (facts.decision === 'shortlisted') warnings.push('shortlisted');
  if (facts.decision === 'declined') warnings.push('declined-before');
  if (facts.disinterested) warnings.push('disinterested');
  return warnings;
}

export interface Words {
  zh: string;
  en: string;
}

/** Refusals that a written note overrides. */
export const isOverridable = (refusal: string): boolean =>
  refusal === 'candidate-conflicted' || refusal === 'candidate-ineligible';

/** A refusal in both languages; of a conflict, its path. */
export function sayRefusal(refusal: Refusal, facts: PairFacts | undefined): Words {
  if (refusal !== 'candidate-conflicted' && refusal !== 'candidate-ineligible')
    return REFUSAL_WORDS[refusal];
  const { conflicts = [], ineligible = [] } = facts ?? {};
  const said = [...conflicts.map(sayConflict), ...ineligible.map(sayIneligibility)];
  const [zh, en] = conflicts.length
    ? ['存在回避关系', 'In conflict']
    : ['不符合条件', 'Not eligible'];
  return {
    zh: `${zh}：${said.map(({ words }) => words.zh).join('；')}`,
    en: `${en}: ${said.map(({ words }) => words.en).join('; ')}`,
  };
}

const REFUSAL_WORDS: Record<
  Exclude<Refusal, 'candidate-conflicted' | 'candidate-ineligible'>,
  Words
> = {
  'challenge-closed': {
    zh: '该榜题已不再接受揭榜申请',
    en: 'The challenge takes no bids any more',
  },
  'need-not-ready': {
    zh: '该榜题仍在准备中，请稍后再试',
    en: 'The challenge is still being prepared; try in a moment',
  },
  'profile-not-found': {
    zh: '该专家或团队已不在库中',
    en: 'The expert or team is not there any more',
  },
  'already-invited': { zh: '已经邀请过', en: 'Has been invited meanwhile' },
  'candidate-dismissed': { zh: '已被排除', en: 'Was dismissed' },
};

export const WARNING_WORDS: Record<Warning, Words> = {
  'over-cap': { zh: '超出同时受邀上限', en: 'Above the limit of open invitations' },
  shortlisted: { zh: '已入围，将转为邀请', en: 'Shortlisted already; becomes an invitation' },
  'declined-before': { zh: '此前已谢绝', en: 'Declined before' },
  disinterested: { zh: '本人表示不感兴趣', en: 'Has said that this is of no interest' },
};
