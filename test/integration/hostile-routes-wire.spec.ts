import { type Client } from '../support/client.js';
import { type Cast, castOf, challengeIn } from '../support/challenge-steps.js';
import { faultOf, insideOf, sendRaw, speak } from '../support/hostile-wire.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** What comes before any route: methods, paths, headers, and the door itself. */
let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

const ask = (path: string, method = 'GET', headers: Record<string, string> = {}, who?: Client) =>
  sendRaw(who ?? app.anyone, { method, path, headers });

describe('methods', () => {
  test('that no route knows lead nowhere, and none of them echoes', async () => {
    const methods = ['OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'PURGE', 'SEARCH', 'PATCH', 'LINK'];
    for (const method of methods)
      for (const path of ['/api/challenges', '/api/me', '/api/health', '/', '/api']) {
        const answer = await ask(path, method, { 'x-echo': 'echo-of-mine' }, cast.issuer);
        expect([method, path, answer.status < 500]).toEqual([method, path, true]);
        expect(answer.text).not.toContain('echo-of-mine');
        if (path.startsWith('/api/')) expect([method, path, answer.status]).toContain(404);
      }
  });

  test('HEAD is a GET without a body, and as closed', async () => {
    const head = await ask('/api/challenges', 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await ask('/api/me', 'HEAD')).status).toBe(401);
    expect((await ask('/api/audit/events', 'HEAD', {}, cast.issuer)).status).toBe(403);
    const draft = await challengeIn('draft', cast);
    expect((await ask(`/api/challenges/${draft}`, 'HEAD')).status).toBe(404);
  });

  test('no header turns one method into another', async () => {
    const draft = await challengeIn('draft', cast);
    const headers = { 'x-http-method-override': 'PUT', 'x-method-override': 'DELETE' };
    const path = `/api/challenges/${draft}/submission?_method=PUT`;
    expect((await ask(path, 'POST', headers, cast.issuer)).status).toBe(404);
  });
});

describe('paths', () => {
  test.each([
    ...['//api/me', '/api//me', '/api/./me', '/api/x/../me', '/api/%2e%2e/api/me', '/api/me%2f'],
    ...['/api/me;x=1', '/api%2Fme', '/api/me%00', '/api/me%', '/api/%zz', '/api/me/..;/health'],
    ...['/api/challenges/%2e%2e/me', '/%2fapi/me', '/api\\me', '/api/ME', '/API/me', '/api/me/'],
    ...[`/api/${'x'.repeat(12_000)}`, `/api${'/x'.repeat(4_000)}`, '/.git/config', '/.env'],
    ...[
      '/package.json',
      '/src/main.ts',
      '/api/docs/../../package.json',
      '/api/docs/..%2f..%2f.env',
    ],
    ...['/api/docs/%2e%2e/%2e%2e/package.json'],
  ])('%p opens nothing without signing in', async (path) => {
    const answer = await ask(path);
    expect([answer.status >= 400, answer.status < 500]).toEqual([true, true]);
    expect(faultOf(answer)).toBeUndefined();
    expect(answer.text).not.toMatch(/"dependencies"|SEALING_KEY|personId/);
  });

  test.each(['/x', '/', '/api', '/api/x', '/api/docs'])(
    'a broken body sent to %s shows nothing of the inside',
    async (path) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await sendRaw(app.anyone, { method: 'POST', path, body: '{', headers });
      expect([answer.status < 500, faultOf(answer)]).toEqual([true, undefined]);
    },
  );

  test('another case or a slash at the end changes nothing about who may', async () => {
    const paths = ['/API/Audit/Events', '/api/audit/events/', '/api/AUDIT/EVENTS.CSV'];
    for (const path of [...paths, '/Api/Imports/', '/api/Challenges/Managed/']) {
      expect([path, (await ask(path)).status]).toEqual([path, 401]);
      const status = path.includes('anaged') ? 200 : 403;
      expect([path, (await ask(path, 'GET', {}, cast.issuer)).status]).toEqual([path, status]);
    }
  });

  test('the description of the API is there for all, and says nothing but that', async () => {
    const json = await ask('/api/openapi.json');
    expect(json.status).toBe(200);
    const docs = await ask('/api/docs');
    expect(docs.status).toBe(200);
    for (const { text, headers } of [json, docs]) {
      expect(insideOf(text.replaceAll('./docs/', ''))).toBeUndefined();
      expect(text).not.toMatch(/password123|localhost|127\.0\.0\.1|postgres(ql)?:/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    expect(docs.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await ask('/api/openapi.json', method)).status).toBe(404);
  });
});

