import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Cast, castOf, challengeIn } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { faultOf, sendRaw } from '../support/hostile-wire.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Forms that no browser sends, before both routes that take files. */
let app: TestApp;
let cast: Cast;
let draft: string;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  draft = await challengeIn('draft', cast);
});
afterAll(() => app.close());

const FILE = 'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 x\r\n';
const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const named = (fileName: string) => `--b\r\n${FILE.replace('a.pdf', fileName)}--b--\r\n`;
const FORMAT = field('format', 'experts-jsonl');

/** Bodies with the boundary "b", unless another type is given. */
const FORMS: [what: string, body: string | Buffer, type?: string][] = [
  ['nothing', ''],
  ['an end without a beginning', '--b--\r\n'],
  ['no file', `${FORMAT}--b--\r\n`],
  ['two files', `${FORMAT}--b\r\n${FILE}--b\r\n${FILE}--b--\r\n`],
  ['a file in another part', `${FORMAT}--b\r\n${FILE.replace('"file"', '"upload"')}--b--\r\n`],
  ['a part without a name', `--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n`],
  ['a part without a header', `--b\r\n\r\nx\r\n--b--\r\n`],
  ['a file field that is text', `${FORMAT}${field('file', 'x')}--b--\r\n`],
  ['no end', `${FORMAT}--b\r\n${FILE}`],
  ['no end of a header', `--b\r\nContent-Disposition: form-data; name="file"; filename="a`],
  ['an endless header', `--b\r\nX: ${'x'.repeat(200_000)}\r\n\r\n\r\n--b--\r\n`],
  ['many headers', `--b\r\n${'X: y\r\n'.repeat(20_000)}\r\n\r\n--b--\r\n`],
  ['many fields', `${field('tier', 'detail').repeat(2_000)}--b--\r\n`],
  ['a huge field', `${field('tier', 'x'.repeat(500_000))}--b\r\n${FILE}--b--\r\n`],
  ['a huge name', `${field('t'.repeat(100_000), 'x')}--b\r\n${FILE}--b--\r\n`],
  ['an unknown field', `${FORMAT}${field('unknown', 'x')}--b\r\n${FILE}--b--\r\n`],
  ['__proto__', `${field('__proto__', 'x')}--b\r\n${FILE}--b--\r\n`],
  ['constructor', `${field('constructor', 'x')}--b\r\n${FILE}--b--\r\n`],
  ['NUL in a field', `${field('tier', 'a\0b')}${field('source', 'a\0b')}--b\r\n${FILE}--b--\r\n`],
  ['the field after the file', `--b\r\n${FILE}${field('tier', 'nonsense')}--b--\r\n`],
  ['a format of no kind', `${field('format', 'toString')}--b\r\n${FILE}--b--\r\n`],
  ['no boundary', `--b\r\n${FILE}--b--\r\n`, 'multipart/form-data'],
  ['an empty boundary', `--\r\n${FILE}----\r\n`, 'multipart/form-data; boundary='],
  ['an endless boundary', 'x', `multipart/form-data; boundary=${'b'.repeat(5_000)}`],
  ['another boundary', `--c\r\n${FILE}--c--\r\n`],
  ['another kind of multipart', `--b\r\n${FILE}--b--\r\n`, 'multipart/mixed; boundary=b'],
  ['JSON', '{"file":"x","format":"experts-jsonl"}', 'application/json'],
  ['a plain form', 'file=x', 'application/x-www-form-urlencoded'],
  ['random bytes', Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256))],
  ['a name of a folder', named('../../')],
  ['a name of nothing', named('')],
  ['a name of dots', named('..')],
  ['a hidden name', named('.pdf')],
  ['a name with NUL', named('a\0.pdf')],
  ['an endless name', named(`${'n'.repeat(9_000)}.pdf`)],
  ['a turned name', named('a\u202efdp.exe')],
  ['a program', named('a.exe')],
  ['a page', named('a.html')],
  ['a nested multipart', `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n--b--`],
];

const routesFor = (): [Client, string][] => [
  [cast.issuer, `/api/challenges/${draft}/attachments`],
  [cast.coordinator, '/api/imports'],
];

/** Everything that an upload could leave behind. */
async function left(): Promise<unknown> {
  const sql = `select (select count(*) from stored_file) as files,
    (select count(*) from challenge_attachment) as attachments,
    (select count(*) from import_run) as imports, (select count(*) from event) as events`;
  const folder = await readdir(join(app.settings.dataDir, 'imports')).catch(() => []);
  return { rows: await app.database.query(sql), folder: folder.length };
}

// A row without its third value would be given a callback in its place.
const ROWS = FORMS.map(([what, body, type = 'multipart/form-data; boundary=b']) => [
  what,
  body,
  type,
]);

test.each(ROWS)('%s: refused by name, nothing is left behind', async (_, body, type) => {
  const before = await left();
  for (const [who, path] of routesFor()) {
    const headers = { 'content-type': String(type) };
    const answer = await sendRaw(who, { method: 'POST', path, body, headers });
    expect([path, answer.status >= 400, faultOf(answer)]).toEqual([path, true, undefined]);
  }
  expect(await left()).toEqual(before);
});

test.each([
  '../../../etc/cron.d/x.pdf',
  '/etc/passwd.pdf',
  'C:\\\\windows\\\\x.pdf',
  '....//x.pdf',
])('of a name with folders only the end is kept: %s', async (name) => {
  const [who, path] = [cast.issuer, `/api/challenges/${draft}/attachments`];
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await sendRaw(who, { method: 'POST', path, body: named(name), headers });
  expect([answer.status, faultOf(answer)]).toEqual([201, undefined]);
  const { id, name: kept } = JSON.parse(answer.text);
  expect(kept).toMatch(/^(x|passwd)\.pdf$/);
  expect((await who.delete(`${path}/${id}`)).status).toBe(204);
});

test('whoever may not upload is told before he has sent his file', async () => {
  for (const [, path] of routesFor())
    for (const who of [app.anyone, await app.world.someone('professor')]) {
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const body = `${FORMAT}--b\r\n${FILE}--b--\r\n`;
      const { status } = await sendRaw(who, { method: 'POST', path, body, headers });
      expect([path, status]).toEqual([path, who.token ? 403 : 401]);
    }
});

test.each([
  ['in the form’s own header', '--b\r\nContent-Dispo'],
  ['between field and file', FORMAT],
  ['within the file', `${FORMAT}--b\r\n${FILE}`],
  ['before anything', ''],
])('a line cut %s leaves nothing behind', async (_, part) => {
  const before = await left();
  for (const [who, path] of routesFor())
    for (const length of ['Content-Length: 50000', 'Transfer-Encoding: chunked'])
      await cutOff(who, path, length, part);
  await app.eventually('all is as it was', async () => {
    return JSON.stringify(await left()) === JSON.stringify(before);
  });
  expect((await cast.issuer.get('/api/me')).status).toBe(200);
});

/** Sends the beginning of an upload and hangs up without a word. */
function cutOff(who: Client, path: string, length: string, part: string): Promise<void> {
  const { hostname, port } = new URL(who.address);
  const bytes = length.startsWith('Transfer')
    ? `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`
    : part;
  const head =
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${who.token}\r\n` +
    `Content-Type: multipart/form-data; boundary=b\r\n${length}\r\n\r\n`;
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      // No chunk of nothing: it would be the end of the body.
      socket.write(head + (part ? bytes : ''));
      setTimeout(() => socket.resetAndDestroy(), 100);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
