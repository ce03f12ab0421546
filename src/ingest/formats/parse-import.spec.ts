import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes, readAll } from '../../../test/fixtures/formats/read-all.js';
import {
  FORMAT_NAMES,
  FORMATS,
  newImportReport,
  parseImport,
  type Format,
  type Parsed,
} from './index.js';
import { PARSERS } from './parsers.js';

const DATA = join(__dirname, '../../../../shared/data');

/** Real records from elsewhere; where they are absent the test says so and is skipped. */
function realFile(path: string): jest.It {
  return existsSync(join(DATA, path)) ? test : test.skip;
}

const LINES: [Format, string][] = [
  ['works-jsonl', 'papers/works.jsonl'],
  ['works-jsonl', 'sbir/awards.jsonl'],
  ['works-jsonl', 'csl_zh/papers.jsonl'],
  ['challenges-jsonl', 'sbir/needs.jsonl'],
];

for (const [format, path] of LINES) {
  realFile(path)(`every line of ${path} is read or reported (needs ../shared/data)`, async () => {
    const lines = readFileSync(join(DATA, path), 'utf8').split('\n').filter(Boolean);
    const untitled = lines.filter((line) => JSON.parse(line).title.trim() === '').length;
    const items = await readAll(format, createReadStream(join(DATA, path)));
    expect(items).toHaveLength(lines.length);
    expect(items.filter((item) => !item.ok)).toHaveLength(untitled);
    expect(items.map((item) => item.line)).toEqual(lines.map((_, i) => i + 1));
  });
}

/** What begins a record in each file, counted without the parser, and how many have a title. */
const SAMPLES: [Format, string, RegExp, number][] = [
  ['ris', 'example_bom.ris', /^\ufeff?TY {2}-/gm, 0],
  ['ris', 'example_extraneous_data.ris', /^TY {2}-/gm, 2],
  ['ris', 'example_full.ris', /^TY {2}-/gm, 2],
  ['ris', 'example_multiline.ris', /^TY {2}-/gm, 0],
  ['ris', 'example_utf_chars.ris', /^\ufeff?TY {2}-/gm, 1],
  ['ris', 'example_wos.ris', /^PT /gm, 2],
  ['orcid', 'orcid-record-3.0.xml', /<record:record|<work:work-summary/g, 2],
  ['uspto', 'uspto-grant-US08930553.xml', /<us-patent-grant/g, 1],
  ['epo', 'epo-biblio-1.xml', /<exchange-document /g, 1],
];

for (const [format, name, start, titled] of SAMPLES) {
  const path = `formats/${name}`;
  realFile(path)(`every record of ${path} is read or reported (needs ../shared/data)`, async () => {
    const content = readFileSync(join(DATA, path));
    const count = content.toString().match(start)?.length ?? 0;
    for (const size of [7, 65_536]) {
      const items = await readAll(format, content, { size });
      expect(items).toHaveLength(count);
      expect(items.filter((item) => item.ok)).toHaveLength(titled);
    }
  });
}

test.each<[Format, string | Uint8Array, string]>([
  ['challenges-csv', '%PDF-1.7 x', 'a PDF document'],
  ['experts-csv', 'PK\x03\x04....xl/workbook.xml', 'an Excel workbook (xlsx)'],
  ['works-csv', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'an old Office document'],
  ['works-csv', Buffer.from([0x1f, 0x8b, 8, 0]), 'a gzip archive'],
  ['works-csv', '{"title":"T"}', 'JSON'],
  ['works-csv', '<html><body>', 'an HTML page'],
  ['works-jsonl', 'title,year\nT,2020\n', 'plain text'],
  ['works-jsonl', '[\n {"title":"T"}\n]', 'JSON'],
  ['openalex', '<works/>', 'XML'],
  ['bibtex', 'TY  - JOUR\nER  - \n', 'RIS'],
  ['bibtex', 'only words', 'plain text'],
  ['ris', '<?xml version="1.0"?><a/>', 'XML'],
  ['ris', '@article{a, title={T}}', 'BibTeX'],
  ['epo', '{"a":1}', 'JSON'],
  ['epo', '<us-patent-grant/>', 'a USPTO patent grant'],
  ['uspto', '<exchange-documents/>', 'EPO bibliographic data'],
  ['orcid', '<svg xmlns="x"/>', 'XML of <svg>'],
])('%s given another kind of file names what it looks like', async (format, content, found) => {
  await expect(readAll(format, content)).rejects.toMatchObject({
    kind: 'unsupported',
    code: 'wrong-file-type',
    message: expect.stringContaining(found),
    detail: { facts: { expected: FORMATS[format].label.en } },
  });
});

