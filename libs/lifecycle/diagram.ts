import { type Machine, statesOf, stepsOf } from './machine.js';

/**
 * A life cycle as a Mermaid state diagram: an arrow a step, an arrow to the end from each final
 * state. Mermaid takes no hyphens in names, so `to-review` is drawn as `to_review`.
 */
export function toMermaid(machine: Machine): string {
  const name = (state: string) => state.replaceAll('-', '_');
  const final = statesOf(machine).filter((state) => machine.next[state].length === 0);
  return [
    'stateDiagram-v2',
    `  [*] --> ${name(machine.initial)}`,
    ...stepsOf(machine).map(([from, to]) => `  ${name(from)} --> ${name(to)}`),
    ...final.map((state) => `  ${name(state)} --> [*]`),
  ].join('\n');
}
