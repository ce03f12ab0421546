import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { grantAnnex } from '../../src/challenges/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import { type Answer, type Client } from '../support/client.js';
import {
  type Cast,
  castOf,
  challengeIn,
  eventsOf,
  expectStatus,
} from '../support/challenge-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

const MB = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.7\n drawing of the floor panel');
const path = (id: string) => `/api/challenges/${id}/attachments`;

function upload(
  id: string,
  name: string,
  content: Buffer | string = PDF,
  fields: Record<string, string> = {},
  who: Client = cast.issuer,
): Promise<Answer> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('file', new Blob([content]), name);
  return who.post(path(id), form);
}

test('a file comes back byte for byte, to be saved and never shown', async () => {
  const id = await challengeIn('draft', cast);
  const content = Buffer.alloc(3 * MB, 'ab\r\n\u00e9');
  content.set(PDF);
  const name = '前地板 图纸 (v2) \'final".pdf';
  const added = await upload(id, name.replace('"', ''), content, { tier: 'teaser' });
  expectStatus(added, 201);
  expect(added.body).toMatchObject({
    ...{ name: name.replace('"', ''), mediaType: 'application/pdf', size: content.length },
    ...{ tier: 'teaser', sha256: createHash('sha256').update(content).digest('hex') },
  });
  const response = await fetch(`${cast.issuer.address}${path(id)}/${added.body.id}`, {
    headers: { authorization: `Bearer ${cast.issuer.token}` },
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const disposition = response.headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(added.body.name);
  expect(response.headers.get('etag')).toBeNull();
});

test('each tier is seen and downloaded by those it is for', async () => {
  const id = await challengeIn('draft', cast);
  const file: Record<string, string> = {};
  for (const tier of ['teaser', 'detail', 'annex'])
    file[tier] = (await upload(id, `${tier}.pdf`, PDF, { tier })).body.id;
  const stranger = await app.world.someone('professor');
  for (const tier of ['teaser', 'detail', 'annex'])
    expect((await stranger.get(`${path(id)}/${file[tier]}`)).status).toBe(404);
  const { coordinator, issuer } = cast;
  const reachable = async (who: Client) => {
    const statuses = [file.teaser, file.detail, file.annex].map((fileId) =>
      who.get(`${path(id)}/${fileId}`),
    );
    const seen = (await who.get(`/api/challenges/${id}`)).body.attachments;
    return [(await Promise.all(statuses)).map(({ status }) => status).join(), seen.length];
  };
  expectStatus(await issuer.put(`/api/challenges/${id}/submission`), 200);
  const body = { ids: [id], deadline: new Date(Date.now() + 30 * 86_400_000).toISOString() };
  expectStatus(await coordinator.post('/api/challenges/listings', body), 200);
  expect(await reachable(app.anyone)).toEqual(['200,404,404', 1]);
  expect(await reachable(stranger)).toEqual(['200,404,404', 1]);
  const accept = { version: '2026-01' };
  expectStatus(await stranger.put(`/api/challenges/${id}/terms-acceptance`, accept), 200);
  expect(await reachable(stranger)).toEqual(['200,200,404', 2]);
  await app.running.app.get(Changes, { strict: false }).run(systemOrigin('test'), (change) =>
    grantAnnex(change, {
      ...{ challengeId: id, personId: stranger.personId ?? '', grantedBy: null },
    }),
  );
  for (const who of [stranger, issuer, coordinator])
    expect(await reachable(who)).toEqual(['200,200,200', 3]);
  const other = await challengeIn('listed', cast);
  expect((await issuer.get(`${path(other)}/${file.teaser}`)).status).toBe(404);
});

test('files come and go while the challenge can be edited, each with an event', async () => {
  const id = await challengeIn('draft', cast);
  const kept = (await upload(id, 'kept.pdf')).body.id;
  const gone = (await upload(id, 'gone.pdf')).body.id;
  const rival = await app.world.someone('enterprise');
  expect((await rival.delete(`${path(id)}/${gone}`)).status).toBe(404);
  expect((await cast.issuer.delete(`${path(id)}/${gone}`)).status).toBe(204);
  expect((await cast.issuer.delete(`${path(id)}/${gone}`)).status).toBe(404);
  expect(await app.database.query(`select 1 from stored_file where id = $1`, [gone])).toEqual([]);
  expectStatus(await cast.issuer.put(`/api/challenges/${id}/submission`), 200);
  expect((await cast.issuer.delete(`${path(id)}/${kept}`)).status).toBe(409);
  expect((await upload(id, 'late.pdf')).body.code).toBe('challenge-not-editable');
  expect(await eventsOf(app, id)).toEqual([
    ...['challengeDrafted', 'attachmentAdded', 'attachmentAdded', 'attachmentRemoved'],
    'challengeSubmitted',
  ]);
});

test('ten are the most, also when they come at once', async () => {
  const id = await challengeIn('draft', cast);
  const answers = await Promise.all(
    Array.from({ length: 13 }, (_, n) => upload(id, `part ${n}.pdf`)),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(10).fill(201), ...Array(3).fill(409)]);
});

describe('refused with a reason', () => {
  test.each([
    ['a page that a browser would run', 'page.html', '<script>', 415],
    ['a program', 'tool.exe', 'MZ', 415],
    ['a picture that scripts', 'logo.svg', '<svg/>', 415],
    ['a name without an ending', 'drawing', PDF, 415],
    ['an ending inherited from the language', 'a.constructor', PDF, 415],
    ['a page in the coat of a PDF', 'page.pdf', '<html>', 415],
    ['bytes in the coat of a text', 'data.csv', Buffer.from([1, 0, 2]), 415],
    ['an empty text', 'empty.txt', '', 422],
    ['a name that hides its ending', 'annex\u202efdp.pdf', PDF, 422],
    ['a name that is too long', `${'x'.repeat(250)}.pdf`, PDF, 422],
    ['a hidden file', '.htaccess.pdf', PDF, 422],
  ])('%s', async (_, name, content, status) => {
    const id = await challengeIn('draft', cast);
    const answer = await upload(id, name, content);
    expect([answer.status, typeof answer.body.code]).toEqual([status, 'string']);
  });

  test('a folder in the name is left out', async () => {
    const id = await challengeIn('draft', cast);
    const answer = await upload(id, '../../etc/passwd.pdf');
    expect(answer.body.name).toBe('passwd.pdf');
  });

  test('an unknown tier, an unknown field, two files, no file, no form', async () => {
    const id = await challengeIn('draft', cast);
    expect((await upload(id, 'a.pdf', PDF, { tier: 'full' })).status).toBe(422);
    expect((await upload(id, 'a.pdf', PDF, { name: 'x' })).status).toBe(422);
    expect((await upload(id, 'a.pdf', PDF, { tier: 'x'.repeat(5000) })).status).toBe(422);
    const two = new FormData();
    for (const part of ['file', 'file']) two.append(part, new Blob([PDF]), 'a.pdf');
    expect((await cast.issuer.post(path(id), two)).status).toBe(400);
    expect((await cast.issuer.post(path(id), new FormData())).status).toBe(422);
    const other = new FormData();
    other.set('upload', new Blob([PDF]), 'a.pdf');
    expect((await cast.issuer.post(path(id), other)).status).toBe(422);
    expect((await cast.issuer.post(path(id), { file: 'x' })).status).toBe(415);
    expect((await cast.issuer.post(path(id))).status).toBe(415);
    expect(await eventsOf(app, id)).toEqual(['challengeDrafted']);
  });

  test.each([
    ['no boundary', 'multipart/form-data', 'x', 400],
    ['an end that never comes', 'multipart/form-data; boundary=b', '--b\r\nContent-Di', 400],
    [
      'a file that is cut off',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1',
      400,
    ],
  ])('a form with %s', async (_, type, body, status) => {
    const id = await challengeIn('draft', cast);
    const response = await fetch(`${cast.issuer.address}${path(id)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${cast.issuer.token}`, 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(JSON.parse(await response.text()).code).toBe('malformed-upload');
  });

  test('more than twenty megabytes, whether announced or not', async () => {
    const id = await challengeIn('draft', cast);
    const big = Buffer.alloc(20 * MB + 1, 'x');
    big.set(PDF);
    for (const content of [big, Buffer.concat([big, Buffer.alloc(5 * MB)])])
      expect((await upload(id, 'big.pdf', content)).body).toMatchObject({
        ...{ status: 413, code: 'file-too-large', facts: { megabytes: 20 } },
      });
    expect(await chunked(id, big)).toBe(413);
    const most = await upload(id, 'most.pdf', big.subarray(0, 20 * MB));
    expectStatus(most, 201);
  });

  test('a sender who hangs up leaves nothing behind', async () => {
    const id = await challengeIn('draft', cast);
    await hangUp(id);
    expect((await upload(id, 'next.pdf')).status).toBe(201);
    expect(await eventsOf(app, id)).toEqual(['challengeDrafted', 'attachmentAdded']);
  });
});

const HEAD = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';

function open(id: string) {
  const { hostname, port } = new URL(cast.issuer.address);
  return httpRequest({
    ...{ hostname, port, method: 'POST', path: path(id) },
    headers: {
      authorization: `Bearer ${cast.issuer.token}`,
      'content-type': 'multipart/form-data; boundary=b',
      'transfer-encoding': 'chunked',
    },
  });
}

/** Sends a body whose length no header tells; the status of the answer. */
function chunked(id: string, content: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = open(id);
    request.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', reject);
    request.write(HEAD);
    request.write(content);
    request.end('\r\n--b--\r\n');
  });
}

function hangUp(id: string): Promise<void> {
  return new Promise((resolve) => {
    const request = open(id);
    request.on('error', () => resolve());
    request.on('close', () => resolve());
    request.write(HEAD);
    request.write('%PDF-1.7 half of', () => setTimeout(() => request.destroy(), 50));
  });
}
