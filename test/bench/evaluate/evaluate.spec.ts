import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { evaluate as evaluateAt, type Evaluation } from './evaluate.js';

const evaluate = (args: string[]): Promise<number> =>
  evaluateAt(args, resolve(__dirname, '../../..'));

/** The whole command on a data folder small enough to know the answers by heart. */
let data: string;
let printed: string;
let told: string;

const write = (file: string, rows: object[]): void => {
  const path = join(data, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
};

const fields = {
  anodes: ['silicon anode swelling', 'binder for silicon anodes', 'anode coating', 'lithium anode'],
  lasers: ['fibre laser welding', 'laser cutting of steel', 'pulsed laser', 'laser optics'],
  enzymes: ['enzyme folding', 'enzymes for starch', 'stable enzyme design', 'enzyme assay'],
};

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'evaluate-'));
  [printed, told] = ['', ''];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(data, { recursive: true });
});

function writeOwned(): void {
  const works = Object.entries(fields).flatMap(([organisation, titles]) =>
    titles.map((title, i) => ({ id: `${organisation}-${i}`, title, abstract: '', organisation })),
  );
  write('sbir/awards.jsonl', works);
}

function writeGold(): void {
  const papers = Object.entries(fields).flatMap(([field, titles]) =>
    titles.map((title, i) => ({ id: `${field}-${i}`, title, abstract: null })),
  );
  write('gold/papers.jsonl', papers);
  write('gold/submissions.jsonl', [
    { id: 's1', title: 'swelling of silicon anodes', abstract: 'binder' },
    { id: 's2', title: 'laser welding', abstract: 'of steel' },
    { id: 'unjudged', title: 'enzyme', abstract: '' },
  ]);
  const sample = (dataset: string, field: string) => ({
    id: field,
    dataset,
    paperIds: [0, 1, 2, 3].map((i) => `${field}-${i}`),
  });
  write(
    'gold/experts.jsonl',
    ['d_1', 'd_2'].flatMap((dataset) => Object.keys(fields).map((field) => sample(dataset, field))),
  );
  write('gold/judgments.jsonl', [
    { expert: 'anodes', submission: 's1', expertise: 5 },
    { expert: 'anodes', submission: 's2', expertise: 1 },
    { expert: 'lasers', submission: 's1', expertise: 2 },
    { expert: 'lasers', submission: 's2', expertise: 4 },
  ]);
}

test('prints one table with ours, plain TF-IDF and what was published, and writes the figures', async () => {
  writeOwned();
  writeGold();
  const json = join(data, 'figures.json');
  expect(
    await evaluate(['--data', data, '--only', 'gold,sbir', '--min', '3', '--json', json]),
  ).toBe(0);
  const { measured, changed } = JSON.parse(readFileSync(json, 'utf8')) as Evaluation;
  expect(changed).toEqual({});
  expect(measured.map(({ set, measure }) => `${set} ${measure}`)).toEqual([
    'gold loss',
    'gold easy',
    'gold hard',
    'sbir MRR',
    'sbir recall@10',
  ]);
  const [loss, easy, , mrr, recall] = measured;
  // Either expert knows one of the two texts well: nothing is in the wrong order.
  expect([loss.ours.value, loss.plain.value, easy.ours.value]).toEqual([0, 0, 1]);
  expect([mrr.ours.value, recall.ours.value, mrr.units]).toEqual([1, 1, 3]);
  expect(printed).toMatch(/gold +loss \(smaller is better\) +2 +\.0000 \[\.0000, \.0000\]/);
  expect(printed).toMatch(/published: SPECTER\+MFR +\.2380/);
  expect(told).toContain('seed 3');
});

