import { placeholdersOf } from '../../platform/words/index.js';
import { STORY_WORDS, storyWords } from './story-words.js';

const { zh, en } = STORY_WORDS;

test('both catalogues know the same events', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
});

test.each(Object.keys(zh))(
  '%s needs the same facts in both languages, and only known ones',
  (type) => {
    const facts = placeholdersOf(zh[type] ?? '');
    expect(placeholdersOf(en[type] ?? '')).toEqual(facts);
    const known = ['subject', 'reason', 'number', 'round', 'bids', 'deadlineAt'];
    expect(known).toEqual(expect.arrayContaining(facts));
    expect(zh[type]).toMatch(/\p{Script=Han}/u);
    expect(en[type]).not.toMatch(/\p{Script=Han}/u);
  },
);

test('a listing tells its number and deadline in words', () => {
  const payload = { number: '2026-01', deadline: '2026-03-01T00:00:00.000Z', secret: 'x' };
  const event = { type: 'challengeListed', payload, subject: null };
  expect(storyWords(event, 'zh')).toBe('发榜，编号2026-01，揭榜截止2026年3月1日 08:00（北京时间）');
  expect(storyWords(event, 'en')).toBe(
    'Put on the list as no. 2026-01; bids are taken until 1 Mar 2026, 08:00 (UTC+8)',
  );
});

test('a payload that is no text can not fill a sentence', () => {
  const payload = { reason: { html: '<b>' }, bids: 0 };
  const told = (type: string) => storyWords({ type, payload, subject: null }, 'en');
  expect(told('challengeReturned')).toBe('Returned for changes');
  expect(told('challengeOpened')).toBe('The bids were opened; number of bids: 0');
});

test('an event without words shows its name', () => {
  expect(storyWords({ type: 'toString', payload: {}, subject: null }, 'zh')).toBe('toString');
});
