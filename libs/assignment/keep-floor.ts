import { finish } from './assign.js';
import { completeFlow, sendAll } from './complete-flow.js';
import { Flow } from './flow.js';
import type { IndexedProblem } from './index-problem.js';
import { raiseNetwork, type Floor, type PlanNetwork } from './plan-network.js';
import type { AssignmentOptions, Plan } from './types.js';

/** The best plan under a floor; null if there is none. The required pairs must fit. */
export function planAbove(
  indexed: IndexedProblem,
  plain: PlanNetwork,
  floor: Floor,
  options: AssignmentOptions,
): Plan | null {
  const net = raiseNetwork(indexed, plain, floor);
  const flow = new Flow(net);
  return completeFlow(flow) ? finish(indexed, { ...plain, net }, flow, options).plan : null;
}

/** Whether any plan keeps a floor: forced units only, all arcs alike. */
export function canKeep(indexed: IndexedProblem, plain: PlanNetwork, floor: Floor): boolean {
  const net = raiseNetwork(indexed, plain, floor);
  const { freeUntil } = net.skip;
  const units = net.units.map((all, need) => all - freeUntil[need]);
  const skip = { ...net.skip, freeUntil: new Int32Array(net.needs) };
  const arcGain = new Float64Array(net.arcGain.length);
  return sendAll(new Flow({ ...net, units, skip, arcGain }));
}
