export type Locale = 'zh' | 'en';

/** Ids and titles that fill a sentence; instants in ISO 8601 under a key that ends in `At`. */
export type Facts = Record<string, string | number | null>;

const PLACEHOLDER = /\{(\w+)\}/g;
const OPTIONAL = /\[([^\]]*)\]/g;

/** The keys a sentence needs, sorted, each once. */
export const placeholdersOf = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].sort();

/**
 * Fills `{key}` from the facts. A part in square brackets is left out when one of its keys is
 * missing or empty: `退回[，理由：{reason}]`. Elsewhere a missing key becomes a dash.
 */
export function fillWords(sentence: string, facts: Facts, locale: Locale): string {
  return sentence
    .replace(OPTIONAL, (_, part: string) =>
      placeholdersOf(part).every((key) => has(facts, key)) ? part : '',
    )
    .replace(PLACEHOLDER, (_, key: string) => wordOf(facts, key, locale));
}

const has = (facts: Facts, key: string): boolean => (facts[key] ?? '') !== '';

function wordOf(facts: Facts, key: string, locale: Locale): string {
  const fact = facts[key];
  if (fact === undefined || fact === null || fact === '') return '—';
  return key.endsWith('At') ? beijingTime(String(fact), locale) : String(fact);
}

const PARTS = new Intl.DateTimeFormat('en', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * An instant in Beijing time, the programme's, said to be so; put together part by part because
 * the usual order of `Intl` reads wrong in Chinese. Anything else is returned as it is.
 */
export function beijingTime(instant: string, locale: Locale): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const part = Object.fromEntries(
    PARTS.formatToParts(date).map(({ type, value }) => [type, value]),
  );
  const time = `${part.hour}:${part.minute}`;
  if (locale === 'zh') return `${part.year}年${part.month}月${part.day}日 ${time}（北京时间）`;
  return `${part.day} ${MONTHS[Number(part.month) - 1]} ${part.year}, ${time} (UTC+8)`;
}
