import { comparePairs, type Judgment } from './judged-pairs.js';
import { drawKnownItems, type OwnedWork } from './known-items.js';
import { PlainTfIdf } from './plain-tf-idf.js';
import { estimate, estimateDifference, type Units } from './statistics.js';

describe('judged pairs', () => {
  const judged: Judgment[] = [
    { expert: 'e', submission: 'a', expertise: 5 },
    { expert: 'e', submission: 'b', expertise: 4 },
    { expert: 'e', submission: 'c', expertise: 1 },
  ];
  const compare = (a: number, b: number, c: number) =>
    comparePairs(judged, new Map(Object.entries({ a, b, c })));

  test('the right order loses nothing', () => {
    expect(compare(3, 2, 1)).toEqual({
      loss: { reached: 0, possible: 1 + 4 + 3 },
      easy: { reached: 2, possible: 2 },
      hard: { reached: 1, possible: 1 },
    });
  });

  test('a wrong pair costs the distance of its judgments, a tie half of it', () => {
    expect(compare(2, 3, 1).loss.reached).toBe(1);
    expect(compare(1, 3, 2).loss.reached).toBe(1 + 4);
    expect(compare(2, 2, 1).loss.reached).toBe(0.5);
    expect(compare(2, 2, 1).hard.reached).toBe(0);
  });

  test('a score that is missing is an error, never a zero', () => {
    expect(() => comparePairs(judged, new Map([['a', 1]]))).toThrow('no score of e for b');
  });
});

describe('known items', () => {
  const work = (id: string, title: string, organisation: string): OwnedWork => ({
    id,
    title,
    abstract: '',
    organisation,
  });
  const records = [
    ...['silicon anode', 'binder', 'separator'].map((t, i) =>
      work(`a${i}`, t, 'Anode Works, Inc.'),
    ),
    // The same owner in another spelling.
    work('a3', 'electrolyte', 'ANODE WORKS INC'),
    ...['laser', 'optics', 'welding'].map((t, i) => work(`b${i}`, t, 'Laser Ltd')),
    ...[0, 1, 2, 3].map((i) => work(`c${i}`, 'phase two of the same enzyme project', 'Copy Co')),
  ];

  test('one work of every owner with enough of them leaves the corpus and asks for its owner', () => {
    const { needs, profiles, works } = drawKnownItems(records, 4, 1);
    expect(needs.map(({ drawnFrom }) => drawnFrom)).toEqual(['ANODE WORKS INC']);
    const [need] = needs;
    expect([...need.owners]).toEqual(['ANODE WORKS INC']);
    const profile = profiles.find(({ id }) => id === 'ANODE WORKS INC');
    expect(profile?.workIds).toHaveLength(3);
    expect(profile?.workIds).not.toContain(need.id);
    expect(works.map(({ id }) => id)).not.toContain(need.id);
  });

  test('near copies, which would give the answer away, are passed over; their owner stays', () => {
    const { needs, profiles } = drawKnownItems(records, 4, 1);
    expect(needs.map(({ drawnFrom }) => drawnFrom)).not.toContain('COPY CO');
    expect(profiles.map(({ id }) => id)).toContain('COPY CO');
  });

  test('the same seed draws the same; owners with few works are left out', () => {
    expect(drawKnownItems(records, 3, 7)).toEqual(drawKnownItems(records, 3, 7));
    expect(drawKnownItems(records, 4, 1).profiles.map(({ id }) => id)).not.toContain('LASER LTD');
    const drawn = [1, 2, 3, 4, 5, 6].map((seed) => drawKnownItems(records, 4, seed).needs[0].id);
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });
});

test('plain TF-IDF is the mean cosine over the works of a profile', () => {
  const works = ['anode', 'anode laser', 'laser'].map((title, i) => ({
    id: `w${i}`,
    title,
    text: '',
  }));
  const profiles = [
    { id: 'ann', workIds: ['w0', 'w1', 'unknown'] },
    { id: 'bo', workIds: ['w2'] },
    { id: 'nobody', workIds: [] },
  ];
  const scores = new PlainTfIdf(works, profiles).score({ id: 'n', title: 'anode', text: '' });
  // anode and laser weigh ln(3/2), their pair ln 3; the need is (1, 0, 0).
  const [single, pair] = [Math.log(1.5), Math.log(3)];
  const second = single / Math.hypot(single, single, pair);
  expect(scores[0]).toBeCloseTo((1 + second) / 2, 12);
  expect([...scores.slice(1)]).toEqual([0, 0]);
});

describe('the bootstrap', () => {
  const units: Units = Array.from({ length: 200 }, (_, i) => [
    { reached: i % 2, possible: 1 },
    i % 4 === 0 ? undefined : { reached: 1, possible: 2 },
  ]);

  test('gives the mean over folds, and an interval of the width that theory asks for', () => {
    const { value, low, high } = estimate(units);
    expect(value).toBeCloseTo(0.5, 12);
    // The second fold never varies; the first is a coin thrown 200 times: ±1.96 × √(.25/200)/2.
    expect(high - value).toBeGreaterThan(0.025);
    expect(high - value).toBeLessThan(0.045);
    expect(value - low).toBeGreaterThan(0.025);
  });

  test('compares with the same draws: a constant lead has no width', () => {
    const ahead = units.map((folds) =>
      folds.map((ratio) => ratio && { ...ratio, reached: ratio.reached + ratio.possible / 4 }),
    );
    const { value, low, high } = estimateDifference(ahead, units);
    for (const bound of [value, low, high]) expect(bound).toBeCloseTo(0.25, 12);
  });
});
