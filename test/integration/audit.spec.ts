import { EXPORT_LIMIT } from '../../src/audit/audit.queries.js';
import { type Client } from '../support/client.js';
import { StagedRows } from '../support/staged-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let rows: StagedRows;
let auditor: Client;
let coordinator: Client;
beforeAll(async () => {
  app = await startTestApp();
  rows = new StagedRows(app);
  auditor = await app.world.someone('auditor');
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => rows.close());

interface Item {
  id: string;
  stream: string;
  type: string;
  version: number;
  at: string;
}

/** Every page of the list, at two a page unless told otherwise. */
async function all(client: Client, query = '', limit = 2): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await client.get(`/api/audit/events?limit=${limit}&${query}${cursor}`);
    expect(status).toBe(200);
    items.push(...body.items);
    if (!body.nextCursor) return items;
    expect(body.items).toHaveLength(limit);
    cursor = `&cursor=${body.nextCursor}`;
  }
}

test('events are paged newest first, each once, even within one millisecond', async () => {
  const stream = 'challenge:same-time';
  for (let count = 0; count < 7; count++) await rows.event(stream, 'challengeEdited', { count });
  await tamper(`update event set occurred_at = '2026-01-01T00:00:00.001Z' where stream = $1`, [
    stream,
  ]);
  const seen = await all(auditor, `stream=${stream}`);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
  expect(seen.map(({ id }) => id)).toEqual(
    seen
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
  await tamper(`delete from event where stream = $1`, [stream]);
  await app.database.query(`delete from event_stream where stream = $1`, [stream]);
});

test('filters narrow by stream, type, actor and time; names of those who acted are resolved', async () => {
  const [signIn] = await all(coordinator, `actor=${auditor.personId}&type=signedIn`);
  expect(signIn).toMatchObject({
    stream: `person:${auditor.personId}`,
    actor: { kind: 'person', personId: auditor.personId, name: expect.stringContaining('auditor') },
  });
  const at = signIn?.at ?? '';
  const before = await all(coordinator, `actor=${auditor.personId}&to=${at}`);
  expect(before.every((item) => item.at < at)).toBe(true);
  const from = await all(coordinator, `stream=person:${auditor.personId}&from=${at}`);
  expect(from.map(({ type }) => type)).toEqual(['signedIn']);
  const bySystem = await all(auditor, 'actor=test&type=personRegistered');
  expect(bySystem.length).toBeGreaterThan(0);
});

describe('a sealed envelope', () => {
  beforeAll(async () => {
    for (let count = 0; count < 5; count++)
      await rows.event('envelope:e1', 'envelopeWritten', { digest: 'd' });
  });

  test('is shown by no filter, and leaves no hole in a page', async () => {
    for (const query of ['', 'stream=envelope:e1', 'type=envelopeWritten', 'actor=sealing'])
      for (const { stream } of await all(auditor, query, 7))
        expect(stream).not.toContain('envelope');
    const unknown = await auditor.get('/api/audit/events?stream=envelope:nothing');
    const known = await auditor.get('/api/audit/events?stream=envelope:e1');
    expect(known.text).toBe(unknown.text);
  });

  test('is in no export', async () => {
    const { text } = await auditor.get('/api/audit/events.csv');
    expect(text).not.toContain('envelope');
  });

  test('changes no count of the verification', async () => {
    const before = await verification();
    await rows.event('envelope:e2', 'envelopeWritten', { digest: 'd' });
    const { streams, events } = await verification();
    expect({ streams, events }).toEqual({ streams: before.streams, events: before.events });
    const [{ count }] = await app.database.query(
      `select count(*)::int from event where stream not like 'envelope:%'`,
    );
    expect(events).toBe(count);
  });
});

test('the export opens in Excel, is inert, complete and in order', async () => {
  await rows.event('challenge:formula', 'challengeReturned', { reason: '=1+1' });
  const answer = await auditor.get('/api/audit/events.csv?stream=challenge:formula');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="events.csv"');
  const full = await fetch(`${app.anyone.address}/api/audit/events.csv`, {
    headers: { authorization: `Bearer ${auditor.token}` },
  });
  const bytes = new Uint8Array(await full.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).trim().split('\r\n');
  expect(lines).toHaveLength((await all(auditor, '', 200)).length + 1);
  const times = lines.slice(1).map((line) => line.split(',')[0]);
  expect(times).toEqual([...times].sort());
});

test.each([
  'limit=0',
  'limit=201',
  'stream=challenge',
  'stream=challenge:%00',
  'type=a%20b',
  'from=yesterday',
  'to=2026-13-01',
  'cursor=AAAA',
  'seq=1',
])('the query %s is refused with its field', async (query) => {
  const answer = await auditor.get(`/api/audit/events?${query}`);
  expect(answer.status).toBe(422);
  expect(answer.body.fields[0].field).toBe(query.split('=')[0]);
});

test.each(['enterprise', 'professor', 'reviewer'] as const)(
  'a person in the role %s audits nothing',
  async (role) => {
    const person = await app.world.someone(role);
    for (const path of ['events', 'events.csv', 'verification'])
      expect((await person.get(`/api/audit/${path}`)).status).toBe(403);
    expect((await app.anyone.get('/api/audit/events')).status).toBe(401);
  },
);

async function verification() {
  return app.eventually('the verification rests no more', async () => {
    const { status, body } = await auditor.get('/api/audit/verification');
    return status === 200 && body;
  });
}

/** What only somebody with the password of the database's owner could do. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await app.database.transaction(async (manager) => {
    await manager.query(`alter table event disable trigger user`);
    await manager.query(`delete from event_outbox`);
    await manager.query(sql, values);
    await manager.query(`alter table event enable trigger user`);
  });
}

describe('the verification', () => {
  /** Three events of a stream of its own, spoilt by `sql`; the stream is gone afterwards. */
  async function spoilt(sql: string) {
    const stream = `challenge:v${(count += 1)}`;
    for (let event = 0; event < 3; event++) await rows.event(stream, 'challengeEdited', { event });
    await tamper(sql.replaceAll('$stream', `'${stream}'`));
    const found = await verification();
    await tamper(`delete from event where stream = '${stream}'`);
    await app.database.query(`delete from event_stream where stream = '${stream}'`);
    return { found, stream };
  }
  let count = 0;

  test('holds for a log that nobody touched, and says how much it read and how long it took', async () => {
    const found = await verification();
    expect(found).toMatchObject({ holds: true, faults: 0, found: [] });
    expect(found.streams).toBeGreaterThan(2);
    expect(found.events).toBeGreaterThanOrEqual(found.streams);
    expect(found.tookMs).toBeGreaterThan(0);
  });

  test.each([
    [
      'a changed payload',
      `update event set payload = '{"event": 9}' where stream = $stream and version = 2`,
      'changed',
    ],
    [
      'a changed time',
      `update event set occurred_at = occurred_at + interval '1 ms' where stream = $stream and version = 1`,
      'changed',
    ],
    [
      'a changed actor',
      `update event set actor = '{"kind": "public"}' where stream = $stream and version = 3`,
      'changed',
    ],
    ['a removed event', `delete from event where stream = $stream and version = 2`, 'gap'],
    ['a removed end', `delete from event where stream = $stream and version = 3`, 'truncated'],
    [
      'two events in another order',
      `update event set version = case version when 1 then 12 else 11 end
         where stream = $stream and version < 3;
       update event set version = version - 10 where stream = $stream and version > 10`,
      'broken-link',
    ],
  ])('finds %s and names the stream', async (_, sql, kind) => {
    const { found, stream } = await spoilt(sql);
    expect(found).toMatchObject({ holds: false, faults: 1 });
    expect(found.found).toEqual([expect.objectContaining({ stream, kind })]);
  });

  test('counts a broken envelope without showing it', async () => {
    await rows.event('envelope:broken', 'envelopeWritten', { digest: 'a' });
    const spoil = (digest: string) =>
      tamper(`update event set payload = $1 where stream = 'envelope:broken'`, [{ digest }]);
    await spoil('b');
    expect(await verification()).toMatchObject({ holds: false, faults: 1, found: [] });
    await spoil('a');
    expect((await verification()).holds).toBe(true);
  });

  test('is not misled by events that come meanwhile', async () => {
    let on = true;
    const writing = (async () => {
      while (on) await rows.event('challenge:busy', 'challengeEdited');
    })();
    for (let round = 0; round < 5; round++) expect((await verification()).holds).toBe(true);
    on = false;
    await writing;
  });

  test('rests after a check, shares one among callers, and says when it may be asked again', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => auditor.get('/api/audit/verification')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    const given = answers.filter(({ status }) => status === 200);
    expect(given.length + refused.length).toBe(6);
    expect(new Set(given.map(({ text }) => text)).size).toBeLessThanOrEqual(1);
    const again = await auditor.get('/api/audit/verification');
    expect(again.status).toBe(429);
    expect(again.body).toMatchObject({
      code: 'verification-resting',
      facts: { retryAfterSeconds: expect.any(Number) },
    });
  });
});

