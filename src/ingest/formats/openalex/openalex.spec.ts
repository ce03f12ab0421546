import { outcomes, readAll, recordAt } from '../../../../test/fixtures/formats/read-all.js';
import { LIMITS } from '../limits.js';
import { newImportReport } from '../parse-import.js';

const SIZES = [1, 9, 65_536];
const work = (n: number, more: object = {}) =>
  JSON.stringify({ id: `https://openalex.org/W${n}`, title: `T, "${n}" {[`, ...more });
const unclosedText = work(2).replace('"T', '"T"x "');
const unclosedObject = work(4, { ids: { a: [1] } }).slice(0, -1);
const BROKEN = [work(1), unclosedText, work(3), unclosedObject, work(5), '7', work(6)];
const EXPECTED = ['ok', 'bad-json', 'ok', 'bad-json', 'ok', 'not-an-object', 'ok'];

test.each(SIZES)(
  'a page, an array and lines lose only the broken works, pieces of %d',
  async (size) => {
    const page = `{"meta":{"count":7,"x":[1]},"results":[\n${BROKEN.join(',\n')}],"group_by":[]}`;
    const numbered = (first: number) => EXPECTED.map((outcome, i) => `${first + i} ${outcome}`);
    expect(outcomes(await readAll('openalex', page, { size }))).toEqual(numbered(2));
    const array = `[\n${BROKEN.join(',\n')}\n]`;
    expect(outcomes(await readAll('openalex', array, { size }))).toEqual(numbered(2));
    expect(outcomes(await readAll('openalex', BROKEN.join('\n'), { size }))).toEqual(numbered(1));
  },
);

test.each(SIZES)(
  'one work, indented pages one after another, pages on lines, pieces of %d',
  async (size) => {
    const page = (...works: string[]) => `{"results":[${works.join(',')}]}`;
    const indented = (text: string) => JSON.stringify(JSON.parse(text), null, 2);
    expect(outcomes(await readAll('openalex', work(1), { size }))).toEqual(['1 ok']);
    expect(outcomes(await readAll('openalex', indented(work(1)), { size }))).toEqual(['1 ok']);
    const pages = `${indented(page(work(1), work(2)))}\n${page(work(3))}`;
    expect(outcomes(await readAll('openalex', pages, { size }))).toEqual(['3 ok', '7 ok', '13 ok']);
    expect(await readAll('openalex', page(), { size })).toEqual([]);
  },
);

test('a work has its abstract in order, its people, topics and identifiers', async () => {
  const report = newImportReport();
  const line = work(9, {
    doi: 'https://doi.org/10.5555/ABC',
    publication_year: 2021,
    language: 'en',
    abstract_inverted_index: { coat: [1, 3], A: [0], over: [2], huge: [1e12] },
    authorships: [
      {
        author: { display_name: 'Qi Zhou', orcid: 'https://orcid.org/0000-0002-1825-0097' },
        institutions: [{ display_name: 'Yunling University' }],
      },
      { author: { display_name: null }, raw_author_name: 'Fern, A.' },
      { author: null },
    ],
    primary_location: { source: { display_name: 'Journal' } },
    keywords: [{ display_name: 'cathode' }],
    topics: [{ display_name: 'Batteries' }],
    cited_by_count: 4,
    our_own_key: 'kept',
  });
  const item = recordAt(await readAll('openalex', line, { report }), 0);
  expect(item).toMatchObject({
    record: {
      externalId: 'W9',
      abstract: 'A coat over coat huge',
      authors: [
        { name: 'Qi Zhou', orcid: '0000-0002-1825-0097', organisation: 'Yunling University' },
        { name: 'Fern, A.' },
      ],
      doi: '10.5555/abc',
      venue: 'Journal',
      keywords: ['cathode'],
      classifications: ['Batteries'],
      year: 2021,
    },
    notes: { our_own_key: 'kept', authors: '1 without a name left out' },
  });
  expect([...report.unknownNames]).toEqual(['our_own_key']);
});

test('what is no work is said to be none', async () => {
  const author = '{"id":"https://openalex.org/A1","display_name":"Qi Zhou"}';
  expect(outcomes(await readAll('openalex', author))).toEqual(['1 not-a-work']);
});

test('an over-long work is reported and the next one read', async () => {
  const long = work(1, { abstract: 'x'.repeat(LIMITS.record) });
  expect(outcomes(await readAll('openalex', `[${long},\n${work(2)}]`))).toEqual([
    '1 record-too-long',
    '2 ok',
  ]);
});
