import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes, readAll, recordAt } from '../../../../test/fixtures/formats/read-all.js';
import { LIMITS } from '../limits.js';
import { newImportReport } from '../parse-import.js';
import { latexToText } from './latex.js';

const FIXTURES = join(__dirname, '../../../../test/fixtures/formats');
const read = (name: string) => readFileSync(join(FIXTURES, name));
const SIZES = [1, 6, 65_536];

test.each([
  [String.raw`{\"o}lberg, {\'E}t{\'e} \& Co -- \emph{na\"{\i}ve}`, 'ölberg, Été & Co – naïve'],
  [String.raw`\v{C}apek \c c \o re \ss{} \'{\i} {\AA}ngstr\"om \L{}`, 'Čapek ç øre ß í Ångström Ł'],
  [String.raw`100\% of \$5~m, \textbf{bold} {Ni}--Co`, '100% of $5 m, bold Ni–Co'],
  [
    String.raw`the $\alpha_{i}$ phase, \alpha phase`,
    String.raw`the $\alpha_{i}$ phase, alphaphase`,
  ],
  ["O'Brien said ``yes''", "O'Brien said “yes”"],
  ['高镍 正极', '高镍 正极'],
])('LaTeX %s → %s', (source, text) => expect(latexToText(source)).toBe(text));

test.each(SIZES)('BibTeX: a damaged entry stands alone, in pieces of %d', async (size) => {
  const report = newImportReport();
  const items = await readAll('bibtex', read('references.bib'), { size, report });
  expect(outcomes(items)).toEqual([
    '5 ok',
    '15 unclosed-record',
    '18 ok',
    '19 unbalanced-braces',
    '20 ok',
  ]);
  expect(recordAt(items, 0)).toMatchObject({
    record: {
      title: 'Coating of Ni-rich Cathodes by Atomic Layers – a Study with Mössbauer Light',
      authors: [
        { name: 'Zhou, Qi' },
        { name: 'Müller, Józef' },
        { name: 'Institute of Salt and Soil' },
      ],
      venue: 'Journal of Invented Materials B',
      year: 2021,
      doi: '10.5555/jim.2021.7',
      keywords: ['cathode', 'coating'],
    },
    notes: { shelf: 'B 12', 'citation key': 'zhou2021', authors: 'and others' },
  });
  expect(recordAt(items, 2).record).toMatchObject({
    kind: 'patent',
    publicationNumber: 'US1234567B2',
  });
  expect(recordAt(items, 4)).toMatchObject({
    record: { title: 'Notes on österreich Clay' },
    notes: { year: 'not taken: in press' },
  });
  expect([...report.unknownNames]).toEqual(['month', 'shelf']);
});

test('BibTeX: entries in parentheses, on one line, without a key, cut off', async () => {
  const text = '@book(b1, title="One") @misc{title={Two}} @misc{c, title={Three';
  expect(outcomes(await readAll('bibtex', text))).toEqual(['1 ok', '1 ok', '1 unclosed-record']);
});

test('BibTeX: an over-long entry is reported and the next one read', async () => {
  const long = `@misc{a, title={A}, abstract={${'x'.repeat(LIMITS.record + 5)}}}\n`;
  const items = await readAll('bibtex', `${long}@misc{b, title={B}}`);
  expect(outcomes(items)).toEqual(['1 record-too-long', '2 ok']);
});

test.each(SIZES)(
  'RIS: a record without beginning or end stands alone, pieces of %d',
  async (size) => {
    const report = newImportReport();
    const items = await readAll('ris', read('references.ris'), { size, report });
    expect(outcomes(items)).toEqual([
      '3 ok',
      '16 unclosed-record',
      '18 ok',
      '22 unopened-record',
      '24 ok',
    ]);
    expect(recordAt(items, 0)).toMatchObject({
      record: {
        title: 'Irrigation by moonlight',
        abstract: 'First line.\nSecond line without indent.',
        authors: [{ name: 'Fern, Alice' }, { name: '周琪' }],
        keywords: ['water', 'night', 'soil'],
        year: 2019,
        doi: '10.5555/ris.1',
      },
      notes: { ZZ: 'a tag of our own' },
    });
    expect(recordAt(items, 2).record).toMatchObject({
      kind: 'patent',
      publicationNumber: 'US1234568B1',
    });
    expect([...report.unknownNames]).toEqual(['ZZ']);
  },
);

test('Web of Science: names in full, keywords across lines, no end is a problem', async () => {
  const text = [
    'FN Invented Web',
    'PT J',
    'AU Fern, A',
    'AF Fern, Alice',
    '   Zhou, Qi',
    'TI A long',
    '   title',
    'DE salt; soil',
    '   science',
    'PY 2020',
    'UT INV:1',
    'ER',
    '',
    'PT J',
    'TI Cut off',
    'EF',
  ].join('\n');
  const items = await readAll('ris', text);
  expect(outcomes(items)).toEqual(['2 ok', '14 unclosed-record']);
  expect(recordAt(items, 0).record).toMatchObject({
    externalId: 'INV:1',
    title: 'A long title',
    authors: [{ name: 'Fern, Alice' }, { name: 'Zhou, Qi' }],
    keywords: ['salt', 'soil science'],
  });
});

test('RIS: an over-long record is reported and the next one read', async () => {
  const long = `TY  - JOUR\nTI  - A\nAB  - ${'x'.repeat(LIMITS.record)}\nER  - \n`;
  const items = await readAll('ris', `${long}TY  - JOUR\nTI  - B\nER  - \n`);
  expect(outcomes(items)).toEqual(['1 record-too-long', '5 ok']);
});
