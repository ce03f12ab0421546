import { type EntityManager } from 'typeorm';
import { AnchorEventsJob } from '../../src/audit/anchors/anchor-events.job.js';
import {
  type Anchor,
  Changes,
  GENESIS,
  hashAnchor,
  systemOrigin,
  takeAnchor,
  verifyChains,
} from '../../src/platform/events/index.js';
import { SCAN_BATCH } from '../../src/platform/events/scan-rows.js';
import { Envelopes } from '../../src/platform/sealing/index.js';
import { chainOf, insertChain, rehashAnchors, rewrite, unlockLog } from '../support/forged-log.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let changes: Changes;
beforeAll(async () => {
  app = await startTestApp();
  changes = app.running.app.get(Changes, { strict: false });
});
afterAll(() => app.close());

/** Short slots, so that a test needn't wait for its next anchor. */
const SLOT_MS = 20;

const record = (stream: string, note = 0) =>
  changes.run(systemOrigin('test'), (change) =>
    change.record({ stream, type: 'challengeEdited', payload: { note } }),
  );

/** An anchor in a slot that has begun after the call. */
async function anchored(): Promise<number> {
  await pause(SLOT_MS);
  return app.eventually('an anchor', () => takeAnchor(app.database, SLOT_MS));
}

/** What the check finds, in one snapshot, after somebody with every right did `spoil`. */
async function foundAfter(spoil: (manager: EntityManager) => Promise<unknown>) {
  const runner = app.database.createQueryRunner();
  await runner.startTransaction('REPEATABLE READ');
  try {
    await unlockLog(runner.manager);
    await spoil(runner.manager);
    return (await verifyChains(runner.manager)).map(({ stream, kind }) => `${stream} ${kind}`);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const nothing = async () => undefined;

describe('an anchored log', () => {
  let numbers: number[];
  beforeAll(async () => {
    numbers = [];
    for (const note of [1, 2, 3]) {
      for (const stream of ['challenge:a', 'challenge:b']) await record(stream, note);
      numbers.push(await anchored());
    }
    await record('challenge:a', 4);
  });

  test('is found whole, events that no anchor covers yet included', async () => {
    expect(await foundAfter(nothing)).toEqual([]);
    expect(numbers.map((number) => number - numbers[0])).toEqual([0, 1, 2]);
  });

  const b = `stream = 'challenge:b'`;
  const resetHead = `update event_stream s set (version, head_hash) = (select e.version, e.hash
    from event e where e.stream = s.stream order by e.version desc limit 1) where ${b}`;
  const second = `number = (select min(number) + 1 from event_anchor)`;
  const last = `number = (select max(number) from event_anchor)`;

  test.each([
    [
      'a changed payload',
      [`update event set payload = '{"note": 9}' where ${b} and version = 2`],
      ['challenge:b changed'],
    ],
    [
      'a changed request',
      [`update event set request_id = 'r' where ${b} and version = 2`],
      ['challenge:b changed'],
    ],
    [
      'a changed id',
      [`update event set id = gen_random_uuid() where ${b} and version = 2`],
      ['challenge:b changed'],
    ],
    [
      'a removed event in the middle',
      [`delete from event where ${b} and version = 2`],
      ['challenge:b gap'],
    ],
    [
      'a removed end with the head put back',
      [`delete from event where ${b} and version > 1`, resetHead],
      ['challenge:b removed'],
    ],
    [
      'a removed stream, with its head',
      [`delete from event where ${b}`, `delete from event_stream where ${b}`],
      ['challenge:b removed'],
    ],
    ['a removed head', [`delete from event_stream where ${b}`], ['challenge:b headless']],
    [
      'two events in each other’s place in the log',
      [
        `update event set seq = -seq where ${b} and version in (1, 3)`,
        `update event e set seq = (select m.seq from event_anchored m where m.${b}
           and m.version = 4 - e.version) where ${b} and version in (1, 3)`,
      ],
      ['challenge:b rewritten'],
    ],
    ['a removed anchor', [`delete from event_anchor where ${second}`], ['anchor:N gap']],
    [
      'a removed anchor with its coverage',
      [
        `delete from event_anchored where anchor = (select min(number) + 1 from event_anchor)`,
        `delete from event_anchor where ${second}`,
      ],
      ['anchor:N gap'],
    ],
    ['a removed newest anchor', [`delete from event_anchor where ${last}`], ['anchor:N gap']],
    [
      'a changed time of an anchor',
      [`update event_anchor set taken_at = taken_at + interval '1 ms' where ${second}`],
      ['anchor:N changed'],
    ],
    [
      'a changed digest of an anchor',
      [`update event_anchor set events_digest = repeat('a', 64) where ${second}`],
      ['anchor:N changed'],
    ],
    [
      'another salt, with which other events might have gone in',
      [`update event_anchor set salt = repeat('a', 64) where ${second}`],
      ['anchor:N changed'],
    ],
    [
      'coverage taken away from one event',
      [`delete from event_anchored where ${b} and version = 2`],
      ['anchor:N changed'],
    ],
    [
      'coverage said to be of another stream',
      [
        `delete from event where ${b}`,
        `delete from event_stream where ${b}`,
        `update event_anchored set stream = 'envelope:x' where ${b} and version = 2`,
      ],
      ['anchor:N changed', 'challenge:b removed', 'envelope:x removed'],
    ],
  ])('%s is found and named', async (_, spoils, expected) => {
    const found = await foundAfter(async (manager) => {
      for (const sql of spoils) await manager.query(sql);
    });
    const names = found.map((name) => name.replace(/^anchor:\d+/, 'anchor:N'));
    expect(names.sort()).toEqual(expected);
  });

  test('a stream rewritten with hashes that fit is found: they are not the anchored ones', async () => {
    const found = await foundAfter((manager) => rewrite(manager, 'challenge:b', { note: 9 }));
    expect(found).toEqual(['challenge:b rewritten']);
  });

  test('an event put in late, its chain made to fit, is found: every anchor passed it by', async () => {
    const old = new Date(Date.now() - 3_600_000);
    const [link] = chainOf('challenge:late', 1, old);
    const found = await foundAfter((manager) => insertChain(manager, [link]));
    expect(found).toEqual(['challenge:late slipped-in']);
  });

  test('a log rewritten with all its anchors contradicts the copies of outsiders', async () => {
    const copy = await publicAnchors();
    const found = await foundAfter(async (manager) => {
      await rewrite(manager, 'challenge:b', { note: 9 });
      await manager.query(
        `update event_anchored m set hash = e.hash from event e where e.id = m.event_id`,
      );
      const forged = await rehashAnchors(manager);
      const differing = forged.filter(({ number, hash }) =>
        copy.some((known) => known.number === number && known.hash !== hash),
      );
      expect(differing.map(({ number }) => number)).toEqual(
        forged.map(({ number }) => number).filter((number) => number >= numbers[1]),
      );
    });
    expect(found).toEqual([]);
  });

  test('the check refuses to run outside one snapshot', async () => {
    await expect(app.database.transaction(verifyChains)).rejects.toThrow('one snapshot');
  });

  test('no anchor and no coverage can be changed or removed by plain SQL', async () => {
    for (const table of ['event_anchor', 'event_anchored'])
      for (const sql of [`delete from ${table}`, `update ${table} set hash = hash`])
        await expect(app.database.query(sql)).rejects.toThrow('append-only');
    await expect(app.database.query(`truncate event_anchor cascade`)).rejects.toThrow(
      'append-only',
    );
  });
});

test('an event that commits after a later one was anchored is in the next anchor', async () => {
  const recorded = signal();
  const hold = signal();
  const slow = changes.run(systemOrigin('test'), async (change) => {
    const event = await change.record({ stream: 'challenge:slow', type: 'edited', payload: {} });
    recorded.give();
    await hold.given;
    return event.id;
  });
  await recorded.given;
  const quick = await record('challenge:quick');
  const first = await anchored();
  hold.give();
  const slowId = await slow;
  const second = await anchored();
  const rows = await app.database.query(
    `select event_id, anchor from event_anchored where event_id = any($1) order by seq`,
    [[quick.id, slowId]],
  );
  expect(rows).toEqual([
    { event_id: slowId, anchor: second },
    { event_id: quick.id, anchor: first },
  ]);
  expect(await foundAfter(nothing)).toEqual([]);
});

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give: () => give(), given };
}