describe('headers', () => {
  test('a foreign Host changes no answer and is told to nobody', async () => {
    for (const host of ['evil.example', 'evil.example:80@x', 'localhost, evil.example', '[::1]']) {
      const headers = { host, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' };
      for (const path of ['/api/health', '/api/challenges', '/', '/api/docs', '/api/nowhere']) {
        const answer = await ask(path, 'GET', headers);
        expect(answer.status).toBeLessThan(500);
        expect(JSON.stringify([answer.headers, answer.text])).not.toContain('evil.example');
      }
    }
  });

  test('no answer invites another site', async () => {
    const headers = {
      ...{ origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
      'access-control-request-headers': 'authorization',
    };
    for (const method of ['GET', 'OPTIONS', 'POST'])
      for (const path of ['/api/challenges', '/api/me', '/api/openapi.json']) {
        const answer = await ask(path, method, headers, cast.issuer);
        const cors = Object.keys(answer.headers).filter((name) =>
          name.startsWith('access-control'),
        );
        expect([method, path, cors]).toEqual([method, path, []]);
      }
  });

  test('a cookie from another site moves nothing, whatever it claims to be', async () => {
    const cookie = `jiebang_session=${cast.issuer.token}`;
    for (const origin of [
      'https://evil.example',
      'null',
      'http://',
      `${app.anyone.address}.evil`,
    ]) {
      const headers = { cookie, origin, 'content-type': 'application/json' };
      const given = { method: 'POST', path: '/api/challenges', body: '{"title":"x"}', headers };
      const answer = await sendRaw(app.anyone, given);
      expect([origin, answer.status]).toEqual([origin, 403]);
    }
  });

  test.each([
    ['authorization', 'Bearer '],
    ['authorization', `Bearer ${'x'.repeat(9_000)}`],
    ['authorization', "Bearer ' or 1=1 --aaaaaaaaaaaaaaaaaaaaaa"],
    ['authorization', 'Basic YWRtaW46YWRtaW4='],
    ['cookie', `jiebang_session=${'%00'.repeat(20)}`],
    ['cookie', `jiebang_session=; jiebang_session=${'a'.repeat(40)}`],
    ['cookie', ';=;;=;'.repeat(1_000)],
    ['x-request-id', '../../etc/passwd'],
    ['x-forwarded-for', `${'1.2.3.4,'.repeat(800)}x`],
    ['accept-language', '*;q='.repeat(2_000)],
    ['user-agent', '\u00ff\u00fe'.repeat(4_000)],
    ['range', 'bytes=0-,-1,999999999999999-'],
    ['if-none-match', '*'],
    ['expect', '200-maybe'],
    ['upgrade', 'h2c'],
  ])('a strange %s signs nobody in and breaks nothing: %#', async (name, value) => {
    const answer = await ask('/api/me', 'GET', { [name]: value });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain('etc/passwd');
    expect((await ask('/api/challenges', 'GET', { [name]: value })).status).toBeLessThan(500);
  });

  test('an idempotency key beyond its limits is refused by name', async () => {
    const coordinator = cast.coordinator;
    const path = '/api/challenges/01900000-0000-7000-8000-000000000000/award';
    const body = JSON.stringify({ bidId: '01900000-0000-7000-8000-000000000000', reason: 'x' });
    for (const key of ['', 'x'.repeat(201), 'a b', '\u00e9']) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const answer = await sendRaw(coordinator, { method: 'PUT', path, body, headers });
      expect([key.slice(0, 9), answer.status]).toEqual([key.slice(0, 9), 422]);
    }
  });
});

describe('bytes that are no request', () => {
  test.each([
    ['headers without end', `GET /api/me HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['two thousand headers', `GET / HTTP/1.1\r\nHost: x\r\n${'a: b\r\n'.repeat(9_000)}\r\n`],
    ['no HTTP', 'hello\r\n\r\n'],
    ['a NUL in a header', 'GET /api/me HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n'],
    ['a NUL in the path', 'GET /api/\0me HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a raw character in the path', 'GET /api/challenges?q=\u94dd HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no host', 'GET /api/me HTTP/1.1\r\n\r\n'],
    [
      'two lengths',
      'POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}',
    ],
    [
      'length and chunks',
      'POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a chunk that is none',
      'POST /api/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n',
    ],
    ['a negative length', 'POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an absolute address', 'GET http://evil.example/api/me HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a way through', 'CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  ])('%s: a 4xx or a closed door, and the next one is served', async (_, bytes) => {
    const heard = await speak(app.anyone.address, bytes);
    const statuses = [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) =>
      Number(status),
    );
    for (const status of statuses) expect([status >= 400, status < 500]).toEqual([true, true]);
    expect(insideOf(heard)).toBeUndefined();
    expect((await ask('/api/challenges')).status).toBe(200);
  });
});

describe('the door', () => {
  const tryPassword = (email: unknown) =>
    app.anyone.post('/api/sessions', { email, password: 'wrong' });

  test('closes for a minute after twenty tries, however the address is spelt', async () => {
    const spellings = ['throttle@x.example', ' THROTTLE@x.example', 'throttle@X.example  \t'];
    const statuses: number[] = [];
    for (let turn = 0; turn < 24; turn++)
      statuses.push((await tryPassword(spellings[turn % spellings.length])).status);
    expect(statuses).toEqual([...Array(20).fill(401), ...Array(4).fill(429)]);
    expect((await tryPassword('throttle@x.example')).body.code).toBe('too-many-tries');
    expect((await tryPassword('another@x.example')).status).toBe(401);
  });

  test('no address that is no text makes it fall over', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const emails = ['{"toString":5}', '{"toString":null,"valueOf":1}', '[[]]', 'null', '5', deep];
    for (const email of emails) {
      const body = `{"email":${email},"password":"x"}`;
      const answer = await sendRaw(app.anyone, { method: 'POST', path: '/api/sessions', body });
      expect([email.slice(0, 30), answer.status, faultOf(answer)]).toEqual([
        ...[email.slice(0, 30), 422, undefined],
      ]);
    }
  });

  test('a forwarded address counts only where a proxy is trusted', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 22; turn++) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${turn}` };
      const body = '{"email":"forwarded@x.example","password":"x"}';
      const given = { method: 'POST', path: '/api/sessions', body, headers };
      statuses.push((await sendRaw(app.anyone, given)).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});
