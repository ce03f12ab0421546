import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Changes, databaseNow, systemOrigin } from '../../platform/events/index.js';
import { type DemoCaller } from './demo-caller.js';
import { type DemoChallenge, type DemoWorld } from './demo-world.js';
import { bidBody, importedIds } from './hand-in-bids.js';
import { ensureDraft, publish } from './publish-challenges.js';
import { type Settled, settlePeople, signEverybodyOut } from './settle-people.js';

/** Where the seed stands while it runs, and what it tells the person who waits. */
export interface SeedContext {
  app: INestApplicationContext;
  address: string;
  world: DemoWorld;
  say(line: string): void;
  /** Aborted when the person who waits has had enough; the next start goes on. */
  signal?: AbortSignal;
}

const ORIGIN = systemOrigin('demo-world');
const STREAM = 'system:demo-world';
/** Long enough to hand in the bids of challenges that shall be open, short enough to wait for. */
const SHORT_SECONDS = 12;
const COORDINATOR = 'coordinator@jiebang.example';

/** Not begun, begun and interrupted, or done. */
export async function demoProgress(dataSource: DataSource): Promise<'none' | 'begun' | 'done'> {
  const rows: { type: string }[] = await dataSource.query(
    `select type from event where stream = $1`,
    [STREAM],
  );
  if (rows.some((row) => row.type === 'demoSeeded')) return 'done';
  return rows.length ? 'begun' : 'none';
}

/**
 * Fills the database with the demo world by acting as its people through the API, on an application
 * whose worker runs and whose rules allow short deadlines. Each step looks first whether it was
 * done, so an interrupted seed goes on where it was.
 */
export async function seedDemo(context: SeedContext): Promise<void> {
  const { app, say } = context;
  const changes = app.get(Changes, { strict: false });
  const mark = (type: string) =>
    changes.run(ORIGIN, (change) => change.record({ stream: STREAM, type, payload: {} }));
  if ((await demoProgress(app.get(DataSource))) === 'none') await mark('demoBegun');
  say('Demo world: organisations and people …');
  const settled = await settlePeople(context, ORIGIN);
  say('Demo world: experts and works …');
  await importFiles(context, settled);
  say('Demo world: challenges and bids …');
  const challengeIds = await publishAll(context, settled);
  await handInBids(context, settled, challengeIds);
  say('Demo world: matching, opening and award …');
  await inviteSome(context, settled, challengeIds);
  await awardWinners(context, settled, challengeIds);
  await signEverybodyOut(app);
  await mark('demoSeeded');
}

async function importFiles({ app, world }: SeedContext, settled: Settled): Promise<void> {
  const coordinator = settled.caller(COORDINATOR);
  for (const { format, path } of world.files) {
    const form = new FormData();
    form.set('format', format);
    form.set('file', new Blob([await readFile(path)]), basename(path));
    const { id } = await coordinator.post<{ id: string }>('/imports', form);
    await waitFor(`the import of ${basename(path)}`, async () => {
      const run = await coordinator.get<{ state: string; rejected: number }>(`/imports/${id}`);
      if (run.state === 'failed' || run.rejected) throw new Error(`demo import: ${path} failed`);
      return run.state === 'finished';
    });
  }
  const { experts } = await importedIds(app.get(DataSource));
  for (const expert of world.experts)
    await settled.caller(expert.email).put(`/experts/${experts.get(expert.id)}/claim`);
}

type ChallengeIds = Map<string, string>;

async function publishAll({ app, world }: SeedContext, settled: Settled): Promise<ChallengeIds> {
  const ids: ChallengeIds = new Map();
  const coordinator = settled.caller(COORDINATOR);
  const inSeconds = async (seconds: number) =>
    new Date((await databaseNow(app.get(DataSource))).getTime() + seconds * 1000).toISOString();
  // Those with a short deadline come last, so that their bids follow at once.
  const order = [...world.challenges].sort((a, b) => urgency(world, a) - urgency(world, b));
  for (const [index, challenge] of order.entries()) {
    const goal = world.story[challenge.id];
    const issuer = issuerOf(world, settled, challenge);
    const managed = await ensureDraft(issuer, challenge);
    ids.set(challenge.id, managed.id);
    if (goal === 'draft') continue;
    const seconds = urgency(world, challenge) ? SHORT_SECONDS : (25 + (index % 9) * 5) * 86_400;
    await publish({ issuer, coordinator }, managed, goal, () => inSeconds(seconds));
  }
  return ids;
}

const urgency = (world: DemoWorld, challenge: DemoChallenge): number =>
  ['opened', 'contracted'].includes(world.story[challenge.id]) ? 1 : 0;

