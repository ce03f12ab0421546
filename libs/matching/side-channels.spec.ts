import { seededRandom } from '../kernel/index.js';
import { buildIndex, rank, type SideChannel, type SideName } from './index.js';

const SUBJECTS = ['battery', 'film', 'spindle', 'vaccine', 'irrigation', 'robot', 'laser', 'steel'];

/** A seeded world large enough that the best few are not found by scoring everybody. */
function world(seed: number, profiles = 300) {
  const random = seededRandom(seed);
  const words = (n: number): string =>
    Array.from({ length: n }, () => SUBJECTS[Math.floor(random() * SUBJECTS.length)]).join(' ');
  const works = Array.from({ length: profiles }, (_, i) => ({
    id: `w${i}`,
    title: words(2),
    text: `${words(6)} item${i % 40}`,
  }));
  const index = buildIndex(
    { works, profiles: works.map(({ id }, i) => ({ id: `p${i}`, workIds: [id] })) },
    { backgroundNeeds: 20 },
  );
  const values = (): Float64Array =>
    Float64Array.from({ length: profiles }, () => (random() < 0.1 ? 4 * random() : 0));
  return { index, values, need: { id: 'n', title: words(1), text: `${words(4)} item3` } };
}

const side = (name: SideName, values: Float64Array): SideChannel => ({ name, values });

test('parts add up to the score whatever side channels are given', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { index, need, values } = world(seed, 40);
    const sides = [
      side('fields', values()),
      side(
        'meaning',
        values().map((v) => v - 1),
      ),
    ];
    for (const { score, explanation } of rank(index, need, { top: 'all', explain: 40, sides })) {
      const parts = explanation?.parts ?? [];
      expect(parts.map(({ name }) => name).slice(-2)).toEqual(['fields', 'meaning']);
      const sum = parts.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    }
  }
});

test('the best few with side channels are those of everybody, to the last bit', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { index, need, values } = world(seed);
    const sides = [side('indicators', values())];
    const all = rank(index, need, { top: 'all', sides }).slice(0, 10);
    expect(rank(index, need, { top: 10, sides })).toEqual(all);
  }
});

test('somebody whom words alone leave last is lifted to the first place, but not if excluded', () => {
  const { index, need, values } = world(1);
  const last = rank(index, need, { top: 'all' }).at(-1)?.profileId ?? '';
  const lifting = values().map((_, p) => (index.profileIds[p] === last ? 100 : 0));
  const sides = [side('fields', lifting)];
  expect(rank(index, need, { top: 3, sides })[0].profileId).toBe(last);
  const without = rank(index, need, { top: 'all', sides, exclude: (id) => id === last });
  expect(without.map(({ profileId }) => profileId)).not.toContain(last);
});

test('a channel of zeros changes no score, and its share is zero', () => {
  const { index, need } = world(2, 30);
  const plain = rank(index, need, { top: 'all' });
  const sides = [side('meaning', new Float64Array(30))];
  const ranked = rank(index, need, { top: 'all', explain: 1, sides });
  expect(ranked.map(({ explanation: _, ...row }) => row)).toEqual(plain);
  expect(ranked[0].explanation?.parts.at(-1)).toEqual({ name: 'meaning', value: 0 });
});

test('a value counts by the weight of its channel', () => {
  const { index, need } = world(3, 30);
  const scoreOf = (sides: SideChannel[]) =>
    rank(index, need, { top: 'all', sides }).find(({ profileId }) => profileId === 'p7')?.score;
  const ones = new Float64Array(30).fill(1);
  const gained = (scoreOf([side('indicators', ones)]) ?? 0) - (scoreOf([]) ?? 0);
  expect(gained).toBeCloseTo(index.options.sideWeights.indicators, 9);
});

test('what a channel rests on stands in the explanation, asked for the explained only', () => {
  const { index, need } = world(4, 30);
  const asked: number[] = [];
  const reasonsFor = (profile: number) => {
    asked.push(profile);
    return [{ channel: 'fields' as const, asked: 'H01M', found: index.profileIds[profile] }];
  };
  const sides = [{ ...side('fields', new Float64Array(30)), reasonsFor }];
  const ranked = rank(index, need, { top: 5, explain: 2, sides });
  expect(asked).toHaveLength(2);
  expect(ranked[1].explanation?.reasons).toEqual([
    { channel: 'fields', asked: 'H01M', found: ranked[1].profileId },
  ]);
  expect(rank(index, need, { top: 1, explain: 1 })[0].explanation?.reasons).toBeUndefined();
});

test.each([
  ['comes twice', [new Float64Array(30), new Float64Array(30)]],
  ['does not fit', [new Float64Array(29)]],
  ['has a value that is none', [new Float64Array(30).fill(NaN)]],
  ['has a value that is none', [new Float64Array(30).fill(-Infinity)]],
])('a channel that %s is a fault of ours and said so', (message, given) => {
  const { index, need } = world(5, 30);
  const sides = given.map((values) => side('fields', values));
  expect(() => rank(index, need, { top: 1, sides })).toThrow(message);
});
