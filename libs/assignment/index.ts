export { assign } from './assign.js';
export { assignFairly, raiseFloor, type FairOutcome, type FairPlan } from './assign-fairly.js';
export { limits as assignmentLimits } from './limits.js';
export type { Floor } from './plan-network.js';
export { reassign, type Change } from './reassign.js';
export { relaxProblem } from './relax-problem.js';
export * from './types.js';
export { verify, type Verdict, type Violation } from './verify.js';
