import { outcomes, readAll, recordAt } from '../../../../test/fixtures/formats/read-all.js';
import { LIMITS } from '../limits.js';
import { newImportReport } from '../parse-import.js';

const work = (fields: object) => JSON.stringify({ id: 'w', title: 'T', ...fields });
const challenge = (fields: object) =>
  JSON.stringify({ title: 'T', organisation: 'O', text: 'P', ...fields });

test.each([1, 9, 65_536])(
  'a broken line is one problem among good ones, pieces of %d',
  async (size) => {
    const lines = [work({}), '{"id": "x", "title": ', '', work({}), '[1]', 'null', work({})];
    expect(outcomes(await readAll('works-jsonl', lines.join('\r\n'), { size }))).toEqual([
      '1 ok',
      '2 bad-json',
      '4 ok',
      '5 not-an-object',
      '6 not-an-object',
      '7 ok',
    ]);
  },
);

test('an over-long line is reported, its neighbours are read', async () => {
  const long = work({ abstract: 'x'.repeat(LIMITS.record) });
  const items = await readAll('works-jsonl', [work({}), long, work({})].join('\n'));
  expect(outcomes(items)).toEqual(['1 ok', '2 record-too-long', '3 ok']);
});

test('a work keeps its names as written and its identifiers in normal form', async () => {
  const line = work({
    type: 'patent',
    year: '2020',
    authors: ['  李 伟 ', { name: 'VON Ahn, L.', orcid: 'https://orcid.org/0000-0002-1825-0097' }],
    doi: 'https://doi.org/10.1000/ABC',
    publicationNumber: 'US 08930553 B2',
    keywords: 'a；b',
    discipline: '物理',
    translations: [{ language: '英文', title: 'Title' }],
  });
  expect(recordAt(await readAll('works-jsonl', line), 0).record).toEqual({
    externalId: 'w',
    source: 'works-jsonl',
    kind: 'patent',
    title: 'T',
    year: 2020,
    authors: [{ name: '李 伟' }, { name: 'VON Ahn, L.', orcid: '0000-0002-1825-0097' }],
    doi: '10.1000/abc',
    publicationNumber: 'US8930553B2',
    keywords: ['a', 'b'],
    classifications: ['物理'],
    translations: [{ language: 'en', title: 'Title' }],
  });
});

test('bad identifiers become notes, not losses', async () => {
  const line = work({ doi: 'n/a', authors: [{ name: 'A', orcid: '0000-0000-0000-0000' }] });
  const item = recordAt(await readAll('works-jsonl', line), 0);
  expect(item.notes).toEqual({
    doi: 'not taken: n/a',
    orcid: 'not taken of A: 0000-0000-0000-0000',
  });
});

test.each([
  ['title', { title: '' }, 'missing-field'],
  ['title', { title: { a: 1 } }, 'wrong-type'],
  ['title', { title: 'x'.repeat(LIMITS.title + 1) }, 'too-long'],
  ['title', { title: 'half \ud800' }, 'undecodable'],
  ['year', { year: 99999 }, 'out-of-range'],
  ['year', { year: [2020] }, 'wrong-type'],
  ['kind', { kind: 'poem' }, 'not-allowed'],
  ['authors', { authors: [7] }, 'wrong-type'],
  ['authors', { authors: [{ orcid: 'x' }] }, 'missing-field'],
  ['authors', { authors: Array(LIMITS.authors + 1).fill('A') }, 'too-many'],
  ['translations', { translations: 'x' }, 'wrong-type'],
  ['keywords', { keywords: [{}] }, 'wrong-type'],
])('a work with a wrong %s is a problem that names it: %j', async (field, fields, code) => {
  const items = await readAll('works-jsonl', `${work({})}\n${work(fields)}`);
  expect(items[1]).toMatchObject({ ok: false, line: 2, field, code });
  expect(JSON.stringify(items[1]).length).toBeLessThan(1500);
});

test('a challenge reads its budget, indicators and terms', async () => {
  const line = challenge({
    budget: { min: 300000, max: '45.5万', currency: 'RMB' },
    indicators: [{ name: 'n', comparator: '≥', target: 3 }, 'm|range|1~2|kg'],
    durationMonths: 12,
    cooperation: '联合攻关',
    published: 'November 12, 2015',
    programme: 'P7',
  });
  expect(recordAt(await readAll('challenges-jsonl', line), 0)).toMatchObject({
    record: {
      budgetMin: '300000',
      budgetMax: '455000',
      currency: 'CNY',
      indicators: [
        { name: 'n', comparator: '>=', target: '3' },
        { name: 'm', comparator: 'range', target: '1~2', unit: 'kg' },
      ],
      durationMonths: 12,
      cooperation: 'joint',
      published: '2015-11-12',
    },
    notes: { programme: 'P7' },
  });
});

test.each([
  [{ durationMonths: 37 }, 'out-of-range'],
  [{ durationMonths: 0 }, 'out-of-range'],
  [{ budget: { min: 5, max: 4 } }, 'budget-order'],
  [{ budgetMin: '-3' }, 'not-money'],
  [{ budgetMin: '9'.repeat(16) }, 'not-money'],
  [{ cooperation: 'barter' }, 'not-allowed'],
  [{ currency: 'shells' }, 'not-allowed'],
  [{ indicators: [5] }, 'wrong-type'],
  [{ organisation: null }, 'missing-field'],
  [{ text: ' ' }, 'missing-field'],
])('a challenge with %j is a problem: %s', async (fields, code) => {
  expect(await readAll('challenges-jsonl', challenge(fields))).toMatchObject([{ ok: false, code }]);
});

test('unknown keys become notes and are named, whatever they are called', async () => {
  const report = newImportReport();
  const line = `{"title":"T","__proto__":"p","constructor":[1,{"a":2}],"workIds":["a","b"],"n":null}`;
  const item = recordAt(await readAll('works-jsonl', line, { report }), 0);
  expect(Object.entries(item.notes ?? {})).toEqual([
    ['__proto__', 'p'],
    ['constructor', '[1,{"a":2}]'],
    ['workIds', 'a; b'],
  ]);
  expect([...report.unknownNames]).toEqual(['__proto__', 'constructor', 'workIds', 'n']);
});

test.each<'works-jsonl' | 'openalex'>(['works-jsonl', 'openalex'])(
  '%s: what is nested a hundred thousand deep is told, wherever it stands',
  async (format) => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const keys = ['title', 'year', 'publication_year', 'authors', 'keywords', 'id', 'unknown'];
    const lines = [...keys.map((key) => `{"${key}":${deep}}`), `{"results":[${deep}]}`, deep];
    const good = `{"title":"T","unknown":${deep}}`;
    const items = await readAll(format, ['{"title":"T"}', ...lines, good].join('\n'));
    expect(items).toHaveLength(lines.length + 2);
    expect(items.map((item) => item.ok)).toEqual([true, ...lines.map(() => false), true]);
    expect(recordAt(items, -1).notes).toEqual({ unknown: 'nested too deep to be kept' });
  },
);

test('a byte order mark inside joined files does no harm', async () => {
  const items = await readAll('works-jsonl', `${work({})}\n\ufeff${work({})}`);
  expect(outcomes(items)).toEqual(['1 ok', '2 ok']);
});

test('notes are bounded and say so', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, 'v']));
  const line = work({ long: 'x'.repeat(LIMITS.noteValue + 1), ...many });
  const notes = recordAt(await readAll('works-jsonl', line), 0).notes ?? {};
  expect(notes.long).toMatch(/… \[cut: 10001 characters\]$/);
  expect(notes['further notes']).toBe('101 left out');
});