function issuerOf(world: DemoWorld, settled: Settled, challenge: DemoChallenge): DemoCaller {
  const home = world.organisations.find((o) => o.name === challenge.organisation);
  const staff = world.people.find((p) => p.organisation === home?.id && p.role === 'enterprise');
  if (!staff) throw new Error(`the demo world has nobody at ${challenge.organisation}`);
  return settled.caller(staff.email);
}

async function handInBids(context: SeedContext, settled: Settled, challengeIds: ChallengeIds) {
  const { app, world } = context;
  const ids = await importedIds(app.get(DataSource));
  const anyone = settled.caller(COORDINATOR);
  const { version } = await anyone.get<{ version: string }>('/challenges/confidentiality-terms');
  for (const bid of [...world.bids].sort((a, b) => urgent(world, b) - urgent(world, a))) {
    const lead = settled.caller(leadEmail(world, bid.lead));
    const id = challengeIds.get(bid.challenge);
    const { state } = await lead.get<{ state: string }>(`/challenges/${id}`);
    if (!['listed', 'bidding'].includes(state)) continue; // opened by an earlier, interrupted seed
    await lead.put(`/challenges/${id}/terms-acceptance`, { version });
    await lead.put(`/bids/${id}/submission`, bidBody(bid, ids, settled));
  }
}

const urgent = (world: DemoWorld, bid: { challenge: string }): number =>
  world.story[bid.challenge] === 'listed' ? 0 : 1;

function leadEmail(world: DemoWorld, expertId: string): string {
  const expert = world.experts.find(({ id }) => id === expertId);
  if (!expert) throw new Error(`the demo world has no expert ${expertId}`);
  return expert.email;
}

interface QueueRow {
  id: string;
  need: { sourceId: string };
}

interface CandidateRow {
  profile: { id: string; kind: string };
  decision: unknown;
}

/** The coordinator asks the two best candidates of three challenges. */
async function inviteSome({ world }: SeedContext, settled: Settled, challengeIds: ChallengeIds) {
  const coordinator = settled.caller(COORDINATOR);
  const listed = world.challenges.filter(({ id }) => world.story[id] === 'listed');
  const queue = await waitFor('the match queue', async () => {
    const { items } = await coordinator.get<{ items: QueueRow[] }>('/match-runs?pageSize=100');
    const matched = new Set(items.map((row) => row.need.sourceId));
    return listed.every(({ id }) => matched.has(challengeIds.get(id) ?? '')) && items;
  });
  for (const { id } of listed.slice(0, 3)) {
    const challengeId = challengeIds.get(id);
    const run = queue.find((row) => row.need.sourceId === challengeId);
    const { candidates } = await coordinator.get<{ candidates: CandidateRow[] }>(
      `/match-runs/${run?.id}`,
    );
    const best = candidates.filter((row) => row.profile.kind === 'expert').slice(0, 2);
    if (best.some((row) => row.decision)) continue; // invited by an interrupted seed
    await coordinator.post('/invitations', {
      challengeId,
      profileIds: best.map((row) => row.profile.id),
      message: '您团队的成果与本榜题高度相关，诚邀揭榜。保密附件已向您开放，有疑问可在榜题页提问。',
    });
  }
}

async function awardWinners({ world }: SeedContext, settled: Settled, challengeIds: ChallengeIds) {
  const coordinator = settled.caller(COORDINATOR);
  for (const [challenge, winner] of Object.entries(world.winners)) {
    const path = `/challenges/${challengeIds.get(challenge)}`;
    const state = await waitFor(`the opening of ${challenge}`, async () => {
      const found = await coordinator.get<{ state: string }>(path);
      return !['listed', 'bidding', 'closed'].includes(found.state) && found.state;
    });
    if (state !== 'opened') continue;
    const { items } = await coordinator.get<{
      items: { id: string; lead?: { name?: string }; leadName?: string }[];
    }>(`${path}/bids`);
    const name = world.experts.find(({ id }) => id === winner)?.name;
    const bid = items.find((item) => JSON.stringify(item).includes(name ?? winner));
    await coordinator.put(`${path}/award`, {
      bidId: bid?.id,
      reason: '技术路线与指标验证方案最为完整，报价在预算之内，团队有同类工况的实测数据。',
    });
  }
}

const WAIT_MS = 120_000;

async function waitFor<T>(what: string, probe: () => Promise<T | false>): Promise<T> {
  for (const end = Date.now() + WAIT_MS; ; ) {
    const value = await probe();
    if (value !== false) return value;
    if (Date.now() > end) throw new Error(`the demo world waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
