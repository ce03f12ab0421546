import type { JudgedNeed, SeenCandidate } from './judgments.js';
import { preferencesOf } from './pair-judgments.js';
import { VIEWS } from './planted-use.js';
import { shippedWeights } from './views.js';

type Done = Pick<SeenCandidate, 'judgment' | 'isSetAside'>;
const NOTHING: Done = { judgment: null };
const done = (judgment: SeenCandidate['judgment']): Done => ({ judgment });

/** A list with what was done in it, from the first place on. */
const list = (acts: Done[], reading: JudgedNeed['reading'] = 'finished'): JudgedNeed => ({
  ...{ needId: 'n', weights: shippedWeights(VIEWS), reading },
  candidates: acts.map((act, i) => ({
    ...{ profileId: `p${String(i + 1)}`, place: i + 1, ...act },
    deciderId: act.judgment ? 'ann' : null,
    parts: [{ name: 'works', value: i + 1 }],
  })),
});
/** Who was preferred to whom, by the places that the parts tell. */
const pairs = (need: JudgedNeed) =>
  preferencesOf(VIEWS, [need]).map(({ values, weight, ahead }) => ({
    by: values[2],
    weight: Number(weight.toFixed(3)),
    ahead: Number(ahead.toFixed(3)),
  }));

test('the worked example: one left standing, one shortlisted, one dismissed', () => {
  const found = pairs(list([NOTHING, done('shortlisted'), done('dismissed')]));
  expect(found).toEqual([
    { by: -1, weight: 0.2, ahead: 0 },
    { by: -2, weight: 0.1, ahead: 1 },
    { by: 1, weight: 0.1, ahead: -0.585 },
  ]);
});

test('award beats bid beats shortlist beats dismissal, by the steps between them', () => {
  const found = pairs(
    list([done('dismissed'), done('shortlisted'), done('bid'), done('awarded')], 'begun'),
  );
  // Six pairs with 4 + 3 + 2 + 2 + 1 + 1 points: more than a need may weigh.
  expect(found.map(({ weight }) => weight)).toEqual([0.308, 0.231, 0.154, 0.154, 0.077, 0.077]);
});

test('whoever was set aside is neither chosen nor passed over', () =>
  expect(pairs(list([{ judgment: null, isSetAside: true }, done('shortlisted')]))).toEqual([]));

test('nobody is passed over whom nobody looked at', () => {
  const far = list([done('shortlisted'), ...Array.from({ length: 9 }, () => NOTHING)]);
  expect(pairs(far)).toHaveLength(5);
  expect(pairs({ ...far, reading: 'begun' })).toEqual([]);
  expect(pairs(list([NOTHING, done('shortlisted')], 'begun'))).toHaveLength(1);
  expect(pairs(list([NOTHING, done('shortlisted')], 'other'))).toEqual([]);
});

test('who stands far from every decision is not read: a list costs what was decided in it', () => {
  let read = 0;
  const long = list([done('shortlisted'), ...Array.from({ length: 999 }, () => NOTHING)]);
  const candidates = long.candidates.map((candidate) => ({
    ...candidate,
    get parts() {
      read++;
      return candidate.parts;
    },
  }));
  expect(preferencesOf(VIEWS, [{ ...long, candidates }])).toHaveLength(5);
  expect(read).toBeLessThan(20);
});

test('a need weighs one at most, however much was decided in it', () => {
  const many = list(Array.from({ length: 60 }, (_, i) => done(i % 2 ? 'awarded' : 'dismissed')));
  const found = pairs(many);
  expect(found).toHaveLength(100);
  expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
});

test('two at one place are refused', () => {
  const need = list([NOTHING, done('shortlisted')]);
  const [first, second] = need.candidates;
  const same = { ...need, candidates: [first, { ...second, place: 1 }] };
  expect(() => preferencesOf(VIEWS, [same])).toThrow('same place');
});
