import { seededRandom } from '../../libs/kernel/index.js';
import { type Client } from '../support/client.js';
import { ProposalSteps, type StagedNeed } from '../support/proposal-steps.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** `PROPOSAL_SIZE=2000x5000x200` tries another size: challenges × profiles × candidates of each. */
const [CHALLENGES, PROFILES, CANDIDATES] = (process.env.PROPOSAL_SIZE ?? '200x500x100')
  .split('x')
  .map(Number);
/** Of this process's processor time, the database's own not counted. */
const LIMITS = { solving: 2, proposing: 10, applying: 25 };

/** Challenges of one issuer. */
const EACH_ISSUES = 4;

let app: TestApp;
let steps: ProposalSteps;
let coordinator: Client;

beforeAll(async () => {
  app = await startTestApp();
  steps = new ProposalSteps(app);
  coordinator = await app.world.someone('coordinator');
});
afterAll(() => app.close());

const say = (line: string) => process.stdout.write(`  ${line}\n`);

/** Processor and wall-clock seconds of a piece of work in this process. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<[T, number]> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (user + system) / 1e6;
  const wall = (performance.now() - started) / 1000;
  say(`${what}: ${seconds.toFixed(2)} s of processor, ${wall.toFixed(2)} s in all`);
  return [result, seconds];
}

/** A tenth of the profiles are sought after, and everybody stands well for some challenges. */
async function stage(): Promise<void> {
  const random = seededRandom(7);
  const homes = await Promise.all(
    Array.from({ length: 20 }, (_, i) => app.world.organisation('university', `University ${i}`)),
  );
  const profiles = await steps.profiles(
    Array.from({ length: PROFILES }, (_, i) => ({
      organisationId: homes[i % homes.length],
      loadCap: 1 + (i % 3),
    })),
  );
  const needs: StagedNeed[] = [];
  while (needs.length < CHALLENGES) {
    const organisationId = await app.world.organisation('enterprise');
    needs.push(...(await steps.needs(EACH_ISSUES, { organisationId })));
  }
  for (const need of needs) {
    const chosen = [...profiles]
      .map((id, i): [string, number] => [id, random() * 6 + (i % 10 === 0 ? 3 : 0)])
      .sort((a, b) => b[1] - a[1])
      .slice(0, CANDIDATES);
    await steps.run(need.id, chosen);
  }
}

test(`${CHALLENGES} challenges × ${PROFILES} experts are proposed, looked at and applied`, async () => {
  await stage();
  const limits = { wanted: 3, atLeast: 0, loadCap: 3, perOrganisation: 2 };
  const options = { ...limits, candidates: CANDIDATES };
  const propose = (fair: boolean) => async () => {
    const asked = await coordinator.post('/api/proposals', { ...options, fair });
    await steps.compute(asked.body.id);
    return steps.view(coordinator, asked.body.id);
  };
  const [fair] = await measured('a fair proposal', propose(true));
  const [plain, proposing] = await measured('a proposal', propose(false));
  for (const { id, state, totals, proof, challenges } of [plain, fair]) {
    const [row] = await app.database.query(`select outcome from proposal where id = $1`, [id]);
    const { cpuMs, candidates } = row.outcome;
    say(`${candidates} candidates solved and proved in ${cpuMs} ms of processor`);
    say(`${totals.lines} lines, sum ${totals.total.toFixed(1)}, worst ${totals.worst.total}`);
    expect([state, totals.overCap, proof.gap]).toEqual(['ready', 0, 0]);
    expect(challenges.total).toBe(CHALLENGES);
    if (id === plain.id) expect(cpuMs / 1000).toBeLessThan(LIMITS.solving);
  }
  expect(proposing).toBeLessThan(LIMITS.proposing);
  expect(fair.totals.worst.total).toBeGreaterThanOrEqual(plain.totals.worst.total);
  await measured('its first page', () => coordinator.get(`/api/proposals/${plain.id}`));
  await measured('its loads', () => coordinator.get(`/api/proposals/${plain.id}/loads`));
  await measured('planning anew', () => steps.recompute(coordinator, plain.id, plain.version));
  const path = `/api/proposals/${plain.id}`;
  const [seen] = await measured('its consequences', () => coordinator.get(`${path}/consequences`));
  const { version, digest, invitations } = seen.body;
  const [applied, applying] = await measured(`applying ${invitations} lines`, () =>
    coordinator.put(`${path}/application`, { version, digest }),
  );
  expect(applied.body).toMatchObject({ invitations: plain.totals.lines });
  expect(applying).toBeLessThan(LIMITS.applying);
  const [over] = await app.database.query(
    `select count(*)::int as n from (select d.profile_id from candidate_decision d
         join profile p on p.id = d.profile_id where d.state = 'invited'
         group by d.profile_id, p.load_cap having count(*) > p.load_cap) above`,
  );
  expect(over.n).toBe(0);
}, 600_000);
