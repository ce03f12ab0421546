import { seededRandom } from '../kernel/index.js';
import { buildIndex, buildIndexSteps, rank } from './index.js';
import type { NeedText, ProfileText, WorkText } from './index.js';

const works: WorkText[] = [
  { id: 'w1', title: 'High-nickel cathodes', text: 'Cracking of LiNi0.8Co0.1Mn0.1O2 cathodes.' },
  { id: 'w2', title: 'Perovskite solar cells', text: 'Thin films for stable solar cells.' },
  { id: 'w3', title: '固态电解质', text: '硫化物固态电解质与锂负极的界面稳定性' },
  { id: 'w4', title: 'Wear of 17-4PH steel', text: 'Coatings reduce the wear of steel tools.' },
  { id: 'w5', title: '数控机床主轴', text: '主轴热误差的补偿方法，用于高精度数控机床' },
];
const profiles: ProfileText[] = [
  { id: 'ann', workIds: ['w1'] },
  { id: 'bo', workIds: ['w2', 'w2', 'not-there'] },
  { id: 'chen', workIds: ['w3'], text: '全固态电池' },
  { id: 'dai', workIds: ['w4', 'w5'] },
  { id: 'eve', workIds: [] },
];
const need = (text: string, title = ''): NeedText => ({ id: 'n', title, text });
const index = buildIndex({ works, profiles });
const best = (text: string): string => rank(index, need(text), { top: 1 })[0].profileId;

test.each([
  ['cathode cracking', 'ann'],
  ['stability of a thin-film solar cell', 'bo'],
  ['硫化物电解质的界面', 'chen'],
  ['全固态电池', 'chen'],
  ['机床主轴的热误差', 'dai'],
  ['17-4PH', 'dai'],
  ['LiNi0.8Co0.1Mn0.1O2正极', 'ann'],
])('%s finds %s', (text, expected) => {
  expect(best(text)).toBe(expected);
});

test('all profiles are ranked, those without text last, equal scores by id', () => {
  const ranked = rank(index, need('cathode'), { top: 'all' });
  expect(ranked.map((r) => r.rank)).toEqual([1, 2, 3, 4, 5]);
  expect(ranked[0].profileId).toBe('ann');
  expect(ranked[4].profileId).toBe('eve');
});

test('top and exclude bound the list, and ranks count what is left', () => {
  const ranked = rank(index, need('cathode'), { top: 2, exclude: (id) => id === 'ann' });
  expect(ranked.map((r) => [r.profileId === 'ann', r.rank])).toEqual([
    [false, 1],
    [false, 2],
  ]);
  expect(rank(index, need('cathode'), { top: 0 })).toEqual([]);
});

test.each(['', 'the of and', '的', 'zzzunknownzzz', '\ud800', '!!'])(
  'a need that says nothing (%j) scores everybody without a channel',
  (text) => {
    const ranked = rank(index, need(text), { top: 'all', explain: 5 });
    expect(ranked).toHaveLength(5);
    for (const { score, explanation } of ranked) {
      expect(Number.isFinite(score)).toBe(true);
      expect(explanation?.works).toEqual([]);
      expect(explanation?.missing).toEqual([]);
    }
  },
);

test('the order in which works and profiles come changes nothing, to the last bit', () => {
  const random = seededRandom(3);
  const shuffled = <T>(list: T[]): T[] =>
    list
      .map((item) => ({ item, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const ask = (built: typeof index) =>
    JSON.stringify(rank(built, need('固态 thin film 17-4PH'), { top: 'all', explain: 5 }));
  const expected = ask(index);
  for (let round = 0; round < 5; round++) {
    const moved = shuffled(profiles).map((p) => ({ ...p, workIds: shuffled(p.workIds) }));
    expect(ask(buildIndex({ works: shuffled(works), profiles: moved }))).toBe(expected);
  }
});

test('building in steps reports progress up to the total and gives the same index', () => {
  const steps = buildIndexSteps({ works, profiles });
  let last = { done: 0, total: 0 };
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const ask = (built: typeof index) => rank(built, need('thin film'), { top: 'all' });
      expect(ask(step.value)).toEqual(ask(index));
      break;
    }
    expect(step.value.done).toBeGreaterThanOrEqual(last.done);
    last = step.value;
  }
  expect(last.done).toBe(last.total);
});

test('an id that occurs twice is refused by name', () => {
  const twice = [works[0], works[0]];
  expect(() => buildIndex({ works: twice, profiles })).toThrow(
    expect.objectContaining({ code: 'duplicate-work', message: expect.stringContaining('w1') }),
  );
  expect(() => buildIndex({ works, profiles: [profiles[0], profiles[0]] })).toThrow(
    expect.objectContaining({ code: 'duplicate-profile' }),
  );
});

test.each([0, 1, 2, 5])('a corpus of %i works gives finite scores', (count) => {
  const some = buildIndex({ works: works.slice(0, count), profiles });
  for (const { score } of rank(some, need('cathode 固态'), { top: 'all', explain: 5 })) {
    expect(Number.isFinite(score)).toBe(true);
  }
});

test('no profiles, no answer; no works, still an answer for each profile', () => {
  expect(rank(buildIndex({ works, profiles: [] }), need('steel'), { top: 'all' })).toEqual([]);
  const empty = buildIndex({ works: [], profiles: [{ id: 'a', workIds: ['x'] }] });
  expect(rank(empty, need('steel'), { top: 'all' })).toHaveLength(1);
});

test('one profile with 5,000 works and a text of a megabyte are both read', () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({
    id: `m${i}`,
    title: `Sensor ${i}`,
    text: 'strain gauge',
  }));
  const long = { id: 'long', title: 'Long', text: 'gyroscope drift. '.repeat(60_000) };
  const built = buildIndex(
    {
      works: [...many, long],
      profiles: [
        { id: 'all', workIds: many.map((w) => w.id) },
        { id: 'one', workIds: ['long'] },
      ],
    },
    { backgroundNeeds: 5 },
  );
  expect(rank(built, need('gyroscope'), { top: 1 })[0].profileId).toBe('one');
  expect(rank(built, need('strain gauge sensor'), { top: 1 })[0].profileId).toBe('all');
});

test('a profile that has nothing to do with the need keeps the order of the others', () => {
  const more = buildIndex({
    works: [...works, { id: 'w9', title: 'Medieval poetry', text: 'Rhyme in ballads.' }],
    profiles: [...profiles, { id: 'poet', workIds: ['w9'] }],
  });
  const before = rank(index, need('solar cell films'), { top: 2 }).map((r) => r.profileId);
  const after = rank(more, need('solar cell films'), { top: 2 }).map((r) => r.profileId);
  expect(after[0]).toBe(before[0]);
});
