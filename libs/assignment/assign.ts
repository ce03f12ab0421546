import { decodePlan } from './decode.js';
import { diagnose } from './diagnose.js';
import { Flow } from './flow.js';
import { indexProblem, type IndexedProblem } from './index-problem.js';
import { chosenEdges, planNetwork, type Floor, type PlanNetwork } from './plan-network.js';
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
  const network = planNetwork(indexed);
  const { net } = network;
  if (!network.requiredFit) return { kind: 'infeasible', diagnosis: diagnose(indexed, options) };
  const flow = new Flow(net);
  if (!sendAll(flow))
    return { kind: 'infeasible', diagnosis: diagnose(indexed, options, flow.settled) };
  return finish(indexed, network, flow, options);
}

/** The best plan under a floor; null if there is none. */
export function planAbove(
  indexed: IndexedProblem,
  floor: Floor,
  options: AssignmentOptions,
): Plan | null {
  const network = planNetwork(indexed, floor);
  const flow = new Flow(network.net);
  if (!network.requiredFit || !sendAll(flow)) return null;
  return finish(indexed, network, flow, options).plan;
}

/** Whether any plan keeps a floor: forced units only, all arcs alike. */
export function canKeep(indexed: IndexedProblem, floor: Floor): boolean {
  const { net, requiredFit } = planNetwork(indexed, floor);
  if (!requiredFit) return false;
  net.arcGain.fill(0);
  const { freeUntil } = net.skip;
  const forced = net.units.map((units, need) => units - freeUntil[need]);
  return sendAll(
    new Flow({ ...net, units: forced, skip: { ...net.skip, freeUntil: freeUntil.fill(0) } }),
  );
}

function sendAll(flow: Flow): boolean {
  for (let need = 0; need < flow.net.needs; need++)
    if (!flow.send(need, flow.net.units[need])) return false;
  return true;
}

/** Settles ties and decodes; the flow must be complete. */
export function finish(
  indexed: IndexedProblem,
  network: PlanNetwork,
  flow: Flow,
  options: AssignmentOptions,
): { kind: 'plan'; plan: Plan } {
  const used = settleTies(indexed, network.net, flow, options.seed ?? 0);
  const chosen = chosenEdges(indexed, network.net, used);
  return { kind: 'plan', plan: decodePlan(indexed, network, flow, chosen) };
}
