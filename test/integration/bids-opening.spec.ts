import pg from 'pg';
import { checkInvariants } from '../../src/app/check-invariants.js';
import { OpenBids } from '../../src/bids/index.js';
import { PinoLogger } from '../../src/platform/logging/pino-logger.js';
import {
  acceptTerms,
  bidBody,
  bidderFor,
  bidders,
  openDue,
  setDeadline,
  submit,
} from '../support/bid-steps.js';
import { type Cast, castOf, challengeIn } from '../support/challenge-steps.js';
import { type Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
});
afterAll(() => app.close());

interface Receipt {
  digest: string;
  sealedAt: string;
}

const minutesOf = async (id: string) =>
  (await cast.coordinator.get(`/api/challenges/${id}/opening`)).body.items[0];

const stateOf = async (id: string): Promise<string> =>
  (await app.database.query('select state from challenge where id = $1', [id]))[0].state;

const bidsOf = (id: string): Promise<{ digest: string }[]> =>
  app.database.query('select digest from bid where challenge_id = $1', [id]);

const envelopeOf = async (digest: string): Promise<{ id: string; ciphertext: Buffer }> =>
  (
    await app.database.query('select id, ciphertext from sealed_envelope where digest = $1', [
      digest,
    ])
  )[0];

const overwrite = (id: string, ciphertext: Buffer) =>
  app.database.query(
    `update sealed_envelope set ciphertext = $2::bytea, digest = encode(sha256($2::bytea), 'hex')
     where id = $1`,
    [id, ciphertext],
  );

test('bids hammered around the deadline: none with a receipt is lost, none is taken late', async () => {
  const id = await challengeIn('listed', cast);
  const people = await bidders(app, 8);
  for (const bidder of people) await acceptTerms(bidder, id);
  for (const bidder of people) await submit(bidder, id, { price: '1.00' });
  await setDeadline(app, id, 4000);
  const [{ deadline }] = await app.database.query('select deadline from challenge where id = $1', [
    id,
  ]);
  const openings = keepOpening();
  const logs = await Promise.all(people.map((bidder) => hammer(bidder, id)));
  await openings.stop();

  const minutes = await minutesOf(id);
  const last = logs.map(({ receipts }) => receipts.at(-1));
  expect(logs.every(({ receipts }) => receipts.length > 0)).toBe(true);
  expect(minutes.bids.map(({ digest }: Receipt) => digest).sort()).toEqual(
    last.map((receipt) => receipt?.digest).sort(),
  );
  for (const { receipts, refusal } of logs) {
    for (const { sealedAt } of receipts) expect(new Date(sealedAt) < deadline).toBe(true);
    expect(refusal.code).toBe('deadline-passed');
    expect(new Date(refusal.facts.now) >= deadline).toBe(true);
  }
  expect(await bidsOf(id)).toHaveLength(8);
}, 120_000);

/** One bidder, replacing his bid as fast as he can until he is too late. */
async function hammer(bidder: Client, id: string) {
  const receipts: Receipt[] = [];
  for (let price = 1; ; price++) {
    const answer = await bidder.put(`/api/bids/${id}/submission`, bidBody({ price }));
    if (answer.status !== 200) return { receipts, refusal: answer.body };
    receipts.push(answer.body.receipt);
  }
}

/** Two openers at work all the time, as two workers would be. */
function keepOpening(): { stop(): Promise<void> } {
  let going = true;
  const loop = async () => {
    for (; going; await new Promise((resolve) => setTimeout(resolve, 20))) await openDue(app);
    await openDue(app);
  };
  const loops = [loop(), loop()];
  return {
    stop: async () => {
      going = false;
      await Promise.all(loops);
    },
  };
}

test('a bid under way when the deadline passes is waited for, and opened with the others', async () => {
  const id = await challengeIn('listed', cast);
  const [bidder] = await bidders(app, 1);
  await acceptTerms(bidder, id);
  const before = await submit(bidder, id);
  const blocker = await connect();
  const { id: envelope } = await envelopeOf(before.digest);
  await blocker.query('begin');
  await blocker.query('select 1 from sealed_envelope where id = $1 for update', [envelope]);
  await setDeadline(app, id, 3000);
  const slow = bidder.put(`/api/bids/${id}/submission`, bidBody({ price: '7.77' }));
  await app.eventually('the bid at the envelope', async () => (await waiting(blocker)) === 1);
  await app.eventually('the deadline', async () => {
    const sql = 'select deadline <= clock_timestamp() as passed from challenge where id = $1';
    return (await app.database.query(sql, [id]))[0].passed;
  });
  const opening = openDue(app);
  await app.eventually('the opening behind it', async () => (await waiting(blocker)) === 2);
  expect(await stateOf(id)).toBe('listed');
  await blocker.query('commit');
  await blocker.end();
  const { status, body } = await slow;
  expect(status).toBe(200);
  await opening;
  expect((await minutesOf(id)).bids).toMatchObject([
    { digest: body.receipt.digest, price: '7.77' },
  ]);
});

test('one bidder at many screens at once has one bid, the one whose receipt was written last', async () => {
  const id = await challengeIn('listed', cast);
  const [bidder] = await bidders(app, 1);
  await acceptTerms(bidder, id);
  const path = `/api/bids/${id}`;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 4 === 0
        ? bidder.put(`${path}/draft`, { route: `draft ${index}` })
        : bidder.put(`${path}/submission`, bidBody({ price: index })),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { receipt } = (await bidder.get(path)).body.submission;
  const receipts = answers.flatMap(({ body }) => body.receipt?.digest ?? []);
  expect(receipts).toHaveLength(15);
  expect(receipts).toContain(receipt.digest);
  await setDeadline(app, id);
  await openDue(app);
  expect(await bidsOf(id)).toEqual([{ digest: receipt.digest }]);
});

