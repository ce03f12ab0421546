import { mkdtempSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunImportJob } from '../../src/ingest/run-import.job.js';
import { TidyImportsJob } from '../../src/ingest/tidy-imports.job.js';
import { type Client } from '../support/client.js';
import { importFile, jsonl, upload } from '../support/ingest-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let coordinator: Client;
const dataDir = mkdtempSync(join(tmpdir(), 'jiebang-ingest-'));
const rulesFile = join(dataDir, 'rules.json');
writeFileSync(rulesFile, JSON.stringify({ maxImportMegabytes: 2 }));
/** No worker: the tests run the job themselves and stop it where they like. */
beforeAll(async () => {
  app = await startTestApp({ env: { DATA_DIR: dataDir, RULES_FILE: rulesFile } });
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

const RECORDS = 2_300;
const file = (prefix: string, from = 0, to = RECORDS): string =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i;
    if (n % 100 === 99) return `{"id":"${prefix}${n}", broken\n`;
    const organisation = `${prefix} institute ${n % 7}`;
    return jsonl([
      { id: `${prefix}${n}`, kind: 'project', title: `Work ${prefix} ${n}`, organisation },
    ]);
  }).join('');

const runJob = (importId: string, signal = new AbortController().signal) =>
  app.running.app.get(RunImportJob, { strict: false }).run({ importId }, { signal });
const readOf = async (id: string): Promise<number> =>
  (await app.database.query(`select read from import_run where id = $1`, [id]))[0].read;

/** Stops the job as soon as it has stored more than `reached` records, as a killed worker does. */
async function killAfter(importId: string, reached: number): Promise<void> {
  const controller = new AbortController();
  const watch = async () => {
    // One look at a time: looks that wait for one another would come too late.
    while ((await readOf(importId)) <= reached) await new Promise(setImmediate);
    controller.abort(new Error('killed'));
  };
  await Promise.all([
    expect(runJob(importId, controller.signal)).rejects.toThrow('killed'),
    watch(),
  ]);
}

test('a run killed twice goes on where it was: the counts are right, nothing is doubled', async () => {
  const { body } = await upload(coordinator, file('kill'), { format: 'works-jsonl' });
  await killAfter(body.id, 0);
  const first = await readOf(body.id);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(RECORDS);
  await killAfter(body.id, first);
  expect(await readOf(body.id)).toBeLessThan(RECORDS);
  await runJob(body.id);
  const { body: done } = await coordinator.get(`/api/imports/${body.id}`);
  expect(done).toMatchObject({ state: 'finished', read: RECORDS, rejected: 23, unchanged: 0 });
  expect(done.stored).toBe(RECORDS - 23);
  const [{ works }] = await app.database.query(
    `select count(*)::int as works from work where title like 'Work kill %'`,
  );
  expect(works).toBe(RECORDS - 23);
  await runJob(body.id);
  expect((await coordinator.get(`/api/imports/${body.id}`)).body).toEqual(done);
});

test('two workers at one import share it without doubling a record', async () => {
  const sound = file('both').replaceAll(' broken', '"title":"Mended"}');
  const { body } = await upload(coordinator, sound, { format: 'works-jsonl' });
  await Promise.all([runJob(body.id), runJob(body.id)]);
  const { body: done } = await coordinator.get(`/api/imports/${body.id}`);
  expect(done).toMatchObject({ state: 'finished', read: RECORDS, stored: RECORDS, rejected: 0 });
});

test('two files that overlap, imported at once, give each work once', async () => {
  const paths = [
    [0, 1500],
    [800, RECORDS],
  ].map(([from, to], i) => {
    const path = join(dataDir, `overlap-${i}.jsonl`);
    writeFileSync(path, file('lap', from, to));
    return path;
  });
  const done = await Promise.all(paths.map((path) => importFile(app, 'works-jsonl', path)));
  expect(done.map((one) => one.read)).toEqual([1500, 1500]);
  const [{ works, performers }] = await app.database.query(
    `select count(*)::int as works, count(distinct performer_id)::int as performers
     from work where title like 'Work lap %'`,
  );
  expect({ works, performers }).toEqual({ works: RECORDS - 23, performers: 7 });
  expect(done[0].stored + done[1].stored).toBe(RECORDS - 23);
  const csv = await readFile(done[0].errorsFile ?? '', 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 15);
});

