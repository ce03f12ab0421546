import { type Facts, fillWords, type Locale } from '../../platform/words/index.js';
import { EN } from './words.en.js';
import { ZH } from './words.zh.js';

export const STORY_WORDS = { zh: ZH, en: EN } as const;

/**
 * One event of a story in words. Of its payload only the reason, the numbers of challenge, round
 * and bids, and the deadline are used: whatever else an event holds stays out of the story.
 */
export function storyWords(
  event: { type: string; payload: Record<string, unknown>; subject: string | null },
  locale: Locale,
): string {
  const words = Object.entries(STORY_WORDS[locale]).find(([type]) => type === event.type)?.[1];
  return words === undefined ? event.type : fillWords(words, factsOf(event), locale);
}

function factsOf(event: { payload: Record<string, unknown>; subject: string | null }): Facts {
  const { reason, number, round, bids, deadline: deadlineAt } = event.payload;
  const facts: Facts = { subject: event.subject };
  for (const [key, value] of Object.entries({ reason, number, round, bids, deadlineAt }))
    if (typeof value === 'string' || typeof value === 'number') facts[key] = value;
  return facts;
}
