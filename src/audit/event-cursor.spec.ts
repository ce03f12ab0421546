import { DomainError } from '../../libs/kernel/index.js';
import { cursorAfter, placeOf } from './event-cursor.js';

const place = {
  at: new Date('2026-03-01T00:00:00.123Z'),
  id: '01a20044-37f7-7acf-b76d-7fa5c66bb04e',
};

test('a cursor leads back to its place, to the millisecond', () => {
  expect(placeOf(cursorAfter(place))).toEqual(place);
});

test.each([
  '',
  'x',
  'AAAA',
  cursorAfter(place).slice(0, -4),
  btoa('2026-99-01T00:00:00Z ' + place.id),
])('the cursor %j is refused by name', (cursor) => {
  expect(() => placeOf(cursor)).toThrow(DomainError);
  expect(() => placeOf(cursor)).toThrow('Pass the cursor');
});
