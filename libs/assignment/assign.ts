import { completeFlow } from './complete-flow.js';
import { decodePlan } from './decode.js';
import { diagnose } from './diagnose.js';
import { Flow } from './flow.js';
import { indexProblem, type IndexedProblem } from './index-problem.js';
import { planNetwork, type PlanNetwork } from './plan-network.js';
import { settleTies } from './settle-ties.js';
import type { AssignmentOptions, AssignmentProblem, Outcome, Plan } from './types.js';

/**
 * The plan with the greatest sum of scores among all that keep every rule, with prices that
 * prove it; or, where no plan exists, what to loosen.
 *
 * Equal totals: the plan with the smallest sum of tie numbers (see settle-ties.ts), so the order
 * of the input does not matter and the same problem and seed give the same plan.
 * Errors: `assignment-invalid` (422) names the entry, `assignment-too-large` (413) the limit.
 */
export function assign(problem: AssignmentProblem, options: AssignmentOptions = {}): Outcome {
  const indexed = indexProblem(problem, options.scale);
  return assignIndexed(indexed, planNetwork(indexed), options);
}

/** The same for a problem that has been read. */
export function assignIndexed(
  indexed: IndexedProblem,
  network: PlanNetwork,
  options: AssignmentOptions,
): Outcome {
  if (!network.requiredFit) return { kind: 'infeasible', diagnosis: diagnose(indexed, options) };
  const flow = new Flow(network.net);
  if (!completeFlow(flow))
    return { kind: 'infeasible', diagnosis: diagnose(indexed, options, flow.settled) };
  return finish(indexed, network, flow, options);
}

/** Settles ties and decodes; the flow must be complete. */
export function finish(
  indexed: IndexedProblem,
  { slots }: PlanNetwork,
  flow: Flow,
  options: AssignmentOptions,
): { kind: 'plan'; plan: Plan } {
  const arcs = settleTies(indexed, flow, options.seed ?? 0);
  return { kind: 'plan', plan: decodePlan(indexed, slots, flow, arcs) };
}