test('a tampered, a replayed and a good envelope: the good one opens, the others are named loudly', async () => {
  const errors: string[] = [];
  const spy = jest
    .spyOn(PinoLogger.prototype, 'error')
    .mockImplementation((line) => void errors.push(String(line)));
  const id = await challengeIn('listed', cast);
  const people = await bidders(app, 3);
  for (const bidder of people) await acceptTerms(bidder, id);
  const good: Receipt = await submit(people[0], id);
  const tampered = await envelopeOf((await submit(people[1], id)).digest);
  const cheap = await envelopeOf((await submit(people[2], id, { price: '1.00' })).digest);
  const dear = await envelopeOf((await submit(people[2], id, { price: '9.00' })).digest);
  const flipped = Buffer.from(tampered.ciphertext);
  flipped[5000] ^= 1;
  await overwrite(tampered.id, flipped);
  await overwrite(cheap.id, cheap.ciphertext);
  const broken = await checkInvariants(app.database);
  expect(broken.join()).toMatch(/every envelope holds what its last event says/);
  await setDeadline(app, id);
  await openDue(app);
  const minutes = await minutesOf(id);
  expect(minutes.bids.map(({ digest }: Receipt) => digest)).toEqual([good.digest]);
  expect(
    minutes.unreadable.map(({ envelopeId }: { envelopeId: string }) => envelopeId).sort(),
  ).toEqual([tampered.id, dear.id].sort());
  expect(errors.filter((line) => line.includes(tampered.id))).toHaveLength(1);
  expect(errors.filter((line) => line.includes(dear.id))).toHaveLength(1);
  const own = (await people[1].get(`/api/bids/${id}`)).body;
  expect(own).toMatchObject({ unreadable: true, bidId: null });
  spy.mockRestore();
  await overwrite(tampered.id, tampered.ciphertext);
  await overwrite(dear.id, dear.ciphertext);
});

test('when the only envelope is broken the challenge stays open for people to decide', async () => {
  const spy = jest.spyOn(PinoLogger.prototype, 'error').mockImplementation(() => undefined);
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const envelope = await envelopeOf((await submit(bidder, id)).digest);
  await overwrite(envelope.id, Buffer.from('gone'));
  await setDeadline(app, id);
  await openDue(app);
  expect(await stateOf(id)).toBe('opened');
  expect((await minutesOf(id)).unreadable).toHaveLength(1);
  spy.mockRestore();
  await overwrite(envelope.id, envelope.ciphertext);
});

test('an opening killed in the middle leaves everything sealed, and the next one does all of it', async () => {
  const id = await challengeIn('listed', cast);
  const people = await bidders(app, 3);
  const receipts: Receipt[] = [];
  for (const bidder of people) {
    await acceptTerms(bidder, id);
    receipts.push(await submit(bidder, id));
  }
  await setDeadline(app, id);
  const blocker = await connect();
  for (let kill = 0; kill < 2; kill++) {
    // The minutes are written last: the opening waits there with all its bids in hand.
    await blocker.query('begin');
    await blocker.query('lock table opening in exclusive mode');
    const opening = app.running.app.get(OpenBids, { strict: false }).run(id);
    const failed = expect(opening).rejects.toThrow();
    const pid = await app.eventually('the opening to wait', async () => {
      const { rows } = await blocker.query(
        `select pid from pg_locks where relation = 'opening'::regclass and not granted`,
      );
      return rows[0]?.pid;
    });
    await blocker.query('select pg_terminate_backend($1)', [pid]);
    await failed;
    await blocker.query('commit');
    expect(await stateOf(id)).toBe('listed');
    expect(await bidsOf(id)).toEqual([]);
  }
  await blocker.end();
  await openDue(app);
  expect(await stateOf(id)).toBe('opened');
  const digests = (await bidsOf(id)).map(({ digest }) => digest).sort();
  expect(digests).toEqual(receipts.map(({ digest }) => digest).sort());
  const opened = await app.database.query(
    `select 1 from event where type = 'bidOpened' and payload ->> 'challengeId' = $1`,
    [id],
  );
  expect(opened).toHaveLength(3);
});

test('the database itself lets no bid lie open while its challenge takes bids', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  const { id: envelope } = await envelopeOf((await submit(bidder, id)).digest);
  const cheat = app.database.query(
    `insert into bid (id, challenge_id, round, lead_organisation_id, lead_person_id, content, price,
       envelope_id, digest, sealed_at)
     values (gen_random_uuid(), $1, 1, $2, $3, '{}', 1, $4, $5, clock_timestamp())`,
    [id, bidder.organisationId, bidder.personId, envelope, '0'.repeat(64)],
  );
  await expect(cheat).rejects.toThrow(/stay sealed/);
});

test('a withdrawn challenge opens nothing: its envelopes stay sealed', async () => {
  const id = await challengeIn('listed', cast);
  const bidder = await bidderFor(app, id);
  await submit(bidder, id);
  await cast.coordinator.put(`/api/challenges/${id}/withdrawal`, { reason: 'budget gone' });
  await setDeadline(app, id);
  await openDue(app);
  await app.running.app.get(OpenBids, { strict: false }).run(id);
  expect(await bidsOf(id)).toEqual([]);
  expect(await stateOf(id)).toBe('withdrawn');
});

/** How many statements of this database wait for somebody's lock. */
async function waiting(onlooker: pg.Client): Promise<number> {
  const { rows } = await onlooker.query(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0].n;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  return client;
}