test('of workers at one slot one makes its anchor', async () => {
  const slot = 1000;
  const slotNow = async (): Promise<string> => {
    const sql = `select floor(extract(epoch from clock_timestamp()) * 1000 / $1)::text as slot`;
    return (await app.database.query(sql, [slot]))[0].slot;
  };
  for (let rounds = 0, tries = 0; rounds < 3 && tries < 30; tries++) {
    await record('challenge:race', tries);
    await pause(slot - (Date.now() % slot) + 10);
    const began = await slotNow();
    const made = await Promise.all(Array.from({ length: 4 }, () => takeAnchor(app.database, slot)));
    const late = await takeAnchor(app.database, slot);
    // On a busy machine the next slot may have begun meanwhile, whose anchor is another one.
    if ((await slotNow()) !== began) continue;
    expect(made.filter((number) => number !== undefined)).toHaveLength(1);
    expect(late).toBeUndefined();
    rounds += 1;
  }
  expect.assertions(7);
  expect(await foundAfter(nothing)).toEqual([]);
});

test('a worker killed at the last moment leaves nothing; the next one covers it all', async () => {
  const { id } = await record('challenge:killed');
  const before = await publicAnchors();
  await app.database.query(`create function dawdle() returns trigger language plpgsql as
    $$ begin perform pg_sleep(60); return new; end $$`);
  await app.database.query(`create trigger dawdle before insert on event_anchor
    for each row execute function dawdle()`);
  const doomed = takeAnchor(app.database, SLOT_MS).catch(() => 'killed');
  const pid = await app.eventually('the worker at its insert', async () => {
    const [row] = await app.database.query(
      `select pid from pg_stat_activity where wait_event = 'PgSleep'
         and datname = current_database()`,
    );
    return row?.pid;
  });
  expect(await takeAnchor(app.database, SLOT_MS)).toBeUndefined();
  await app.database.query(`select pg_terminate_backend($1)`, [pid]);
  expect(await doomed).toBe('killed');
  await app.database.query(`drop function dawdle() cascade`);
  expect(await publicAnchors()).toEqual(before);
  const covered = () =>
    app.database.query(`select anchor from event_anchored where event_id = $1`, [id]);
  expect(await covered()).toEqual([]);
  const number = await anchored();
  expect(number).toBe(before[0].number + 1);
  expect(await covered()).toEqual([{ anchor: number }]);
});