test('a setting that shuts the lexical views up loses, and the table says that it is not as shipped', async () => {
  writeOwned();
  const json = join(data, 'figures.json');
  const options = JSON.stringify({ longestText: 0 });
  await evaluate([
    '--data',
    data,
    '--only',
    'sbir',
    '--min',
    '3',
    '--with',
    options,
    '--json',
    json,
  ]);
  const { measured } = JSON.parse(readFileSync(json, 'utf8')) as Evaluation;
  expect(measured[0].ours.value).toBeLessThan(0.9);
  expect(measured[0].difference.value).toBeLessThan(0);
  expect(printed).toContain('Not as shipped: {"longestText":0}');
});

test('the two halves share no owner and together are everybody', async () => {
  writeOwned();
  const counts = [];
  for (const half of ['1', '2']) {
    const json = join(data, 'figures.json');
    await evaluate([
      '--data',
      data,
      '--only',
      'sbir',
      '--min',
      '3',
      '--half',
      half,
      '--json',
      json,
    ]);
    const { measured } = JSON.parse(readFileSync(json, 'utf8')) as Evaluation;
    counts.push(measured[0].units);
  }
  expect(counts).toEqual([2, 1]);
});

test('the golden corpus needs no data folder', async () => {
  expect(await evaluate(['--only', 'golden'])).toBe(0);
  expect(printed).toMatch(/golden +nDCG@10 +\d+ +\.9/);
});

test('the demo world needs no data folder; without the lexicon nothing is carried over', async () => {
  const json = join(data, 'figures.json');
  expect(await evaluate(['--only', 'demo', '--json', json])).toBe(0);
  const { measured } = JSON.parse(readFileSync(json, 'utf8')) as Evaluation;
  const valueOf = (part: string) =>
    measured.find(({ measure }) => measure.includes(part))?.ours.value;
  expect(valueOf('zh title → en work, recall@10')).toBeGreaterThan(0.8);
  expect(valueOf('en title → zh work, recall@10')).toBeGreaterThan(0.9);
  expect(valueOf('without lexicon')).toBeLessThan(0.3);
});

test('needs in invented Chinese find owners of English works through works in both', async () => {
  const words = Object.keys(fields);
  // Ten fields of five words each: the works of one field share no word with those of another.
  const works = Array.from({ length: 400 }, (_, i) => ({
    id: `w${i}`,
    title: `${words[i % 3]} unit${i % 10}a`,
    abstract: [...'bcde'].map((letter) => `unit${i % 10}${letter} item${i}${letter}`).join(' '),
    authors: [`author${i % 20}`],
  }));
  write('papers/works.jsonl', works);
  const json = join(data, 'figures.json');
  const args = ['--data', data, '--only', 'bilingual', '--seeds', '1', '--json', json];
  expect(await evaluate(args)).toBe(0);
  const { measured } = JSON.parse(readFileSync(json, 'utf8')) as Evaluation;
  expect(measured.map(({ measure }) => measure)).toContain('looser: recall@10 of the one drawn');
  const [mrr] = measured;
  expect(mrr.measure).toBe('MRR');
  expect(mrr.ours.value).toBeGreaterThan(0.5);
  expect(mrr.plain.value).toBeLessThan(0.4);
});

test('data that is not there is named, with the way out', async () => {
  expect(await evaluate(['--data', join(data, 'nowhere')])).toBe(1);
  expect(told).toContain(join(data, 'nowhere', 'gold/judgments.jsonl'));
  expect(told).toContain('--data');
});

test.each([
  [[], '--data'],
  [['--data', '.', '--only', 'sibr'], 'no set sibr'],
  [['--data', '.', '--min', 'four'], '--min takes whole numbers'],
  [['--data', '.', '--half', '3'], '--half is 1 or 2'],
  [['--data', '.', '--with', '{"sharpnes":1}'], 'no option sharpnes'],
  [['--data', '.', '--with', '{'], '--with takes a JSON object'],
  [['--dta', '.'], '--dta'],
])('refuses %j with one clear line', async (args, reason) => {
  expect(await evaluate(args)).toBe(1);
  expect(told).toContain(reason);
  expect(told.trim().split('\n')).toHaveLength(1);
});
