import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Highs } from 'highs';
import { OpenNeeds } from '../../../libs/matching/index.js';
import { bench } from './bench.js';
import type { Contender, Open } from './contender.js';
import {
  openFlexSearch,
  openFlexSearchWithStems,
  openFts5,
  openMiniSearch,
  openNatural,
  openNaturalWithStems,
  openOurs,
  openOursAsDocuments,
} from './contenders.js';
import { extendTexts, readNeeds, type BenchText } from './extended-texts.js';
import { measureAssignment } from './measure-assignment.js';
import { measureChanges } from './measure-changes.js';
import { measureEngine } from './measure-engine.js';
import { measureGrowth } from './measure-growth.js';
import { measureSearch, quantile } from './measure-search.js';
import { openPostgres } from './postgres-contender.js';
import { printGrowth } from './print-growth.js';

/** FlexSearch's build for `require` expects the global of browsers, which the tests' sandbox lacks. */
beforeAll(() => void Object.assign(globalThis, { self: globalThis }));

const projectRoot = resolve(__dirname, '../../..');

const texts: BenchText[] = [
  [
    'Swelling of silicon anodes',
    'Lithium makes silicon particles crack; a binder holds them.',
    'a',
  ],
  ['Laser welding of copper', 'A green laser joins copper foils without spatter.', 'b'],
  ['Folding of enzymes', 'Salt bridges keep an enzyme stable in hot water.', 'c'],
  ['Creep of turbine blades', 'Nickel alloys deform slowly at grain boundaries.', 'd'],
].map(([title, text, owner]) => ({ title, text, owner }));

const doors: [string, Open][] = [
  ['ours, documents', openOursAsDocuments],
  ['natural', openNatural],
  ['natural with stems', openNaturalWithStems],
  ['FTS5', openFts5],
  ['MiniSearch', openMiniSearch],
  ['FlexSearch', openFlexSearch],
  ['FlexSearch with stems', openFlexSearchWithStems],
  ['PostgreSQL', (all) => openPostgres(all, projectRoot)],
];

test.each(doors)('%s finds every document by its own words, first of all', async (_, open) => {
  const contender = await open(texts);
  try {
    for (const [i, { title, text }] of texts.entries()) {
      const [best] = await contender.search({ id: 'n', title, text }, 2);
      expect(best).toBe(typeof best === 'string' ? `d${i}` : i);
    }
    expect(contender.cpu()).toBeGreaterThan(0);
  } finally {
    await contender.close();
  }
});

test('ours names the owner of the documents, and returns no more than asked', async () => {
  const ours = await openOurs(texts);
  const found = await ours.search({ id: 'n', title: 'laser', text: 'copper foils' }, 2);
  expect([found[0], found.length]).toEqual(['b', 2]);
});

describe('extended texts', () => {
  test('begin with the real ones, are seeded, and the smaller set begins the larger', () => {
    const many = extendTexts(texts, 40);
    expect(many).toHaveLength(40);
    expect(many.slice(0, 4)).toEqual(texts);
    expect(many.slice(0, 20)).toEqual(extendTexts(texts, 20));
  });

  test('are made of sentences of the real ones', () => {
    const whole = texts.map(({ text }) => text).join(' ');
    for (const { text } of extendTexts(texts, 20)) {
      for (const sentence of text.match(/[^.;]+[.;]/g) ?? []) {
        expect(whole).toContain(sentence.trim());
      }
    }
  });
});

describe('measuring in turn', () => {
  const order: string[] = [];
  /** Spends a stated time, so that the sums can be checked. */
  const spending = (name: string, milliseconds: number): Contender => {
    let spent = 0;
    return {
      name,
      bytes: 0,
      cpu: () => spent,
      search: () => {
        order.push(name);
        spent += milliseconds;
        return [];
      },
      close: () => undefined,
    };
  };
  const needs = Array.from({ length: 30 }, (_, i) => ({ id: `n${i}`, title: '', text: '' }));

  test('gives medians and ratios to the first; the slow one gets fewer needs', async () => {
    const effort = { top: 5, most: 12, fewest: 2, budget: 1000 };
    const rows = await measureSearch([spending('ours', 25), spending('slow', 400)], needs, effort);
    expect(rows.map(({ needs: asked, median, ratio }) => [asked, median, ratio])).toEqual([
      [12, 25, 1],
      [2, 400, 16],
    ]);
  });

  test('alternates who is asked first', async () => {
    order.length = 0;
    const effort = { top: 5, most: 2, fewest: 2, budget: 1000 };
    await measureSearch([spending('a', 25), spending('b', 25)], needs, effort);
    expect(order.slice(-4)).toEqual(['a', 'b', 'b', 'a']);
  });

  test('quantiles lie between the values', () => {
    expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3], 0), quantile([5], 0.25)]).toEqual([
      2.5, 1, 5,
    ]);
  });
});

