import { DomainError } from '../kernel/index.js';
import { challengeMachine } from './challenge.js';
import {
  defineMachine,
  mayGo,
  requireStep,
  statesOf,
  stepsOf,
  unreachableStates,
} from './machine.js';
import { MACHINES } from './machines.js';

describe.each(MACHINES.map((machine) => [machine.name, machine] as const))('%s', (_, machine) => {
  test('every state can be reached from the initial one', () =>
    expect(unreachableStates(machine)).toEqual([]));

  test('every step leads to a known state, and none to itself', () => {
    for (const [from, to] of stepsOf(machine)) {
      expect(statesOf(machine)).toContain(to);
      expect(to).not.toBe(from);
    }
  });
});

test('a machine with a lost state is refused by name', () => {
  expect(() =>
    defineMachine<string>({
      name: 'door',
      initial: 'open',
      next: { open: ['shut'], shut: [], lost: [] },
    }),
  ).toThrow('door: no way leads to lost');
});

test('names of machines are unique, since the database keys its copy by them', () => {
  const names = MACHINES.map((machine) => machine.name);
  expect(new Set(names).size).toBe(names.length);
});

test('a challenge can be withdrawn until it is contracted, and never after', () => {
  const open = statesOf(challengeMachine).filter((s) => mayGo(challengeMachine, s, 'withdrawn'));
  expect(open).not.toContain('contracted');
  expect(open).not.toContain('running');
  expect(open).toEqual(expect.arrayContaining(['draft', 'listed', 'opened', 'noticed']));
});

test('no bid can be awarded before the opening: contracted is reached only from opened onwards', () => {
  const sources = stepsOf(challengeMachine).filter(([, to]) => to === 'contracted');
  expect(sources.map(([from]) => from)).toEqual(['opened', 'noticed']);
});

test('an unlawful step is a conflict that names the lawful ones', () => {
  const step = () => requireStep(challengeMachine, 'draft', 'listed');
  expect(step).toThrow(DomainError);
  expect(step).toThrow(/draft can't become listed.*submitted, withdrawn/);
  expect(() => requireStep(challengeMachine, 'rejected', 'listed')).toThrow(/it is final/);
  expect(() => requireStep(challengeMachine, 'draft', 'submitted')).not.toThrow();
});
