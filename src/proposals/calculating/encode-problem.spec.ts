import { assign, relaxProblem, verify } from '../../../libs/assignment/index.js';
import { seededRandom } from '../../../libs/kernel/index.js';
import { NOTHING_RELAXED, type ProposalOptions, relaxOptions } from '../proposal-options.js';
import { decodeDiagnosis } from './decode-diagnosis.js';
import { encodeProblem, type Facts } from './encode-problem.js';
import { solveProposal } from './solve-proposal.js';

const options = (more: Partial<ProposalOptions> = {}): ProposalOptions => ({
  ...{ challengeIds: null, wanted: 3, atLeast: 1, loadCap: 2, perOrganisation: null },
  ...{ minScore: 0, candidates: 50, fair: false, relaxed: NOTHING_RELAXED },
  ...more,
});

const facts = (more: Partial<Facts> = {}): Facts => ({
  needs: ['a', 'b'].map((needId) => ({ needId, challengeId: `c${needId}`, hasRun: true })),
  candidates: [],
  inForce: [],
  profiles: [],
  pinned: [],
  forbidden: [],
  ...more,
});
const edge = (needId: string, profileId: string, score: number) => ({
  ...{ needId, profileId, score, rank: 1 },
});
const profile = (id: string, more: Partial<Facts['profiles'][number]> = {}) => ({
  ...{ id, organisationId: 'o', loadCap: null, load: 0 },
  ...more,
});

test('the worked example: what is in force leaves less to plan', () => {
  const { problem, needs } = encodeProblem(
    facts({
      candidates: [edge('a', 'p', 5), edge('b', 'p', 4)],
      inForce: [{ needId: 'a', profileId: 'x', organisationId: 'o' }],
      profiles: [profile('p', { load: 1 })],
    }),
    options(),
  );
  expect(problem.needs).toEqual([
    { id: 'a', min: 0, max: 2 },
    { id: 'b', min: 1, max: 3 },
  ]);
  expect(problem.profiles).toEqual([{ id: 'p', capacity: 1 }]);
  expect(needs.map(({ standing }) => standing)).toEqual(['open', 'open']);
});

test("a person's own limit goes before the proposal's, unless a coordinator raised it", () => {
  const given = facts({
    candidates: [edge('a', 'p', 5), edge('a', 'q', 5), edge('a', 'r', 1)],
    profiles: [
      profile('p', { loadCap: 1 }),
      profile('q', { loadCap: 9 }),
      profile('r', { load: 5 }),
    ],
  });
  const capacities = (asked: ProposalOptions) =>
    encodeProblem(given, asked).problem.profiles.map(({ capacity }) => capacity);
  expect(capacities(options())).toEqual([1, 2, 0]);
  const raised = { ...NOTHING_RELAXED, caps: [{ profileId: 'p', cap: 3 }] };
  expect(capacities(options({ relaxed: raised }))).toEqual([3, 2, 0]);
});

test("an organisation's share counts those in force, and only where that makes a difference", () => {
  const given = facts({
    candidates: [edge('a', 'p', 5), edge('b', 'p', 5)],
    inForce: [{ needId: 'a', profileId: 'x', organisationId: 'o' }],
    profiles: [profile('p')],
  });
  const { problem } = encodeProblem(given, options({ perOrganisation: 1 }));
  expect(problem.groupLimits).toEqual([{ needId: 'a', group: 'o', max: 0 }]);
  expect(problem.needs.every(({ perGroup }) => perGroup === 1)).toBe(true);
  const plain = encodeProblem(given, options());
  expect([plain.problem.groupLimits, plain.problem.profiles[0].group]).toEqual([[], undefined]);
});

test('a challenge nobody could serve asks for nothing, a pin alone brings it back', () => {
  const bare = encodeProblem(facts(), options());
  expect(bare.problem.needs).toEqual([]);
  expect(bare.needs).toMatchObject([
    { needId: 'a', standing: 'no-candidate', atLeast: 0 },
    { needId: 'b', standing: 'no-candidate', atLeast: 0 },
  ]);
  const pinned = [{ needId: 'a', profileId: 'p', score: null, rank: null }];
  const { problem } = encodeProblem(facts({ pinned, profiles: [profile('p')] }), options());
  expect(problem.needs).toEqual([{ id: 'a', min: 1, max: 3 }]);
  expect(problem.edges).toEqual([{ needId: 'a', profileId: 'p', score: 0 }]);
});

const SEEDS = Array.from({ length: 120 }, (_, i) => i + 1);

