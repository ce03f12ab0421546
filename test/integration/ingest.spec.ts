import { mkdtempSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, jsonl, upload } from '../support/ingest-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let coordinator: Client;
const dataDir = mkdtempSync(join(tmpdir(), 'jiebang-ingest-'));
beforeAll(async () => {
  app = await startTestApp({ worker: true, env: { DATA_DIR: dataDir } });
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

const works = [
  {
    id: 'w1',
    kind: 'paper',
    title: 'Lubricants for cold forming',
    year: 2020,
    authors: ['Li Wei'],
  },
  { id: 'w2', kind: 'project', title: 'A quiet pump', organisation: 'QUIET PUMPS, INC.' },
];
const uploads = () => readdir(join(dataDir, 'imports')).catch(() => []);

test('an uploaded file is read by the worker, counted, and read again changes nothing', async () => {
  const content = `${jsonl(works)}{"id": "w3", "title": \n`;
  const first = await upload(coordinator, content, { format: 'works-jsonl' }, '成果 2026.jsonl');
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ fileName: '成果 2026.jsonl', percent: 0 });
  const done = await finished(app, coordinator, first.body.id);
  expect(done).toMatchObject({ state: 'finished', percent: 100, read: 3, stored: 2, rejected: 1 });
  expect(done.actions).toEqual(['download-errors']);
  const second = await upload(coordinator, content, { format: 'works-jsonl' });
  const again = await finished(app, coordinator, second.body.id);
  expect(again).toMatchObject({ read: 3, stored: 0, unchanged: 2, rejected: 1 });
  expect(await uploads()).toEqual([]);
});

test('what was rejected can be downloaded, with its line, and holds no formulas', async () => {
  const content = '=cmd|calc\n{"id":"e1"}\n';
  const { body } = await upload(coordinator, content, { format: 'works-jsonl' });
  await finished(app, coordinator, body.id);
  const csv = await coordinator.get(`/api/imports/${body.id}/errors.csv`);
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = csv.text.replace('\ufeff', '').split('\r\n');
  expect(lines[0]).toBe('line,field,code,reason,record');
  expect(lines[1]).toMatch(/^1,.*'=cmd/);
  expect(lines[2]).toMatch(/^2,title,missing-field,/);
});

test('columns that have no field are named, and their contents kept as notes', async () => {
  const content = jsonl([{ id: 'n1', title: 'With a note', funding_code: 'F-77' }]);
  const { body } = await upload(coordinator, content, { format: 'works-jsonl' });
  const done = await finished(app, coordinator, body.id);
  expect(done.unknownNames).toEqual(['funding_code']);
  const [row] = await app.database.query(`select notes from work_source where external_id = 'n1'`);
  expect(row.notes).toEqual({ funding_code: 'F-77' });
});

test('a dry run counts and reports but stores nothing, no organisation either', async () => {
  const content = jsonl([
    { id: 'dry', kind: 'project', title: 'Only tried', organisation: 'Dry Trial Ltd' },
    { title: '' },
  ]);
  const { body } = await upload(coordinator, content, { format: 'works-jsonl', dryRun: 'true' });
  const done = await finished(app, coordinator, body.id);
  expect(done).toMatchObject({ dryRun: true, read: 2, stored: 1, rejected: 1 });
  const left = await app.database.query(
    `select name from organisation where name = 'Dry Trial Ltd'
     union all select title from work where title = 'Only tried'
     union all select type from event where stream = $1 and type = 'recordsStored'`,
    [`import:${body.id}`],
  );
  expect(left).toEqual([]);
});

test('challenges become drafts of their organisations; a changed one updates its draft', async () => {
  const record = {
    id: 'ch1',
    title: 'A sealing ring',
    text: 'It must not leak.',
    organisation: '密封件厂',
  };
  const one = await upload(coordinator, jsonl([record]), { format: 'challenges-jsonl' });
  expect(await finished(app, coordinator, one.body.id)).toMatchObject({ stored: 1, rejected: 0 });
  const changed = [
    { ...record, title: 'A better sealing ring' },
    { ...record, title: 'Another' },
  ];
  const two = await upload(coordinator, jsonl(changed), { format: 'challenges-jsonl' });
  expect(await finished(app, coordinator, two.body.id)).toMatchObject({ stored: 1, rejected: 1 });
  const rows = await app.database.query(
    `select c.title, c.state, o.kind, o.verified from challenge c
     join organisation o on o.id = c.organisation_id where c.external_id = 'ch1'`,
  );
  expect(rows).toEqual([
    { title: 'A better sealing ring', state: 'draft', kind: 'enterprise', verified: false },
  ]);
});

test.each([
  ['an empty file', '', 'works-jsonl', 422, 'empty-file'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'works-csv', 415, ''],
  ['XML for a table', '<?xml version="1.0"?><record/>', 'works-csv', 415, ''],
  ['a table without titles', 'name;place\nA;B\n', 'works-csv', 422, 'missing-column'],
  ['an unknown format', '{}', 'works-yaml', 422, 'validation-failed'],
])(
  '%s is refused at once, with a reason, and leaves no file',
  async (_, content, format, ...rest) => {
    const [status, code] = rest;
    const before = (await coordinator.get('/api/imports')).body.total;
    const answer = await upload(coordinator, content, { format });
    expect(answer.body).toMatchObject({ status });
    if (code) expect(answer.body.code).toBe(code);
    expect(answer.body.detail.length).toBeGreaterThan(10);
    expect((await coordinator.get('/api/imports')).body.total).toBe(before);
    expect(await uploads()).toEqual([]);
  },
);

test('requests that are no proper upload get a 4xx with a name', async () => {
  const send = (body: string, type: string) =>
    fetch(`${coordinator.address}/api/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${coordinator.token}`, 'content-type': type },
      body,
    }).then(async (response) => {
      const { code } = JSON.parse(await response.text());
      return [response.status, code];
    });
  expect(await send('{}', 'application/json')).toEqual([415, 'multipart-expected']);
  expect(await send('x', 'multipart/form-data')).toEqual([415, 'multipart-expected']);
  const cut = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc';
  expect(await send(cut, 'multipart/form-data; boundary=b')).toEqual([400, 'malformed-multipart']);
  expect(await send('', 'multipart/form-data; boundary=b')).toEqual([400, 'malformed-multipart']);
  const none = '--b\r\ncontent-disposition: form-data; name="format"\r\n\r\nris\r\n--b--\r\n';
  expect(await send(none, 'multipart/form-data; boundary=b')).toEqual([422, 'file-missing']);
  const form = new FormData();
  form.append('format', 'ris');
  form.append('file', new Blob(['a']), 'a');
  form.append('file', new Blob(['b']), 'b');
  expect((await coordinator.post('/api/imports', form)).body.code).toBe('one-file-only');
  const fields = { format: 'ris', admin: 'true' };
  expect((await upload(coordinator, 'x', fields)).body.code).toBe('unknown-field');
  const noFormat = await upload(coordinator, 'x', {});
  expect(noFormat.status).toBe(422);
  expect(noFormat.body.detail).toContain('works-csv');
  expect(await uploads()).toEqual([]);
});

