import { type Facts, fillWords, type Locale } from '../platform/words/index.js';
import { type NoticeKind, NOTICE_KINDS, type NoticeWords } from './notice-kinds.js';
import { EN } from './words.en.js';
import { ZH } from './words.zh.js';

export const CATALOGUES = { zh: ZH, en: EN } as const;

/** The words of a notification in one language; a kind of a later version shows its bare name. */
export function renderNotice(kind: string, facts: Facts, locale: Locale): NoticeWords {
  if (!isKind(kind)) return { title: kind, text: '' };
  const { title, text } = CATALOGUES[locale][kind];
  return { title: fillWords(title, facts, locale), text: fillWords(text, facts, locale) };
}

const isKind = (kind: string): kind is NoticeKind => NOTICE_KINDS.some((known) => known === kind);

/** The page of the web application that a notification leads to, by the most telling id. */
export function linkOf(facts: Facts): string | null {
  // A bidder reaches his bid by its challenge, as he did while it was sealed.
  if (facts.bidId && facts.challengeId) return `/bids/${facts.challengeId}`;
  for (const [key, page] of PAGES) if (facts[key]) return `/${page}/${facts[key]}`;
  return null;
}

const PAGES = [
  ['invitationId', 'invitations'],
  ['agreementId', 'agreements'],
  ['importId', 'imports'],
  ['jointTeamId', 'teams/joint'],
  ['challengeId', 'challenges'],
] as const;
