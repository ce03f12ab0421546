import {
  BEIJING,
  fromBeijing,
  partsOf,
  sayDay,
  sayInstant,
  sayOffset,
  sayTime,
  toBeijing,
} from './instant-parts';

const AT = '2026-11-22T16:05:03.250Z';

test('a moment shows the day and the clock of the zone', () => {
  expect(partsOf(AT, BEIJING)).toEqual({
    ...{ year: 2026, month: 11, day: 23, weekday: 1, hour: 0, minute: 5, second: 3, offset: 480 },
  });
  expect(partsOf(AT, 'America/St_Johns')).toMatchObject({ day: 22, hour: 12, minute: 35 });
});

test('midnight is 00, never 24', () => {
  expect(sayTime(partsOf('2026-01-01T16:00:00Z', BEIJING), true)).toBe('00:00:00');
});

test('each language has its own order of day, month and year', () => {
  const parts = partsOf(AT, BEIJING);
  expect(sayDay('zh', parts)).toBe('2026年11月23日');
  expect(sayDay('en', parts)).toBe('23 November 2026');
  expect(sayInstant('zh', parts, true)).toBe('2026年11月23日 00:05:03');
  expect(sayInstant('en', parts)).toBe('23 November 2026, 00:05');
});

test('summer time changes the offset of a zone, never of Beijing', () => {
  expect(partsOf('2026-07-01T00:00:00Z', 'Europe/London').offset).toBe(60);
  expect(partsOf('2026-01-01T00:00:00Z', 'Europe/London').offset).toBe(0);
  expect(partsOf('2026-07-01T00:00:00Z', BEIJING).offset).toBe(480);
});

test.each([
  [480, 'UTC+8'],
  [0, 'UTC'],
  [-210, 'UTC−3:30'],
  [345, 'UTC+5:45'],
])('%i minutes are written %s', (minutes, said) => expect(sayOffset(minutes)).toBe(said));

test('what is typed by Beijing time is the same moment everywhere, and comes back as typed', () => {
  expect(fromBeijing('2026-11-23T00:05')).toBe('2026-11-22T16:05:00.000Z');
  expect(fromBeijing('2026-11-23T00:05:03')).toBe('2026-11-22T16:05:03.000Z');
  expect(toBeijing(AT)).toBe('2026-11-23T00:05:03');
  expect(fromBeijing(toBeijing('2027-02-28T23:59:59.000Z'))).toBe('2027-02-28T23:59:59.000Z');
});

test('half a date is no date', () => {
  expect(fromBeijing('')).toBeNull();
  expect(fromBeijing('2026-11')).toBeNull();
  expect(toBeijing(null)).toBe('');
});