describe('the public list', () => {
  test('lets everybody follow the chain without signing in, page by page, newest first', async () => {
    await anchored();
    await anchored();
    const anchors: Anchor[] = [];
    const total = await countOf('event_anchor');
    for (let page = 1; anchors.length < total; page++) {
      const { status, body } = await app.anyone.get(`/api/audit/anchors?page=${page}&pageSize=3`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ page, pageSize: 3, total });
      anchors.push(...body.items);
    }
    let previous = GENESIS;
    for (const [index, anchor] of anchors.reverse().entries()) {
      expect(anchor).toMatchObject({ number: index + 1, previousHash: previous });
      expect(hashAnchor(anchor)).toBe(anchor.hash);
      previous = anchor.hash;
    }
    expect((await app.anyone.get('/api/audit/anchors?pageSize=101')).status).toBe(422);
  });

  test('tells nothing of what was written, or that anything was', async () => {
    const shapes: string[] = [];
    const write =
      (...names: string[]) =>
      () =>
        Promise.all(names.map(writeEnvelope));
    const acts = [nothing, write('e1'), () => record('challenge:c1'), nothing, write('e1', 'e2')];
    for (const act of acts) {
      await act();
      const { total } = (await app.anyone.get('/api/audit/anchors')).body;
      await anchored();
      const answer = await app.anyone.get('/api/audit/anchors?pageSize=1');
      expect(answer.body.total).toBe(total + 1);
      const [newest] = answer.body.items;
      expect(Date.parse(newest.takenAt) % SLOT_MS).toBe(0);
      shapes.push(answer.text.replace(/"[0-9a-f]{64}"|\d+/g, '#'));
    }
    expect(new Set(shapes).size).toBe(1);
    const keys = Object.keys((await publicAnchors())[0]).sort();
    expect(keys).toEqual(['eventsDigest', 'hash', 'number', 'previousHash', 'takenAt']);
  });

  test('can’t be matched against the events somebody may see: each digest has a salt', async () => {
    await anchored();
    await anchored();
    const answer = await app.anyone.get('/api/audit/anchors?pageSize=100');
    const [newest, last] = answer.body.items;
    expect(newest.eventsDigest).not.toBe(last.eventsDigest); // both cover no event at all
    const salts = await app.database.query(`select salt from event_anchor`);
    expect(new Set(salts.map((row: { salt: string }) => row.salt)).size).toBe(salts.length);
    for (const { salt } of salts) expect(answer.text).not.toContain(salt);
  });
});

