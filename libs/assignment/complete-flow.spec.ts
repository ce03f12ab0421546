import { finish } from './assign.js';
import { completeFlow, fillAll, sendAll } from './complete-flow.js';
import { Flow } from './flow.js';
import { indexProblem } from './index-problem.js';
import { planNetwork } from './plan-network.js';
import { randomProblem } from './random-problem.js';
import type { AssignmentProblem } from './types.js';
import { verify } from './verify.js';

const shapes = [
  { needs: 30, profiles: 12, density: 0.5, minimum: 0 },
  { needs: 25, profiles: 20, density: 0.4, minimum: 0, ties: true },
  { needs: 20, profiles: 60, density: 0.3, minimum: 1, plain: true },
  { needs: 12, profiles: 14, density: 0.6, minimum: 1, ties: true },
];

/** Fills a flow in one way and judges what comes of it. */
function judge(problem: AssignmentProblem, complete: (flow: Flow) => boolean) {
  const indexed = indexProblem(problem);
  const network = planNetwork(indexed);
  const flow = new Flow(network.net);
  if (!network.requiredFit || !complete(flow)) return null;
  const { plan } = finish(indexed, network, flow, {});
  return { units: plan.units, pairs: plan.pairs, verdict: verify(problem, plan) };
}

test('needs that ask and places that ask come to the same plan, and both prove it', () => {
  const counts = { plan: 0, none: 0, limited: 0 };
  for (let seed = 0; seed < 160; seed++) {
    const random = randomProblem(seed + 500, shapes[seed % 4]);
    const problem = { ...random, required: random.required?.slice(0, 2) };
    const asked = judge(problem, sendAll);
    const offered = judge(problem, fillAll);
    expect([seed, offered]).toEqual([seed, asked]);
    if (asked) expect([seed, asked.verdict.gap, asked.verdict.feasible]).toEqual([seed, 0, true]);
    counts[asked ? 'plan' : 'none']++;
    if (asked && problem.groupLimits?.length) counts.limited++;
  }
  expect(counts.plan).toBeGreaterThan(80);
  expect(counts.none).toBeGreaterThan(10);
  expect(counts.limited).toBeGreaterThan(30);
});

test('a place that opens takes whom it is worth most to; with a second its price falls', () => {
  const prices = [1, 2].map((capacity) => {
    const indexed = indexProblem(
      {
        needs: ['a', 'b'].map((id) => ({ id, min: 0, max: 1 })),
        profiles: [{ id: 'p', capacity }],
        edges: [
          { needId: 'a', profileId: 'p', score: 5 },
          { needId: 'b', profileId: 'p', score: 3 },
        ],
      },
      1,
    );
    const flow = new Flow(planNetwork(indexed).net);
    expect(fillAll(flow)).toBe(true);
    expect([...flow.used]).toEqual(capacity === 1 ? [1, 0] : [1, 1]);
    return flow.price[2];
  });
  expect(prices).toEqual([5, 3]);
});

/** How many profiles hold a price once all is done: it tells which side asked. */
const priced = (problem: AssignmentProblem, complete: (flow: Flow) => boolean): number => {
  const { net } = planNetwork(indexProblem(problem));
  const flow = new Flow(net);
  complete(flow);
  return flow.price.subarray(net.needs + net.slots).reduce((sum, price) => sum + price, 0);
};

test('the side with fewer units asks, places that no arc reaches not counted', () => {
  const one = { needId: 'a', profileId: 'p', score: 5 };
  const problem = {
    needs: ['a', 'b'].map((id) => ({ id, min: 0, max: 3 })),
    profiles: [{ id: 'p', capacity: 1 }],
    edges: [one, { ...one, needId: 'b', score: 3 }],
  };
  const [asked, offered] = [priced(problem, sendAll), priced(problem, fillAll)];
  expect(asked).not.toBe(offered);
  expect(priced(problem, completeFlow)).toBe(offered);
  const idle = { ...problem, profiles: [...problem.profiles, { id: 'q', capacity: 9 }] };
  expect(priced(idle, completeFlow)).toBe(offered);
  const roomy = { ...problem, profiles: [{ id: 'p', capacity: 2 }] };
  expect(priced(roomy, completeFlow)).toBe(priced(roomy, sendAll));
});