/** Few places, many pins and bans: about half of these have no plan. */
function randomCase(seed: number): { facts: Facts; asked: ProposalOptions } {
  const random = seededRandom(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const needIds = Array.from({ length: 2 + upTo(4) }, (_, i) => `n${i}`);
  const profiles = Array.from({ length: 2 + upTo(5) }, (_, i) =>
    profile(`p${i}`, {
      organisationId: `o${upTo(2)}`,
      loadCap: random() < 0.5 ? upTo(3) : null,
      load: upTo(2),
    }),
  );
  const pairs = needIds.flatMap((needId) => profiles.map(({ id }) => ({ needId, profileId: id })));
  const all: Facts = facts({ profiles });
  all.needs = needIds.map((needId) => ({ needId, challengeId: needId, hasRun: true }));
  for (const pair of pairs) {
    const dice = random();
    const score = Math.round(random() * 1000) / 100;
    if (dice < 0.1) all.inForce.push({ ...pair, organisationId: `o${upTo(2)}` });
    else if (dice < 0.8) all.candidates.push({ ...pair, score, rank: 1 });
    if (dice < 0.1 || dice > 0.9) continue;
    if (random() < 0.08) all.pinned.push({ ...pair, score: dice < 0.8 ? score : null, rank: null });
    else if (random() < 0.08) all.forbidden.push(pair);
  }
  const wanted = 1 + upTo(3);
  const perOrganisation = random() < 0.5 ? 1 + upTo(2) : null;
  const asked = options({ wanted, atLeast: upTo(wanted + 1), loadCap: upTo(4), perOrganisation });
  return { facts: all, asked };
}

test('taking the steps of a diagnosis is just what it asked of the problem, and gives a plan', () => {
  let stuck = 0;
  for (const seed of SEEDS) {
    const { facts: given, asked } = randomCase(seed);
    const { problem } = encodeProblem(given, asked);
    const solved = solveProposal(problem, { fair: false, previous: null });
    if (solved.kind === 'plan') continue;
    stuck += 1;
    const { steps } = decodeDiagnosis(solved.diagnosis, given, asked);
    const gone = (rule: string, pair: { needId: string; profileId: string }) =>
      steps.some((step) => step.key === `${rule}:${pair.needId}:${pair.profileId}`);
    const mended = encodeProblem(
      {
        ...given,
        pinned: given.pinned.filter((pair) => !gone('pin', pair)),
        forbidden: given.forbidden.filter((pair) => !gone('ban', pair)),
      },
      relaxOptions(asked, steps),
    ).problem;
    const expected = assign(relaxProblem(problem, solved.diagnosis.relax));
    const outcome = solveProposal(mended, { fair: false, previous: null });
    expect([seed, outcome.kind, expected.kind]).toEqual([seed, 'plan', 'plan']);
    if (outcome.kind === 'plan' && expected.kind === 'plan')
      expect([seed, outcome.plan.total]).toEqual([seed, expected.plan.total]);
  }
  expect(stuck).toBeGreaterThan(20);
});

test('a plan made warm from another one is as good as a new one, whatever has changed', () => {
  let warm = 0;
  for (const seed of SEEDS) {
    const { facts: given, asked } = randomCase(seed);
    const first = solveProposal(encodeProblem(given, asked).problem, {
      fair: false,
      previous: null,
    });
    if (first.kind !== 'plan') continue;
    const random = seededRandom(seed + 1000);
    const banned = first.plan.pairs.filter(() => random() < 0.3);
    const lost = new Set(given.candidates.filter(() => random() < 0.05));
    const changed = {
      ...given,
      candidates: given.candidates.filter((one) => !lost.has(one)),
      forbidden: [...given.forbidden, ...banned].filter(
        (pair) =>
          !given.pinned.some(
            (pin) => pin.needId === pair.needId && pin.profileId === pair.profileId,
          ),
      ),
    };
    const { problem } = encodeProblem(changed, asked);
    const again = solveProposal(problem, { fair: false, previous: first.plan });
    const anew = solveProposal(problem, { fair: false, previous: null });
    expect([seed, again.kind]).toEqual([seed, anew.kind]);
    if (again.kind !== 'plan' || anew.kind !== 'plan') continue;
    warm += again.warm ? 1 : 0;
    expect([seed, again.plan.total]).toEqual([seed, anew.plan.total]);
    expect(verify(problem, again.plan).optimal).toBe(true);
  }
  expect(warm).toBeGreaterThan(10);
});