test('a log far larger than a batch is checked a few rows at a time', async () => {
  await app.database.transaction(async (manager) => {
    await insertChain(manager, chainOf('challenge:long', 10_000, new Date()));
    for (let part = 0; part < 2; part++) {
      const links = Array.from({ length: 1000 }, (_, i) =>
        chainOf(`challenge:m${part}-${i}`, 5, new Date()),
      );
      await insertChain(manager, links.flat());
    }
  });
  await anchored();
  await app.database.transaction('REPEATABLE READ', async (manager) => {
    let most = 0;
    const query = async (sql: string, values?: unknown[]) => {
      const rows = await manager.query(sql, values);
      most = Math.max(most, rows?.length ?? 0);
      return rows;
    };
    // Only `query` is asked of it.
    expect(await verifyChains({ query } as unknown as EntityManager)).toEqual([]);
    expect(most).toBe(SCAN_BATCH);
  });
}, 180_000);

test('the schedule makes one anchor a slot, and the audit says until when the log is bound', async () => {
  const working = await startTestApp({ worker: true });
  const listed = async () => (await working.anyone.get('/api/audit/anchors')).body.items;
  const [first] = await working.eventually('the first anchor', async () => {
    const items = await listed();
    return items.length > 0 && items;
  });
  expect(Date.parse(first.takenAt) % 600_000).toBe(0);
  const job = working.running.app.get(AnchorEventsJob, { strict: false });
  await Promise.all([job.run(), job.run(), job.run()]);
  const after: Anchor[] = await listed();
  expect(new Set(after.map(({ takenAt }) => takenAt)).size).toBe(after.length);
  const auditor = await working.world.someone('auditor');
  const { body } = await auditor.get('/api/audit/verification');
  expect(body).toMatchObject({ holds: true, anchoredAt: after[0].takenAt });
  await working.close();
});

const writeEnvelope = (name: string) =>
  changes.run(systemOrigin('sealing'), (change) =>
    app.running.app.get(Envelopes, { strict: false }).write(change, [name], {}),
  );

const countOf = async (table: string): Promise<number> =>
  (await app.database.query(`select count(*)::int as n from ${table}`))[0].n;

const publicAnchors = async (): Promise<Anchor[]> =>
  (await app.anyone.get('/api/audit/anchors?pageSize=100')).body.items;
