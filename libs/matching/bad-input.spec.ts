import { buildIndex, rank, type RankedProfile } from './index.js';

/**
 * What nobody should send and somebody will: each has a defined answer, in sane time. Times are
 * those of the processor and ten times what a busy machine was seen to take.
 */
const works = [
  { id: 'w1', title: 'Thin film cathodes', text: 'Thin films for batteries' },
  { id: 'w2', title: '固态电解质', text: '硫化物固态电解质与锂负极的界面' },
  { id: 'w3', title: 'Spindle error', text: 'Thermal error of a machine tool spindle' },
  { id: 'empty', title: '', text: '' },
  { id: 'grammar', title: 'Of the', text: 'and of the which is at the' },
];
const profiles = [
  { id: 'ann', workIds: ['w1', 'w2'] },
  { id: 'bo', workIds: ['w3'] },
  { id: 'empty', workIds: ['empty'] },
  { id: 'grammar', workIds: ['grammar'] },
  { id: 'none', workIds: [] },
];
const index = buildIndex({ works, profiles });

const ask = (text: string, title = ''): RankedProfile[] =>
  rank(index, { id: 'n', title, text }, { top: 'all', explain: 5 });

const secondsOf = (act: () => void): number => {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

/** Everybody is there, in numbers that are none but numbers, and nothing is a reason. */
function expectNoReasons(ranked: RankedProfile[]): void {
  expect(ranked).toHaveLength(profiles.length);
  for (const { score, explanation } of ranked) {
    expect(Number.isFinite(score)).toBe(true);
    expect(explanation?.works).toEqual([]);
    expect(explanation?.missing).toEqual([]);
    expect(explanation?.terms).toEqual([{ term: '', label: '', contribution: 0 }]);
  }
}

test.each([
  ['nothing', ''],
  ['spaces and marks', ' \n\t… — !? ，。 '],
  ['grammar in English', 'which is of the and at the'],
  ['grammar in Chinese', '的了和与在是'],
  ['control characters and halves of pairs', '\u0000\u0007\ud800\udc00\udfff\ufffe'],
  ['scripts nobody here has written in', 'ภาษาไทย Ελληνικά العربية हिन्दी 🔬🔋 ⠓⠑⠇⠇⠕'],
  ['single letters and numbers', 'a b c 1 2 3 x = y'],
])('a need of %s gives everybody, without a reason', (_, text) => {
  const ranked = ask(text);
  expectNoReasons(ranked);
  // Who has works but is seen for nothing stands by the hub correction alone, equal ones by id.
  expect(ranked.map(({ rank: place }) => place)).toEqual([1, 2, 3, 4, 5]);
  expect(ask(text)).toEqual(ranked);
});

test('nobody with text stands behind a profile without works or with empty ones', () => {
  for (const text of ['thin film batteries', '固态电解质', '']) {
    const ranked = ask(text);
    const lowest = Math.min(...ranked.map(({ score }) => score));
    for (const { profileId, score } of ranked) {
      if (profileId === 'empty' || profileId === 'none') expect(score).toBe(lowest);
    }
  }
});

test('a script of its own is compared within itself', () => {
  const thai = [
    { id: 't1', title: 'แบตเตอรี่ลิเธียม', text: 'แบตเตอรี่ลิเธียมไอออน' },
    { id: 't2', title: 'ดินเหนียว', text: 'การเผาดินเหนียว' },
  ];
  const built = buildIndex({
    works: [...works, ...thai],
    profiles: [...profiles, { id: 'p1', workIds: ['t1'] }, { id: 'p2', workIds: ['t2'] }],
  });
  const need = { id: 'n', title: '', text: 'แบตเตอรี่ลิเธียม' };
  expect(rank(built, need, { top: 1 })[0].profileId).toBe('p1');
});

test('of a text of 10 MB only the beginning is read, as a need and as a work', () => {
  const long = `gyroscope drift ${'x1 y2 drift, '.repeat(800_000)} spindle`;
  expect(long.length).toBeGreaterThan(10_000_000);
  let ranked: RankedProfile[] = [];
  expect(secondsOf(() => (ranked = ask(long)))).toBeLessThan(10);
  for (const { explanation } of ranked) expect(explanation?.works).toEqual([]);
  const built = buildIndex({
    works: [...works, { id: 'long', title: '', text: long }],
    profiles: [...profiles, { id: 'long', workIds: ['long'] }],
  });
  const best = (text: string) => rank(built, { id: 'n', title: '', text }, { top: 1 })[0].profileId;
  expect(best('gyroscope')).toBe('long');
  expect(best('spindle')).toBe('bo'); // the word at the end of the long text was not read
});

test('a long text without a single gap is cut into words, not searched for ever', () => {
  const runs = ['a', '电', '1.', '-'].map((piece) => piece.repeat(2_000_000));
  expect(secondsOf(() => runs.forEach((run) => ask(run)))).toBeLessThan(20);
});

test('an id that comes twice is refused by its name, whatever comes between', () => {
  expect(() => buildIndex({ works: [...works, works[0]], profiles })).toThrow(
    expect.objectContaining({ code: 'duplicate-work', message: expect.stringContaining('w1') }),
  );
  expect(() => buildIndex({ works, profiles: [...profiles, profiles[0]] })).toThrow(
    expect.objectContaining({ code: 'duplicate-profile', message: expect.stringContaining('ann') }),
  );
});

test('naming a work twice or one that is not there changes nothing', () => {
  const twice = profiles.map(({ id, workIds }) => ({
    id,
    workIds: ['?', ...workIds, ...workIds, ''],
  }));
  const built = buildIndex({ works, profiles: twice });
  const need = { id: 'n', title: '', text: 'thin film' };
  expect(rank(built, need, { top: 'all', explain: 5 })).toEqual(ask('thin film'));
});

test('one expert with 50,000 works among others is built and ranked in sane time', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => ({
    id: `m${i}`,
    title: `Sensor ${i}`,
    text: 'strain gauge bridge',
  }));
  let built = index;
  const building = secondsOf(() => {
    built = buildIndex(
      {
        works: [...works, ...many],
        profiles: [...profiles, { id: 'many', workIds: many.map(({ id }) => id) }],
      },
      { backgroundNeeds: 2 },
    );
  });
  expect(building).toBeLessThan(60);
  const answer = (text: string): RankedProfile[] =>
    rank(built, { id: 'n', title: '', text }, { top: 6, explain: 6 });
  let ranked: RankedProfile[] = [];
  expect(secondsOf(() => (ranked = answer('strain gauge sensor')))).toBeLessThan(2);
  expect(ranked[0].profileId).toBe('many');
  expect(ranked[0].explanation?.works).toHaveLength(5);
  expect(answer('machine tool spindle')[0].profileId).toBe('bo');
});
