import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Format } from '../../src/ingest/index.js';
import { importFile, jsonl, SHARED_DATA, withData } from '../support/ingest-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
const folder = mkdtempSync(join(tmpdir(), 'jiebang-real-'));
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.close());

/** A way to the shared file from a folder of our own, where lists of errors may be written. */
function data(name: string): string {
  const here = join(folder, basename(name));
  symlinkSync(join(SHARED_DATA, name), here);
  return here;
}

/** Imports twice: every record is accounted for, and the second time nothing is stored. */
async function importTwice(format: Format, path: string) {
  const first = await importFile(app, format, path);
  expect(first.stored + first.unchanged + first.rejected).toBe(first.read);
  const second = await importFile(app, format, path);
  expect(second).toMatchObject({ read: first.read, stored: 0, rejected: first.rejected });
  expect(second.unchanged).toBe(first.stored + first.unchanged);
  return first;
}

withData('sbir/awards.jsonl')('9,295 project abstracts of 1,088 performers', async () => {
  const started = performance.now();
  const first = await importTwice('works-jsonl', data('sbir/awards.jsonl'));
  const seconds = (performance.now() - started) / 1000;
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
  process.stdout.write(`awards twice: ${seconds.toFixed(1)} s, whole process ${megabytes} MB\n`);
  expect(first).toMatchObject({ read: 9295, rejected: 0 });
  const [count] = await app.database.query(
    `select count(distinct t.id)::int as teams, count(*)::int as works from work_team wt
     join team t on t.id = wt.team_id`,
  );
  expect(count).toEqual({ teams: 1088, works: 9295 });
  expect(seconds).toBeLessThan(60);
});

withData('papers/works.jsonl')('3,071 papers, some of them twice in the file', async () => {
  const first = await importTwice('works-jsonl', data('papers/works.jsonl'));
  expect(first).toMatchObject({ read: 3071, rejected: 0 });
  const [{ works }] = await app.database.query(
    `select count(*)::int as works from work where kind = 'paper'`,
  );
  expect(works).toBe(3071 - 21);
});

withData('sbir/needs.jsonl')('needs become drafts, or are reported with their line', async () => {
  const lines = readFileSync(join(SHARED_DATA, 'sbir/needs.jsonl'), 'utf8').split('\n');
  const path = join(folder, 'needs.jsonl');
  writeFileSync(path, lines.slice(1000, 1500).join('\n'));
  const first = await importTwice('challenges-jsonl', path);
  expect(first).toMatchObject({ read: 500, stored: 498, rejected: 2 });
  const problems = await app.database.query(
    `select line, field, code from import_problem where import_id = $1 order by line`,
    [first.importId],
  );
  expect(problems).toEqual([
    { line: 394, field: 'title', code: 'missing-field' },
    { line: 401, field: 'title', code: 'missing-field' },
  ]);
  const [{ drafts }] = await app.database.query(
    `select count(*)::int as drafts from challenge where state = 'draft'`,
  );
  expect(drafts).toBe(498);
});

describe.each<[Format, string, number]>([
  ['ris', 'example_full.ris', 2],
  ['ris', 'example_bom.ris', 1],
  ['ris', 'example_multiline.ris', 1],
  ['ris', 'example_utf_chars.ris', 1],
  ['ris', 'example_extraneous_data.ris', 2],
  ['ris', 'example_wos.ris', 2],
  ['orcid', 'orcid-record-3.0.xml', 1],
  ['uspto', 'uspto-grant-US08930553.xml', 1],
  ['epo', 'epo-biblio-1.xml', 1],
])('%s from %s', (format, name, least) => {
  withData(`formats/${name}`)('is stored or reported, record by record', async () => {
    const first = await importTwice(format, data(`formats/${name}`));
    expect(first.read).toBeGreaterThanOrEqual(least);
  });
});

test('GB18030, UTF-16 and a broken row: every good row is stored, the broken one named', async () => {
  const rows = 'id,title,organisation\n甲1,高镍正极的研究,北辰研究所\n甲2,,北辰研究所\n';
  const utf16 = join(folder, 'utf16.csv');
  writeFileSync(utf16, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows, 'utf16le')]));
  const gb = join(folder, 'gb.csv');
  const text = 'id,title,organisation\ng1,固态电解质研究,X\ng2,"引号没有关上,Y\ng3,低温烧结,X\n';
  writeFileSync(gb, inGb18030(text));
  expect(await importFile(app, 'works-csv', utf16)).toMatchObject({ stored: 1, rejected: 1 });
  expect(await importFile(app, 'works-csv', gb)).toMatchObject({ stored: 2, rejected: 1 });
  const titles = await app.database.query(
    `select w.title from work_source s join work w on w.id = s.work_id
     where s.external_id in ('甲1', 'g1') order by s.external_id`,
  );
  expect(titles).toEqual([{ title: '固态电解质研究' }, { title: '高镍正极的研究' }]);
});

test('a record that the database refuses stands alone: its neighbours are stored', async () => {
  await app.database.query(
    `alter table work add constraint planted check (title <> 'The unstorable one')`,
  );
  const titles = Array.from({ length: 40 }, (_, i) => `Neighbour ${i}`);
  titles[17] = 'The unstorable one';
  const path = join(folder, 'refused.jsonl');
  writeFileSync(path, jsonl(titles.map((title, i) => ({ id: `nb${i}`, title }))));
  const done = await importFile(app, 'works-jsonl', path);
  await app.database.query(`alter table work drop constraint planted`);
  expect(done).toMatchObject({ read: 40, stored: 39, rejected: 1 });
  const [problem] = await app.database.query(
    `select line, code from import_problem where import_id = $1`,
    [done.importId],
  );
  expect(problem).toEqual({ line: 18, code: 'not-storable' });
});

test('an import that is stopped in this process is ended, and importing again completes it', async () => {
  const path = join(folder, 'stopped.jsonl');
  const records = Array.from({ length: 1200 }, (_, i) => ({ id: `s${i}`, title: `Stopped ${i}` }));
  writeFileSync(path, jsonl(records));
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('stopped by hand'));
  const stopped = importFile(app, 'works-jsonl', path, { signal: stop.signal, onProgress });
  await expect(stopped).rejects.toThrow('stopped by hand');
  const [run] = await app.database.query(
    `select state, read from import_run where file_name = 'stopped.jsonl'`,
  );
  expect(run).toEqual({ state: 'failed', read: 500 });
  const again = await importFile(app, 'works-jsonl', path);
  expect(again).toMatchObject({ read: 1200, stored: 700, unchanged: 500 });
});

test('progress rises to the end of the file; a file that is not there is named', async () => {
  const path = join(folder, 'progress.jsonl');
  const records = Array.from({ length: 1200 }, (_, i) => ({ id: `p${i}`, title: `Progress ${i}` }));
  writeFileSync(path, jsonl(records));
  const seen: number[] = [];
  await importFile(app, 'works-jsonl', path, { onProgress: ({ read }) => seen.push(read) });
  expect(seen).toEqual([500, 1000, 1200]);
  const missing = importFile(app, 'works-jsonl', join(folder, 'none.jsonl'));
  await expect(missing).rejects.toMatchObject({ code: 'file-unreadable' });
});

/** Node only reads GB18030, so every pair of bytes is read once to know how to write it. */
function inGb18030(text: string): Buffer {
  const pairs = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0xb0; lead < 0xf8; lead++)
    for (let trail = 0xa1; trail < 0xff; trail++)
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((sign) => pairs.get(sign) ?? [sign.charCodeAt(0)]));
}