test('a running import stops with its next batch when it is cancelled; what it stored stays', async () => {
  const { body } = await upload(coordinator, file('stop'), { format: 'works-jsonl' });
  await killAfter(body.id, 0);
  expect((await coordinator.put(`/api/imports/${body.id}/cancellation`)).status).toBe(204);
  await runJob(body.id);
  const { body: done } = await coordinator.get(`/api/imports/${body.id}`);
  expect(done.state).toBe('cancelled');
  expect(done.read).toBeLessThan(RECORDS);
  expect(done.stored).toBeGreaterThan(0);
  expect(done.actions).not.toContain('cancel');
});

test('a waiting import is cancelled at once and never read', async () => {
  const { body } = await upload(coordinator, file('never'), { format: 'works-jsonl' });
  expect((await coordinator.put(`/api/imports/${body.id}/cancellation`)).status).toBe(204);
  await runJob(body.id);
  const { body: done } = await coordinator.get(`/api/imports/${body.id}`);
  expect(done).toMatchObject({ state: 'cancelled', read: 0 });
});

test('when the uploaded file is not on this machine the import fails and says why', async () => {
  const { body } = await upload(coordinator, file('gone'), { format: 'works-jsonl' });
  await app.database.query(`update import_run set file_path = '/nowhere/at/all' where id = $1`, [
    body.id,
  ]);
  await runJob(body.id);
  const { body: done } = await coordinator.get(`/api/imports/${body.id}`);
  expect(done).toMatchObject({ state: 'failed' });
  expect(done.failure).toContain('DATA_DIR');
  expect(done.failure).not.toContain('nowhere');
});

test('a file above the limit is refused, whether it says so before or not', async () => {
  const big = Buffer.alloc(3 * 1024 * 1024, 'a');
  const answer = await upload(coordinator, big, { format: 'works-jsonl' });
  expect(answer.body).toMatchObject({ status: 413, code: 'file-too-large' });
  const silent = await chunked([head('works-jsonl'), big, '\r\n--b--\r\n']);
  expect(silent).toMatchObject({ status: 413, code: 'file-too-large' });
  const left = await readdir(join(dataDir, 'imports'));
  expect(left.filter((name) => name.endsWith('.upload')).length).toBe(
    (await app.database.query(`select 1 from import_run where state = 'waiting'`)).length,
  );
});

test('a client that goes away in the middle leaves no file behind', async () => {
  const before = await readdir(join(dataDir, 'imports'));
  await expect(chunked([head('works-jsonl'), Buffer.alloc(500_000, 'a')], true)).rejects.toThrow();
  await app.eventually('the part is removed', async () => {
    const now = await readdir(join(dataDir, 'imports'));
    return now.length === before.length;
  });
});

test('an import whose job failed for good, or whose command was killed, is ended', async () => {
  const { body } = await upload(coordinator, file('left'), { format: 'works-jsonl' });
  await app.database.query(
    `insert into job_ledger (id, name, payload, failed_at, failure)
     values ($1, 'run-import', $2, clock_timestamp(), 'x')`,
    [`job-${body.id}`, JSON.stringify({ importId: body.id })],
  );
  await app.running.app.get(TidyImportsJob, { strict: false }).run();
  const { body: done } = await coordinator.get(`/api/imports/${body.id}`);
  expect(done).toMatchObject({ state: 'failed', failure: expect.stringContaining('interrupted') });
});

const head = (format: string): string =>
  `--b\r\ncontent-disposition: form-data; name="format"\r\n\r\n${format}\r\n` +
  '--b\r\ncontent-disposition: form-data; name="file"; filename="big"\r\n\r\n';

/** A multipart request without a length; with `leave`, the connection is cut before its end. */
function chunked(parts: (string | Buffer)[], leave = false): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${coordinator.token}`,
      'content-type': 'multipart/form-data; boundary=b',
    };
    const url = `${coordinator.address}/api/imports`;
    const request = httpRequest(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part)).on('end', () => resolve(JSON.parse(text)));
    });
    request.on('error', reject);
    for (const part of parts) request.write(part);
    if (leave) setTimeout(() => request.destroy(new Error('left')), 100);
    else request.end();
  });
}