test('the name of a file is shown, never used as a path', async () => {
  const name = '../../../etc/\u202epass"wd\r\n.jsonl';
  const { body } = await upload(coordinator, jsonl(works), { format: 'works-jsonl' }, name);
  expect(body.fileName).toBe('pass%22wd%0D%0A.jsonl');
  await finished(app, coordinator, body.id);
  const bell = await upload(coordinator, jsonl(works), { format: 'works-jsonl' }, 'a\u0007b');
  expect(bell.body).toMatchObject({ status: 400, code: 'malformed-multipart' });
});

test.each(['professor', 'enterprise', 'reviewer', 'auditor'] as const)(
  'for a %s there are no imports',
  async (role) => {
    const person = await app.world.someone(role);
    const { body } = await upload(coordinator, jsonl(works), { format: 'works-jsonl' });
    await finished(app, coordinator, body.id);
    const answers = [
      await upload(person, jsonl(works), { format: 'works-jsonl' }),
      await person.get('/api/imports'),
      await person.get(`/api/imports/${body.id}`),
      await person.get(`/api/imports/${body.id}/errors.csv`),
      await person.get(`/api/imports/${body.id}/events`),
      await person.put(`/api/imports/${body.id}/cancellation`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(403));
    expect((await app.anyone.get('/api/imports')).status).toBe(401);
  },
);

test('signs that no database keeps, and texts without end, hurt only their own record', async () => {
  const lines = [
    '{"id":"odd1","title":"A NUL \\u0000 inside","funder\\u0000":"x\\u0000y"}',
    '{"id":"odd2","title":"Half a sign \\ud800 here","abstract":"\\udfff"}',
    `{"id":"odd3","title":"${'long '.repeat(1000)}"}`,
    `{"id":"${'9'.repeat(5000)}","title":"A long id"}`,
    '{"id":"odd4","title":"Odd year","year":999999999999}',
    '{"id":{"a":1},"title":["x"]}',
    '[[[[[[[[[[]]]]]]]]]]',
    '{"id":"odd5","title":"Sound"}',
  ];
  const { body } = await upload(coordinator, lines.join('\n'), { format: 'works-jsonl' });
  const done = await finished(app, coordinator, body.id);
  expect(done).toMatchObject({ state: 'finished', read: lines.length });
  const [sound] = await app.database.query(
    `select w.title from work_source s join work w on w.id = s.work_id where external_id = 'odd5'`,
  );
  expect(sound).toEqual({ title: 'Sound' });
  const csv = await coordinator.get(`/api/imports/${body.id}/errors.csv`);
  expect(csv.status).toBe(200);
});

test('progress comes as events and ends with the import; a finished one cannot be cancelled', async () => {
  const { body } = await upload(coordinator, jsonl(works), { format: 'works-jsonl' });
  const stream = await coordinator.get(`/api/imports/${body.id}/events`);
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  const last = stream.text.trim().split('\n\n').at(-1) ?? '';
  expect(last).toContain('event: progress');
  expect(JSON.parse(last.split('data: ')[1])).toMatchObject({ state: 'finished', read: 2 });
  const late = await coordinator.put(`/api/imports/${body.id}/cancellation`);
  expect(late.status).toBe(409);
  const missing = '/api/imports/01890000-0000-7000-8000-00000000000f';
  for (const path of ['', '/events', '/errors.csv'])
    expect((await coordinator.get(`${missing}${path}`)).status).toBe(404);
  expect((await coordinator.put(`${missing}/cancellation`)).status).toBe(404);
});

test('the formats are listed with their names in both languages', async () => {
  const { body } = await coordinator.get('/api/imports/formats');
  expect(body.items).toHaveLength(12);
  expect(body.items[0]).toMatchObject({
    name: 'challenges-csv',
    label: { zh: expect.any(String) },
  });
});
