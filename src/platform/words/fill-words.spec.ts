import { beijingTime, fillWords, placeholdersOf } from './fill-words.js';

test('facts fill their places; a missing one is a dash', () => {
  expect(fillWords('「{title}」由{who}发布', { title: '高镍正极' }, 'zh')).toBe(
    '「高镍正极」由—发布',
  );
});

test('a part in brackets is left out with its empty fact', () => {
  const words = '退回[，理由：{reason}]。';
  expect(fillWords(words, { reason: '指标不清' }, 'zh')).toBe('退回，理由：指标不清。');
  expect(fillWords(words, { reason: null }, 'zh')).toBe('退回。');
  expect(fillWords(words, {}, 'zh')).toBe('退回。');
});

test('zero is a fact, not a gap', () => {
  expect(fillWords('[{rejected} rejected]', { rejected: 0 }, 'en')).toBe('0 rejected');
});

test('a fact that looks like a placeholder or a replacement pattern stays a text', () => {
  expect(fillWords('{a}', { a: '{b} $& [c]', b: 'secret' }, 'en')).toBe('{b} $& [c]');
});

test('instants are said in Beijing time, across the change of day', () => {
  const facts = { untilAt: '2026-02-28T16:05:00.000Z' };
  expect(fillWords('{untilAt}', facts, 'zh')).toBe('2026年3月1日 00:05（北京时间）');
  expect(fillWords('{untilAt}', facts, 'en')).toBe('1 Mar 2026, 00:05 (UTC+8)');
  expect(beijingTime('soon', 'en')).toBe('soon');
});

test('placeholders are listed once, sorted', () => {
  expect(placeholdersOf('{b} {a} [{b}]')).toEqual(['a', 'b']);
});
