import { mkdtempSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TidyImportsJob } from '../../src/ingest/tidy-imports.job.js';
import { type Client } from '../support/client.js';
import { finished, jsonl } from '../support/ingest-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let coordinator: Client;
const dataDir = mkdtempSync(join(tmpdir(), 'jiebang-uploads-'));
beforeAll(async () => {
  app = await startTestApp({ worker: true, env: { DATA_DIR: dataDir } });
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

const send = (client: Client, path: string, content: string, fileName: string) => {
  const form = new FormData();
  form.append('file', new Blob([content]), fileName);
  return client.post(path, form);
};
const uploads = '/api/imports/uploads';
const titles = async (words: string): Promise<string[]> =>
  (
    await app.database.query(`select title from work where title like $1 order by title`, [words])
  ).map(({ title }: { title: string }) => title);

const TABLE = [
  '论文名,作者姓名,year,备注',
  '映射的第一篇,张三,2024,x',
  '映射的第二篇,李四,not a year,y',
  '映射的第三篇,王五,2023,z',
].join('\n');

describe('the wizard', () => {
  test('shows columns with samples and what they are taken for, and why it can’t be read yet', async () => {
    const { status, body } = await send(coordinator, uploads, TABLE, '成果.csv');
    expect(status).toBe(201);
    const { body: shown } = await coordinator.get(`${uploads}/${body.id}?format=works-csv`);
    expect(shown).toMatchObject({ fileName: '成果.csv', format: 'works-csv', records: [] });
    expect(shown.columns).toEqual([
      { name: '论文名', field: null, samples: ['映射的第一篇', '映射的第二篇', '映射的第三篇'] },
      { name: '作者姓名', field: null, samples: ['张三', '李四', '王五'] },
      { name: 'year', field: 'year', samples: ['2024', 'not a year', '2023'] },
      { name: '备注', field: null, samples: ['x', 'y', 'z'] },
    ]);
    expect(shown.problem).toMatchObject({ code: 'missing-column', field: 'title' });
    expect(shown.fields).toContainEqual({ name: 'title', required: true });
    expect(shown.fields).toContainEqual({ name: 'venue', required: false });
  });

  test('tries with named columns, tells errors by row, and imports the same file unsent again', async () => {
    const { body: upload } = await send(coordinator, uploads, TABLE, 'works.csv');
    const columns = [
      { name: '论文名', field: 'title' },
      { name: '作者姓名', field: 'authors' },
    ];
    const runs = `${uploads}/${upload.id}/runs`;
    const run = (dryRun: boolean) =>
      coordinator.post(runs, { format: 'works-csv', dryRun, source: 'wizard', columns });
    const tried = await run(true);
    expect([tried.status, tried.body.uploadId]).toEqual([201, upload.id]);
    const dry = await finished(app, coordinator, tried.body.id);
    expect(dry).toMatchObject({
      dryRun: true,
      read: 3,
      stored: 2,
      rejected: 1,
      unknownNames: ['备注'],
    });
    expect(await titles('映射的%')).toEqual([]);
    const { body: problems } = await coordinator.get(`/api/imports/${tried.body.id}/problems`);
    expect(problems).toMatchObject({
      total: 1,
      counts: [{ code: 'out-of-range', field: 'year', count: 1 }],
    });
    expect(problems.items[0]).toMatchObject({ line: 3, field: 'year', code: 'out-of-range' });
    expect(problems.items[0].record).toContain('映射的第二篇');
    const done = await finished(app, coordinator, (await run(false)).body.id);
    expect(done).toMatchObject({ dryRun: false, stored: 2, rejected: 1, source: 'wizard' });
    expect(await titles('映射的%')).toEqual(['映射的第一篇', '映射的第三篇']);
    expect(await finished(app, coordinator, (await run(false)).body.id)).toMatchObject({
      unchanged: 2,
    });
  });

  test('a column may be told to mean nothing, though its name is a known one', async () => {
    const { body: upload } = await send(
      coordinator,
      uploads,
      'title,year\n无年份的成果,1\n',
      'w.csv',
    );
    const columns = [{ name: 'year', field: null }];
    const { body } = await coordinator.post(`${uploads}/${upload.id}/runs`, {
      ...{ format: 'works-csv', dryRun: false, columns },
    });
    expect(await finished(app, coordinator, body.id)).toMatchObject({ stored: 1, rejected: 0 });
    const [row] = await app.database.query(
      `select w.year, s.notes from work w join work_source s on s.work_id = w.id
       where w.title = '无年份的成果'`,
    );
    expect(row).toEqual({ year: null, notes: { year: '1' } });
  });

  test('shows how the first rows are read when columns are corrected, and keeps nothing', async () => {
    const { body: upload } = await send(coordinator, uploads, TABLE, 'look.csv');
    const look = (columns: object[], format = 'works-csv') =>
      coordinator.post(`${uploads}/${upload.id}/preview`, { format, columns });
    const { status, body } = await look([{ name: '论文名', field: 'title' }]);
    expect([status, body.problem]).toEqual([200, null]);
    expect(body.columns[0]).toMatchObject({ name: '论文名', field: 'title' });
    expect(body.records).toMatchObject([
      { line: 2, label: '映射的第一篇', record: { year: 2024 }, problem: null },
      { line: 3, problem: { code: 'out-of-range', field: 'year' } },
      { line: 4, label: '映射的第三篇', problem: null },
    ]);
    const wrong = await look([{ name: '论文名', field: 'shoe size' }]);
    expect([wrong.status, wrong.body.fields[0].field]).toEqual([422, 'columns.0.field']);
    const { body: after } = await coordinator.get(`${uploads}/${upload.id}?format=works-csv`);
    expect(after).toMatchObject({ records: [], problem: { code: 'missing-column' } });
  });

  test('offers what the organisation last said of the same columns, to itself alone', async () => {
    const chief = await app.world.someone('coordinator');
    const colleague = await app.world.someone('coordinator', chief.organisationId);
    const stranger = await app.world.someone('coordinator');
    const table = '成果名,撰写人,卷宗\n某成果,张三,7\n';
    const offered = async (client: Client, content = table, format = 'works-csv') => {
      const { body } = await send(client, uploads, content, 'r.csv');
      const shown = await client.get(`${uploads}/${body.id}?format=${format}`);
      return { id: body.id, remembered: shown.body.remembered };
    };
    const first = await offered(chief);
    expect(first.remembered).toEqual([]);
    const said = [
      { name: '成果名', field: 'title' },
      { name: '撰写人', field: 'authors' },
      { name: '不在表中', field: 'venue' },
    ];
    const run = (columns: object[]) =>
      chief.post(`${uploads}/${first.id}/runs`, { format: 'works-csv', dryRun: true, columns });
    expect((await run(said)).status).toBe(201);
    const again = expect.arrayContaining(said.slice(0, 2));
    expect((await offered(colleague)).remembered).toEqual(again);
    expect((await offered(colleague)).remembered).toHaveLength(2);
    const turned = '卷宗,撰写人,成果名\n7,张三,某成果\n';
    expect((await offered(colleague, turned)).remembered).toEqual(again);
    expect((await offered(colleague, '成果名,撰写人\n某成果,张三\n')).remembered).toEqual([]);
    expect((await offered(colleague, table, 'experts-csv')).remembered).toEqual([]);
    expect((await offered(stranger)).remembered).toEqual([]);
    await run([]);
    expect((await offered(colleague)).remembered).toEqual([]);
  });

  test.each([
    ['works.jsonl', jsonl([{ title: 'A', authors: ['B'], year: 2020 }]), 'works-jsonl'],
    ['experts.csv', 'name,organisation,title\n张三,某大学,教授\n', 'experts-csv'],
    ['refs.bib', '@article{a, title={T}, author={A B}, year={2020}}', 'bibtex'],
    ['refs.ris', 'TY  - JOUR\nTI  - T\nAU  - B, A\nER  - \n', 'ris'],
  ])('%s is recognised by its content', async (_, content, format) => {
    const { body } = await send(coordinator, uploads, content, 'file.bin');
    expect(body).toMatchObject({ format, problem: null });
    expect(body.candidates).toContain(format);
    expect(body.records[0]).toMatchObject({ line: expect.any(Number), problem: null });
    expect(body.records[0].label).toBeTruthy();
    await coordinator.delete(`${uploads}/${body.id}`);
  });

  test('what cannot be meant is refused with its field', async () => {
    const { body: upload } = await send(coordinator, uploads, TABLE, 'x.csv');
    const runs = `${uploads}/${upload.id}/runs`;
    const sound = { format: 'works-csv', dryRun: true };
    for (const [body, field] of [
      [{ ...sound, columns: [{ name: 'a', field: 'shoe size' }] }, 'columns.0.field'],
      [{ ...sound, format: 'xlsx' }, 'format'],
      [{ format: 'works-csv' }, 'dryRun'],
      [{ ...sound, source: 'by-hand' }, 'source'],
      [{ ...sound, source: 'own:x' }, 'source'],
    ] as const) {
      const answer = await coordinator.post(runs, body);
      expect([answer.status, answer.body.fields[0].field]).toEqual([422, field]);
      expect(answer.body.fields[0].code).toBeTruthy();
    }
    expect((await send(coordinator, uploads, '', 'empty.csv')).body.code).toBe('empty-file');
    const binary = await send(coordinator, uploads, '%PDF-1.7 nothing', 'a.pdf');
    expect(binary.body).toMatchObject({ format: null, candidates: [], records: [] });
  });

  test('a waiting file is its sender’s alone, and can be removed', async () => {
    const { body: upload } = await send(coordinator, uploads, TABLE, 'mine.csv');
    const colleague = await app.world.someone('coordinator', coordinator.organisationId);
    const path = `${uploads}/${upload.id}`;
    expect((await colleague.get(path)).status).toBe(404);
    expect(
      (await colleague.post(`${path}/runs`, { format: 'works-csv', dryRun: true })).status,
    ).toBe(404);
    expect((await colleague.delete(path)).status).toBe(404);
    expect((await coordinator.delete(path)).status).toBe(204);
    expect((await coordinator.get(path)).status).toBe(404);
    expect(await readdir(join(dataDir, 'imports'))).not.toContain(`${upload.id}.upload`);
  });

  test('after a day a file is gone, unless it is being read', async () => {
    const { body: upload } = await send(coordinator, uploads, TABLE, 'old.csv');
    const path = join(dataDir, 'imports', `${upload.id}.upload`);
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    await utimes(path, twoDaysAgo, twoDaysAgo);
    const tidy = app.running.app.get(TidyImportsJob, { strict: false });
    const [{ id }] = await app.database.query(
      `insert into import_run (id, format, source, file_name, size, sha256, upload_id)
       values (gen_random_uuid(), 'works-csv', 'x', 'old.csv', 1, repeat('0', 64), $1)
       returning id`,
      [upload.id],
    );
    // Without a path on disk an untouched run counts as left behind only after an hour.
    await tidy.run();
    expect((await coordinator.get(`${uploads}/${upload.id}`)).status).toBe(200);
    await app.database.query(`delete from import_run where id = $1`, [id]);
    await tidy.run();
    expect((await coordinator.get(`${uploads}/${upload.id}`)).status).toBe(404);
    expect(await readdir(join(dataDir, 'imports'))).not.toContain(`${upload.id}.upload`);
  });

  test('nobody lets more than ten files wait', async () => {
    const hoarder = await app.world.someone('coordinator');
    for (let n = 0; n < 10; n++)
      expect((await send(hoarder, uploads, TABLE, `${n}.csv`)).status).toBe(201);
    const eleventh = await send(hoarder, uploads, TABLE, '10.csv');
    expect([eleventh.status, eleventh.body.code]).toEqual([409, 'too-many-uploads']);
  });
});

describe('own works from a file', () => {
  async function professor(name: string) {
    const client = await app.world.someone('professor', undefined, name);
    const { body } = await client.post('/api/experts', { name });
    return { client, base: `/api/experts/${body.id}`, id: String(body.id) };
  }
  const BIB = `@article{a, title={Own by name}, author={Zhou, Mingyuan and Other, Anna}, year={2021}}
@article{b, title={Of others}, author={Someone Else}, year={2021}}`;

  test('are looked at, tried, and become his; works of others are told by row', async () => {
    const { client, base } = await professor('Mingyuan Zhou');
    const sent = await send(client, `${base}/imports/uploads`, BIB, 'own.bib');
    expect(sent.body).toMatchObject({ format: 'bibtex', candidates: ['bibtex'] });
    const runs = `${base}/imports/uploads/${sent.body.id}/runs`;
    const over = (id: string) =>
      app.eventually('the own import', async () => {
        const { body } = await client.get(`${base}/imports/${id}`);
        return body.state === 'finished' && body;
      });
    const tried = await over((await client.post(runs, { format: 'bibtex', dryRun: true })).body.id);
    expect(tried).toMatchObject({ stored: 1, rejected: 1 });
    expect((await client.get(`${base}/works`)).body.total).toBe(0);
    const { body: problems } = await client.get(`${base}/imports/${tried.id}/problems`);
    expect(problems.items).toMatchObject([{ line: 2, code: 'not-an-author', field: 'authors' }]);
    const csv = await client.get(`${base}/imports/${tried.id}/errors.csv`);
    expect(csv.status).toBe(200);
    expect(csv.text).toMatch(/^line,field,code,reason,record\r\n2,authors,not-an-author,/);
    const done = await over((await client.post(runs, { format: 'bibtex', dryRun: false })).body.id);
    expect(done).toMatchObject({ stored: 1, rejected: 1 });
    const { body: works } = await client.get(`${base}/works`);
    expect(works.items).toMatchObject([{ title: 'Own by name', claimed: true, position: 0 }]);
    const again = await over(
      (await client.post(runs, { format: 'bibtex', dryRun: false })).body.id,
    );
    expect(again).toMatchObject({ stored: 0, unchanged: 1, rejected: 1 });
  });

  test('bring works only, and only into his own profile', async () => {
    const { client, base } = await professor('Ruolan Han');
    const other = await professor('Someone Different');
    const experts = 'name,organisation\n张三,某大学\n';
    const sent = await send(client, `${base}/imports/uploads`, experts, 'experts.csv');
    expect(sent.body.candidates).not.toContain('experts-csv');
    const runs = `${base}/imports/uploads/${sent.body.id}/runs`;
    const unfit = await client.post(runs, { format: 'experts-csv', dryRun: false });
    expect([unfit.status, unfit.body.code]).toEqual([422, 'format-unfit']);
    expect((await send(client, `${other.base}/imports/uploads`, BIB, 'x.bib')).status).toBe(404);
    expect((await other.client.get(`${base}/imports/uploads/${sent.body.id}`)).status).toBe(404);
    expect((await client.get(`${uploads}/${sent.body.id}`)).status).toBe(403);
    const enterprise = await app.world.someone('enterprise');
    expect((await send(enterprise, `${base}/imports/uploads`, BIB, 'x.bib')).status).toBe(403);
  });

  test('of somebody else’s import nothing can be read or stopped by way of one’s own profile', async () => {
    const { client, base } = await professor('Ke Lan');
    const { body: upload } = await send(coordinator, uploads, TABLE, 'y.csv');
    const { body: run } = await coordinator.post(`${uploads}/${upload.id}/runs`, {
      ...{ format: 'works-csv', dryRun: true },
    });
    for (const part of ['', '/problems', '/errors.csv', '/events'])
      expect((await client.get(`${base}/imports/${run.id}${part}`)).status).toBe(404);
    expect((await client.put(`${base}/imports/${run.id}/cancellation`)).status).toBe(404);
  });
});
