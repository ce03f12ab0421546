import { seededRandom } from '../kernel/index.js';
import { addLayer, buildIndex, OpenNeeds, rankLayers, type LayeredIndex } from './index.js';

const random = seededRandom(5);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
/** Words by Zipf's law in either script, so that some stand in nearly every need and most in one. */
const word = (letter: string): string => `${letter}${Math.floor(2000 ** random()) - 1}x`;
const han = (): string => String.fromCharCode(0x4e00 + Math.floor(400 ** random()));
const text = (words: number, letter: string): string =>
  Array.from({ length: words }, () => (letter === '' ? han() : word(letter))).join(
    letter === '' ? '' : ' ',
  );
const SCRIPTS = ['w', 'w', ''];

// Of one work to thirty, so that the room for a profile's terms has to grow.
const profiles = [1, 2, 3, 5, 9, 16, 17, 30, 2, 1].map((count, author) => ({
  id: `p${author}`,
  workIds: Array.from({ length: count }, (_, i) => `w${author}-${i}`),
}));
const works = profiles.flatMap(({ workIds }) =>
  workIds.map((id) => ({ id, title: text(4, 'w'), text: text(90, pick(SCRIPTS)) })),
);
// More uses of a word than a byte counts.
works[0].text += ' w1x'.repeat(300);
const epoch = buildIndex({ works, profiles });
const layerOf = (...ids: string[]): LayeredIndex =>
  addLayer(epoch, {
    works: [{ id: 'new', title: '', text: text(90, 'w') }],
    profiles: profiles
      .filter(({ id }) => ids.includes(id))
      .map(({ id, workIds }) => ({ id, workIds: [...workIds.slice(1), 'new'] })),
  });
const needs = Array.from({ length: 21 }, (_, i) => ({
  id: `n${i}`,
  title: '',
  text: `w0x ${text(30, SCRIPTS[i % 3])}`,
}));

function expectScoresOfRanking(open: OpenNeeds, index: LayeredIndex, asked = needs): void {
  const found = new Map(
    profiles.map(({ id }) => [
      id,
      new Map(open.scoresOf(index, id)?.map(({ needId, score }) => [needId, score])),
    ]),
  );
  for (const scores of found.values()) expect(scores.size).toBe(asked.length);
  for (const need of asked) {
    for (const { profileId, score } of rankLayers(index, need, { top: 'all' })) {
      expect(found.get(profileId)?.get(need.id)).toBe(score);
    }
  }
}

test('one layer after another is scored as ranking scores it, to the last bit', () => {
  const open = new OpenNeeds(epoch);
  for (const need of needs) open.put(need);
  const [first, second] = [layerOf('p3', 'p7'), layerOf('p0', 'p5')];
  for (const index of [first, second, first]) expectScoresOfRanking(open, index);
});

test('needs that come, change and go between two questions are those that are scored', () => {
  const open = new OpenNeeds(epoch);
  const index = layerOf('p4');
  for (const need of needs) open.put(need);
  expectScoresOfRanking(open, index);
  const changed = needs.map((need, i) => (i % 5 === 0 ? { ...need, title: 'w3x w4x' } : need));
  for (const need of changed) open.put(need);
  expectScoresOfRanking(open, index, changed);
  open.remove('n2');
  expectScoresOfRanking(
    open,
    index,
    changed.filter(({ id }) => id !== 'n2'),
  );
});

test('no needs have no scores', () => {
  expect(new OpenNeeds(epoch).scoresOf(epoch, 'p1')).toEqual([]);
});