test('more events than one file holds are refused with the way out; pages stay fast', async () => {
  await app.database.query(
    `insert into event_stream values ('challenge:many', 0, repeat('0', 64))`,
  );
  await app.database.query(
    `insert into event (id, stream, version, type, payload, actor, occurred_at, previous_hash, hash)
     select gen_random_uuid(), 'challenge:many', n, 'challengeEdited', '{}', '{"kind": "public"}',
       timestamptz '2026-01-01' + n * interval '1 second', repeat('0', 64), repeat('0', 64)
     from generate_series(1, $1) n`,
    [EXPORT_LIMIT + 1],
  );
  const refused = await auditor.get('/api/audit/events.csv');
  expect(refused.status).toBe(422);
  expect(refused.body.code).toBe('export-too-large');
  const day = 'from=2026-01-01T00:00:00Z&to=2026-01-01T03:00:00Z';
  const part = await auditor.get(`/api/audit/events.csv?${day}`);
  expect(part.text.trim().split('\r\n')).toHaveLength(3 * 3600);
  const started = performance.now();
  const page = await auditor.get('/api/audit/events?limit=200&to=2026-01-02T00:00:00Z');
  expect(page.body.items).toHaveLength(200);
  // Milliseconds on a free machine; the bound only has to catch what grows with the log squared.
  expect(performance.now() - started).toBeLessThan(10_000);
});
