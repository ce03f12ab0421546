import { type DataSource } from 'typeorm';
import { Envelopes } from '../../src/platform/sealing/index.js';
import { PinoLogger } from '../../src/platform/logging/pino-logger.js';
import { bidBody, bidderFor, dump, SECRET_WORDS, submit } from '../support/bid-steps.js';
import { type Cast, castOf, challengeIn } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
let bidder: Client;
let challengeId: string;
let onlookers: [who: string, client: Client][];

beforeAll(async () => {
  app = await startTestApp({ worker: true });
  cast = await castOf(app);
  challengeId = await challengeIn('listed', cast);
  bidder = await bidderFor(app, challengeId);
  const rival = await bidderFor(app, challengeId);
  onlookers = [
    ['nobody', app.anyone],
    ['the issuer', cast.issuer],
    ['the coordinator', cast.coordinator],
    ['a rival', rival],
    ['a colleague', await app.world.someone('professor', bidder.organisationId)],
    ['another enterprise', await app.world.someone('enterprise')],
    ['an auditor', await app.world.someone('auditor')],
    ['an admin', await app.world.someone('admin')],
    ['a reviewer', await app.world.someone('reviewer')],
  ];
  await calm();
}, 120_000);
afterAll(() => app.close());

const ACTS: [act: string, run: () => Promise<{ status: number }>][] = [
  ['saves a draft', () => bidder.put(`/api/bids/${challengeId}/draft`, bidBody({ works: [] }))],
  ['hands in a bid', () => bidder.put(`/api/bids/${challengeId}/submission`, bidBody())],
  ['replaces it', () => bidder.put(`/api/bids/${challengeId}/submission`, bidBody({ price: 2 }))],
  ['withdraws it', () => bidder.delete(`/api/bids/${challengeId}/submission`)],
];

test.each(ACTS)(
  'when a bidder %s, no answer to anybody else changes by a byte',
  async (_, run) => {
    const before = await everyAnswer();
    expect(before.size).toBeGreaterThan(100);
    expect((await run()).status).toBeLessThan(300);
    const after = await everyAnswer();
    for (const [key, answer] of before)
      expect(`${key}\n${after.get(key)}`).toBe(`${key}\n${answer}`);
  },
  120_000,
);

test('no row that a draft, bid, replacement or withdrawal leaves tells who, what for, or what', async () => {
  await settled();
  const shapes: string[] = [];
  for (const [, run] of ACTS) {
    const before = await dump(app);
    const system = await systemColumns();
    expect((await run()).status).toBeLessThan(300);
    await settled();
    const fresh = newLines(before, await dump(app));
    expect(await systemColumns()).toBe(system);
    const text = fresh.map(([, line]) => line).join('\n');
    const telling = [bidder.personId, challengeId, bidder.organisationId, ...SECRET_WORDS];
    for (const word of telling) {
      expect(text).not.toContain(String(word));
      expect(text).not.toContain(Buffer.from(String(word)).toString('hex'));
    }
    shapes.push(fresh.map(([table, line]) => `${table} ${shapeOf(line)}`).join('\n'));
  }
  // What the first write of an envelope leaves is what every later one leaves, whichever it is.
  expect([...new Set(shapes.slice(1))]).toEqual([shapes[1]]);
  expect(shapes[1].split('\n').map((line) => line.split(' ')[0])).toEqual([
    'public.event',
    'public.event_stream',
    'public.sealed_envelope',
  ]);
});

test('requests about bids leave no line in the log, whether they succeed or fail', async () => {
  const lines: string[] = [];
  const spy = jest.spyOn(PinoLogger.prototype, 'log').mockImplementation((line) => {
    lines.push(String(line));
  });
  await bidder.get('/api/bids');
  await bidder.get(`/api/bids/${challengeId}`);
  await bidder.put(`/api/bids/${challengeId}/draft`, { route: 'x' });
  await bidder.put(`/api/bids/${challengeId}/draft`, { unknown: 1 });
  await bidder.put(`/api/bids/${challengeId}/submission`, {});
  await bidder.get('/api/bids/not-an-id');
  // Refused before any of our own code: by the parser for its form, by its size, by its spelling.
  const json = { 'content-type': 'application/json' };
  const broken = new Blob(['{"route":']);
  await bidder.send('PUT', `/api/bids/${challengeId}/draft`, broken, json);
  await bidder.put(`/api/bids/${challengeId}/draft`, { route: 'x'.repeat(1_100_000) });
  await bidder.get(`/API/Bids/${challengeId}`);
  await app.anyone.get(`/api/bids/${challengeId}`);
  await cast.coordinator.get(`/api/bids/${challengeId}`);
  await bidder.get('/api/me');
  await app.eventually('a logged request', async () => lines.some((line) => /\/me/.test(line)));
  spy.mockRestore();
  expect(lines.filter((line) => /bids/i.test(line))).toEqual([]);
});