test.each(FORMAT_NAMES)('%s: an empty file is said to be empty', async (format) => {
  for (const content of ['', '\ufeff', ' \n\r\n']) {
    await expect(readAll(format, content)).rejects.toMatchObject({ code: 'empty-file' });
  }
});

test('a failing source fails the import, and bytes are counted', async () => {
  const report = newImportReport();
  async function* source() {
    yield Buffer.from('title\nOne\n');
    throw new Error('the connection broke');
  }
  await expect(readAll('works-csv', source(), { report })).rejects.toThrow('connection broke');
  expect(report.bytes).toBe(10);
});

const FIXTURES = join(__dirname, '../../../test/fixtures/formats');
const OWN: [Format, string][] = [
  ['challenges-csv', 'challenges-zh.csv'],
  ['bibtex', 'references.bib'],
  ['ris', 'references.ris'],
  ['uspto', 'grants.xml'],
  ['epo', 'exchange.xml'],
  ['orcid', 'orcid-record.xml'],
  ['openalex', 'works-page.json'],
];

test.each(OWN)('%s: where the text is cut into pieces does not matter', async (format, name) => {
  const content = readFileSync(join(FIXTURES, name), 'utf8');
  const parse = async (size: number) => {
    async function* pieces() {
      for (let i = 0; i < content.length; i += size) yield content.slice(i, i + size);
    }
    const items: Parsed[] = [];
    const context = { format, onUnknown: () => undefined };
    for await (const item of PARSERS[format](pieces(), context)) items.push(item);
    // How much of a broken record is shown may depend on what has arrived.
    return items.map((item) => (item.ok ? item : { ...item, raw: undefined }));
  };
  const whole = await parse(content.length);
  expect(whole.length).toBeGreaterThan(2);
  for (const size of [1, 2, 7, 64, 300]) expect(await parse(size)).toEqual(whole);
});

const TEXT = 'Eine lange Zusammenfassung 高镍正极 with some words. '.repeat(40);
const ENDLESS: [Format, string, string][] = [
  ['works-jsonl', '', `{"title":"T","abstract":"${TEXT}"}\n`],
  ['works-csv', 'title,abstract\n', `T,"${TEXT}\n""quoted"""\n`],
  ['openalex', '[', `{"id":"https://openalex.org/W1","title":"T","abstract":"${TEXT}"},`],
  ['bibtex', '', `@misc{a, title={T}, abstract={${TEXT}}}\n`],
  ['ris', '', `TY  - JOUR\nTI  - T\nAB  - ${TEXT}\nER  - \n`],
  [
    'uspto',
    '',
    `<?xml version="1.0"?>\n<us-patent-grant><abstract>${TEXT}</abstract></us-patent-grant>\n`,
  ],
];

test.each(ENDLESS)(
  '%s: no more of the file is held than a few pieces',
  async (format, head, one) => {
    const part = Buffer.from(one.repeat(20));
    const size = part.length / 20;
    let sent = 0;
    async function* source() {
      yield Buffer.from(head);
      for (; sent < 6e6; sent += part.length) yield part;
    }
    let given = 0;
    let held = 0;
    for await (const item of parseImport(format, source())) {
      given += item.line > 0 ? size : 0;
      held = Math.max(held, sent - given);
    }
    expect(given).toBeGreaterThanOrEqual(6e6);
    expect(held).toBeLessThan(1e6);
  },
);

test('a lone CR ends a line, for records and for their numbers', async () => {
  const rows = ['name,organisation', 'Ann,U', 'Bo', 'Cy,U'].join('\r');
  expect(outcomes(await readAll('experts-csv', rows))).toEqual(['2 ok', '3 cell-count', '4 ok']);
});
