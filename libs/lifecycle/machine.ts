import { assert, conflict } from '../kernel/index.js';

/** A life cycle as a table: for every state the states it may go to. A state without any is final. */
export interface Machine<S extends string = string> {
  readonly name: string;
  readonly initial: S;
  readonly next: Readonly<Record<S, readonly S[]>>;
}

/** Declares a life cycle and proves on the spot that every state can be reached. */
export function defineMachine<S extends string>(machine: Machine<S>): Machine<S> {
  const lost = unreachableStates(machine);
  assert(lost.length === 0, `${machine.name}: no way leads to ${lost.join(', ')}`);
  return machine;
}

export const mayGo = <S extends string>(machine: Machine<S>, from: S, to: S): boolean =>
  machine.next[from].includes(to);

/** Throws a conflict that names both states and the lawful ones, unless the step is lawful. */
export function requireStep<S extends string>(machine: Machine<S>, from: S, to: S): void {
  if (mayGo(machine, from, to)) return;
  const ways = machine.next[from].join(', ') || 'nowhere: it is final';
  throw conflict(
    `${machine.name}-state`,
    `A ${machine.name} that is ${from} can't become ${to}; from there it goes to ${ways}.`,
  );
}

// Object.keys forgets the union of its keys.
export const statesOf = <S extends string>(machine: Machine<S>): S[] =>
  Object.keys(machine.next) as S[];

/** All lawful steps, in the order of the table. */
export const stepsOf = <S extends string>(machine: Machine<S>): [from: S, to: S][] =>
  statesOf(machine).flatMap((from) => machine.next[from].map((to): [S, S] => [from, to]));

/** States that no path from the initial one reaches; breadth first, each state once. */
export function unreachableStates<S extends string>(machine: Machine<S>): S[] {
  const seen = new Set<S>([machine.initial]);
  for (const state of seen) for (const to of machine.next[state]) seen.add(to);
  return statesOf(machine).filter((state) => !seen.has(state));
}
