import { dropDraft, keepDraft, placeOf, readDraft } from './draft-store';

const DAY = 86_400_000;

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('what was kept comes back with its time, until it is dropped', () => {
  const store = memory();
  expect(keepDraft(store, 'a', { text: '密封' }, 5 * DAY)).toBe(true);
  expect(readDraft(store, 'a', 6 * DAY)).toEqual({
    value: { text: '密封' },
    at: new Date(5 * DAY).toISOString(),
  });
  dropDraft(store, 'a');
  expect(readDraft(store, 'a', 6 * DAY)).toBeNull();
});

test('two people at one machine have places of their own', () => {
  expect(placeOf('p1', 'bid.1')).not.toBe(placeOf('p2', 'bid.1'));
});

test('what is older than thirty days, or broken, is as if it were not there', () => {
  const store = memory();
  keepDraft(store, 'a', 1, 0);
  expect(readDraft(store, 'a', 29 * DAY)).not.toBeNull();
  expect(readDraft(store, 'a', 31 * DAY)).toBeNull();
  store.setItem('b', '{"value":');
  store.setItem('c', '[1]');
  expect(readDraft(store, 'b', 0)).toBeNull();
  expect(readDraft(store, 'c', 0)).toBeNull();
});

test('a store that is full or forbidden says so and breaks nothing', () => {
  const refuse = (): never => {
    throw new Error('QuotaExceededError');
  };
  const store = { getItem: refuse, setItem: refuse, removeItem: refuse };
  expect(keepDraft(store, 'a', 1, 0)).toBe(false);
  expect(readDraft(store, 'a', 0)).toBeNull();
  expect(() => dropDraft(store, 'a')).not.toThrow();
});
