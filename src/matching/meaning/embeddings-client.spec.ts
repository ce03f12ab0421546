import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type EmbeddingSettings } from '../../platform/config/index.js';
import { CLIENT_LIMITS, EmbeddingsClient, EmbeddingsUnavailable } from './embeddings-client.js';

/** A real server; each test says how it answers. */
let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let requests: { path?: string; key?: string; input: string[]; model: string }[];
const never = new AbortController().signal;
const limits = { ...CLIENT_LIMITS, backoffMs: 1, longestAnswer: 100_000 };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { input, model } = JSON.parse(body);
      requests.push({ path: request.url, key: request.headers.authorization, input, model });
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening server on a port has an address of this shape.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  answer = (_, response, body) => send(response, vectorsFor(JSON.parse(body).input));
});

const send = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
};
const vectorsFor = (input: string[]) => ({
  data: input.map((text, index) => ({ index, embedding: [text.length, 1, 0.5] })),
});
const client = (more: Partial<EmbeddingSettings> = {}, now?: () => number) =>
  new EmbeddingsClient(
    { url, model: 'm', timeoutMs: 1000, batch: 8, tier: 'public', ...more },
    limits,
    now,
  );
const failure = (texts = ['a']) => client().embed(texts, never);

test('texts come back as vectors in their order, whatever the order of the answer', async () => {
  answer = (_, response, body) => {
    const { data } = vectorsFor(JSON.parse(body).input);
    send(response, { object: 'list', data: data.reverse() });
  };
  const vectors = await client().embed(['a', 'bb', '膜膜膜'], never);
  expect(vectors.map(([first]) => first)).toEqual([1, 2, 3]);
  expect(requests).toEqual([
    { path: '/v1/embeddings', key: undefined, input: ['a', 'bb', '膜膜膜'], model: 'm' },
  ]);
});

test('the key goes into the header; the whole address is understood too; no text, no request', async () => {
  await client({ apiKey: 'secret', url: `${url}/embeddings/` }).embed(['a'], never);
  await client().embed([], never);
  expect(requests).toMatchObject([{ path: '/v1/embeddings', key: 'Bearer secret' }]);
});

test.each([
  ['garbage', '<html>'],
  ['no list', { data: 'x' }],
  ['null', 'null'],
  ['too few vectors', { data: [] }],
  ['too many vectors', { data: [{ embedding: [1] }, { embedding: [1] }] }],
  ['an index twice', { data: [{ index: 5, embedding: [1] }] }],
  ['an empty vector', { data: [{ index: 0, embedding: [] }] }],
  ['no numbers', { data: [{ index: 0, embedding: ['1', null] }] }],
  ['an infinite number', '{"data":[{"index":0,"embedding":[1e999]}]}'],
  ['an answer without end', { data: [{ embedding: new Array(60_000).fill(0) }] }],
])('%s is no answer and is not asked for again', async (_, value) => {
  answer = (__, response) => send(response, value);
  await expect(failure()).rejects.toThrow(EmbeddingsUnavailable);
  expect(requests).toHaveLength(1);
});

test('vectors of different lengths are refused', async () => {
  answer = (_, response) =>
    send(response, { data: [{ embedding: [1, 2] }, { embedding: [1, 2, 3] }] });
  await expect(failure(['a', 'b'])).rejects.toThrow('different lengths');
});

test('a failure that may pass is tried again, three times in all', async () => {
  let times = 0;
  answer = (_, response, body) =>
    ++times < 3 ? send(response, {}, 503) : send(response, vectorsFor(JSON.parse(body).input));
  expect(await client().embed(['a'], never)).toHaveLength(1);
  answer = (_, response) => send(response, {}, 500);
  await expect(failure()).rejects.toThrow('answered with status 500');
  expect(requests).toHaveLength(6);
});

test.each([400, 401, 404, 413])('status %i is final', async (status) => {
  answer = (_, response) => send(response, { error: 'the text was: a secret need' }, status);
  await expect(failure()).rejects.toThrow(`answered with status ${status}`);
  expect(requests).toHaveLength(1);
});

test('a redirect is not followed: texts go only where the operator sends them', async () => {
  answer = (_, response) => {
    response.writeHead(307, { location: 'http://elsewhere.example/' });
    response.end();
  };
  await expect(failure()).rejects.toThrow('could not be reached');
});

test('a closed connection and a server that is not there are failures', async () => {
  answer = (request) => request.socket.destroy();
  await expect(failure()).rejects.toThrow('could not be reached');
  expect(requests).toHaveLength(3);
  const gone = client({ url: 'http://127.0.0.1:1/v1' });
  await expect(gone.embed(['a'], never)).rejects.toThrow('could not be reached');
});

test('a slow server, before or amid its answer, is left after the time-out', async () => {
  answer = () => undefined;
  await expect(client({ timeoutMs: 30 }).embed(['a'], never)).rejects.toThrow('in time');
  answer = (_, response) => response.write('{"data":');
  await expect(client({ timeoutMs: 30 }).embed(['a'], never)).rejects.toThrow('in time');
});

test('whoever stops waiting gets his own reason, and it counts against nobody', async () => {
  answer = () => undefined;
  const one = client();
  for (let i = 0; i < 5; i++) {
    const stop = new AbortController();
    const call = one.embed(['a'], stop.signal);
    stop.abort(new Error('the worker is stopping'));
    await expect(call).rejects.toThrow('the worker is stopping');
  }
  answer = (_, response, body) => send(response, vectorsFor(JSON.parse(body).input));
  expect(await one.embed(['a'], never)).toHaveLength(1);
});

test('three failures open the breaker: no request until the pause is over, then one', async () => {
  let now = 0;
  const one = client({}, () => now);
  answer = (_, response) => send(response, {}, 400);
  for (let i = 0; i < 3; i++) await expect(one.embed(['a'], never)).rejects.toThrow('400');
  await expect(one.embed(['a'], never)).rejects.toThrow('paused after failures');
  expect(requests).toHaveLength(3);
  now = limits.pauseMs;
  await expect(one.embed(['a'], never)).rejects.toThrow('400');
  await expect(one.embed(['a'], never)).rejects.toThrow('paused');
  answer = (_, response, body) => send(response, vectorsFor(JSON.parse(body).input));
  now = 2 * limits.pauseMs;
  expect(await one.embed(['a'], never)).toHaveLength(1);
  expect(await one.embed(['a'], never)).toHaveLength(1);
  expect(requests).toHaveLength(6);
});

test('no failure names a text or the key', async () => {
  const secret = client({ apiKey: 'k-12345', url: url.replace('//', '//user:pw-777@') });
  for (const status of [400, 500]) {
    answer = (_, response) => send(response, { error: 'need-text k-12345' }, status);
    const error = await secret.embed(['need-text'], never).catch((e: Error) => e);
    expect(JSON.stringify([error, String(error)])).not.toMatch(/need-text|k-12345|pw-777/);
  }
});