test('answers to a bidder may be kept by no cache', async () => {
  const answer = await bidder.get(`/api/bids/${challengeId}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('etag')).toBeNull();
});

test('a process with another key says so and neither writes nor opens anything', async () => {
  const settings = { ...app.settings, sealingKey: Buffer.alloc(32, 8).toString('base64') };
  const foreign = new Envelopes(app.database, settings);
  const source: Pick<DataSource, 'query'> = app.database;
  await expect(foreign.open(source, [['bid']])).rejects.toMatchObject({
    code: 'sealing-key-mismatch',
  });
  expect(await submit(bidder, challengeId)).toBeTruthy();
});

/** Every GET of the whole API, as every onlooker: status, headers and body. */
async function everyAnswer(): Promise<Map<string, string>> {
  await settled();
  const { body } = await app.anyone.get('/api/openapi.json');
  const paths = Object.entries<Record<string, unknown>>(body.paths)
    .filter(([path, methods]) => 'get' in methods && !/stream|progress|anchors/.test(path))
    .map(([path]) => path.replace(/\{[^}]+\}/g, challengeId));
  const answers = new Map<string, string>();
  for (const [who, client] of onlookers)
    for (const path of paths) {
      const { status, headers, text } = await client.get(path);
      const lines = [...headers.entries()]
        .filter(([name]) => !['x-request-id', 'date', 'content-length'].includes(name))
        .map(([name, value]) => `${name}: ${value}`);
      // The length says what the body does, and differs with the milliseconds something took.
      expect(headers.get('content-length') ?? String(Buffer.byteLength(text))).toBe(
        String(Buffer.byteLength(text)),
      );
      answers.set(`${who} ${path}`, withoutTimes([status, ...lines, text].join('\n')));
    }
  return answers;
}

/**
 * Times of the moment and ids of the request itself differ anyway. Anchors come at fixed times,
 * whatever happens; anchors.spec.ts proves that they tell nothing.
 */
const withoutTimes = (text: string): string =>
  text
    .replace(/"(now|serverTime|lastSeenAt|checkedAt|anchoredAt|tookMs)":("[^"]+"|\d+)/g, '"$1":""')
    .replace(/"requestId":"[^"]+"/g, '"requestId":""');

/** Waits until the worker has nothing left to do. */
async function settled(): Promise<void> {
  await app.eventually('quiet', async () => {
    const [{ open }] = await app.database.query(
      `select (select count(*) from event_outbox) + (select count(*) from job_ledger
         where finished_at is null and failed_at is null) as open`,
    );
    return Number(open) === 0;
  });
}

/** Waits until no schedule finds anything to do any more, so that what changes later is the bid's. */
async function calm(): Promise<void> {
  await app.eventually('calm', async () => {
    await settled();
    const before = await dump(app);
    await new Promise((resolve) => setTimeout(resolve, LONGEST_PERIOD_MS));
    return newLines(before, await dump(app)).length === 0;
  });
}

const LONGEST_PERIOD_MS = 4000;

/** Tables whose rows change by themselves: schedules tick whether anybody bids or not. */
const RESTLESS = /^bullmq\.|\.session$|\.corpus_watch$|\.event_anchor(ed)?$/;

function newLines(before: Map<string, string>, after: Map<string, string>): [string, string][] {
  return [...after].flatMap(([table, text]) => {
    if (RESTLESS.test(table)) return [];
    const known = new Set(before.get(table)?.split('\n'));
    const fresh = text.split('\n').filter((line) => line !== '' && !known.has(line));
    return fresh.map((line): [string, string] => [table, line]);
  });
}

/** A line with its ids, numbers and hex runs blanked, but their lengths kept. */
const shapeOf = (line: string): string =>
  line
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/[0-9a-f]{64,}/g, (hex) => `hex${hex.length}`)
    .replace(/\d+(-\d+){2} [\d:.+]+/g, 'time')
    .replace(/\b\d+\b/g, 'n');

/** Who wrote or locked a challenge's row last: a share lock of a bid would show here. */
async function systemColumns(): Promise<string> {
  const [row] = await app.database.query(
    `select xmin::text || ' ' || xmax::text as marks from challenge where id = $1`,
    [challengeId],
  );
  return row.marks;
}