test('the engine is built, saved, loaded and asked, each in a time of its own', () => {
  const made = extendTexts(texts, 60);
  const need = { id: 'n', title: 'laser welding', text: 'copper' };
  const times = measureEngine(made, { needs: [need], others: [need], top: 3 });
  expect(times).toMatchObject({ documents: 60, needs: 1, top: 3 });
  for (const seconds of [times.build, times.load, times.batch]) expect(seconds).toBeGreaterThan(0);
  expect(times.bytes).toBeGreaterThan(times.postings);
});

test('profiles of about nine works change and meet every need', () => {
  const scores = jest.spyOn(OpenNeeds.prototype, 'scoresOf');
  const needs = Array.from({ length: 7 }, (_, i) => ({ id: 'n', title: 'laser', text: `${i}` }));
  const times = measureChanges(extendTexts(texts, 4 + 3 * 9 + 2), needs);
  // Four real owners of one text each, three made ones of nine works, and one of two.
  expect(times).toMatchObject({ documents: 33, needs: 7, changed: 8, works: 33 / 8 });
  for (const { value } of scores.mock.results) expect(value).toHaveLength(7);
  for (const ms of [times.median, times.layer]) expect(ms).toBeGreaterThan(0);
  expect(times.lower).toBeLessThanOrEqual(times.upper);
  scores.mockRestore();
});

describe('growth', () => {
  const grow = (words?: number) =>
    measureGrowth({
      real: texts,
      needs: Array.from({ length: 5 }, (_, i) => ({ id: `n${i}`, title: 'laser', text: 'copper' })),
      sizes: [20, 200],
      ...(words ? { words } : {}),
      effort: { top: 3, most: 2, fewest: 2, budget: 1000 },
      tell: () => undefined,
    });

  test('each size is built, weighed section by section and asked the same needs', async () => {
    const growth = await grow();
    const [small, large] = growth.sizes;
    expect([small.documents, small.profiles, large.documents, large.profiles]).toEqual([
      20, 6, 200, 26,
    ]);
    expect(large.postings).toBeGreaterThan(5 * small.postings);
    for (const { bytes, sections, peak, serving } of growth.sizes) {
      expect(Object.values(sections).reduce((sum, of) => sum + of)).toBe(bytes);
      expect(sections['rows.lengths']).toBeGreaterThan(0);
      expect(Math.min(peak, serving)).toBeGreaterThan(bytes);
    }
    expect(growth.times.map(({ needs, ratio }) => [needs, ratio > 0])).toEqual([
      [2, true],
      [2, true],
    ]);
    expect(printGrowth(growth)).toMatch(/documents +20 +200\n/);
  });

  test('documents are cut to so many words, the title among them', async () => {
    const { sizes } = await grow(6);
    // At most six words and the pairs between them.
    expect(sizes[1].postings).toBeLessThanOrEqual(200 * 11);
    expect(sizes[1].postings).toBeGreaterThan(200 * 5);
  });
});

test('HiGHS finds the same total from text and from arrays, or the measurement stops', async () => {
  // Its types describe another module form than the one that jest loads.
  const loadHighs = jest.requireActual<() => Promise<Highs>>('highs');
  const size = { needs: 20, profiles: 60, edges: 300, problems: 2 };
  const times = measureAssignment(await loadHighs(), size);
  expect(times.problems).toBe(2);
  expect(times.ratio).toBeGreaterThan(0);
  expect(times.ratioArrays).toBeGreaterThan(0);
});

describe('the command', () => {
  let told = '';
  let data: string;
  beforeEach(() => {
    told = '';
    data = mkdtempSync(join(tmpdir(), 'bench-spec-'));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(data, { recursive: true });
  });

  test('names data that is absent', async () => {
    expect(await bench(['--data', data], projectRoot)).toBe(1);
    expect(told).toContain(join(data, 'sbir/awards.jsonl'));
  });

  test.each([
    [['--docs', '12'], '--docs and --growth take whole numbers from 100 on'],
    [['--dcos', '1000'], '--dcos'],
    [['--growth', '1000', '--words', '0'], '--words takes a whole number from 1 on'],
  ])('refuses %j', async (args, reason) => {
    expect(await bench(args, projectRoot)).toBe(1);
    expect(told).toContain(reason);
  });

  test('cuts needs to about 100 words and leaves short ones out', () => {
    const long = Array.from({ length: 300 }, (_, i) => `w${i}`).join(' ');
    mkdirSync(join(data, 'sbir'));
    const rows = [
      { id: 'long', title: 'two words', text: long },
      { id: 'short', title: 'two words', text: 'too short' },
    ];
    writeFileSync(join(data, 'sbir/needs.jsonl'), rows.map((r) => JSON.stringify(r)).join('\n'));
    const [need, ...others] = readNeeds(data);
    expect(others).toEqual([]);
    expect(`${need.title} ${need.text}`.split(' ')).toHaveLength(100);
  });
});
