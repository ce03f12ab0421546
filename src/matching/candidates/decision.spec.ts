import { DomainError } from '../../../libs/kernel/index.js';
import { type ConflictPath } from '../conflicts/conflict.js';
import {
  actsOn,
  decide,
  type Decision,
  type DecisionFacts,
  type DecisionInput,
} from './decision.js';

const bond: ConflictPath = {
  kind: 'same-organisation',
  path: [{ kind: 'organisation', id: 'o', name: 'Polar' }],
};
const facts = (more: Partial<DecisionFacts> = {}): DecisionFacts => ({
  ...{ inRun: true, held: null, conflicts: [] },
  ...more,
});
const held = (more: Partial<Decision>): Decision => ({
  ...{ state: 'proposed', origin: 'engine', note: null, reason: null },
  ...{ reasonKind: null, overrideNote: null },
  ...more,
});
const input = (more: Partial<DecisionInput>): DecisionInput => ({
  ...{ profileId: 'p', act: 'shortlist' },
  ...more,
});
const refusal = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('nothing was refused');
};

test('every state offers exactly the acts that are not refused for their state', () => {
  const states = [null, 'proposed', 'shortlisted', 'dismissed', 'invited', 'declined'] as const;
  for (const state of states)
    for (const inRun of [true, false]) {
      const given = facts({ inRun, held: state && held({ state, origin: 'manual' }) });
      for (const act of ['shortlist', 'dismiss', 'add', 'undo'] as const) {
        const words = { reason: 'r', note: 'n' };
        const repeats = state === `${act}ed` || (act === 'shortlist' && state === 'shortlisted');
        const offered = actsOn(given).includes(act);
        const possible = isPossible(() => decide(given, input({ act, ...words })));
        expect([state, inRun, act, offered || repeats]).toEqual([state, inRun, act, possible]);
      }
    }
});

function isPossible(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

test('a conflict blocks shortlisting and adding, says its path in both languages, and an override is kept', () => {
  const bound = facts({ conflicts: [bond] });
  for (const given of [
    () => decide(bound, input({})),
    () => decide({ ...bound, inRun: false }, input({ act: 'add', note: 'n' })),
  ]) {
    const error = refusal(given);
    expect(error.code).toBe('candidate-conflicted');
    expect(error.message).toContain('belongs to the issuer Polar itself');
    expect(error.detail.facts?.pathsZh).toBe('所在单位就是发榜方Polar');
  }
  const next = decide(bound, input({ overrideNote: ' independent ' }));
  expect(next).toMatchObject({ state: 'shortlisted', overrideNote: 'independent' });
  expect(decide({ ...bound, held: next }, input({ act: 'dismiss', reason: 'r' }))).toMatchObject({
    ...{ state: 'dismissed', overrideNote: 'independent' },
  });
});

test('an override note is not kept where nothing was overridden', () =>
  expect(decide(facts(), input({ overrideNote: 'why not' }))?.overrideNote).toBeNull());

test('a conflicted candidate can be dismissed without an override', () =>
  expect(decide(facts({ conflicts: [bond] }), input({ act: 'dismiss', reason: 'r' }))?.state).toBe(
    'dismissed',
  ));

test.each([
  ['dismiss', 'reason', {}],
  ['dismiss', 'reason', { reason: ' \n' }],
] as const)('%s without words names the field %s', (act, field, words) => {
  const error = refusal(() => decide(facts(), input({ act, ...words }), 'decisions.7.'));
  expect(error.detail.fields).toEqual([{ field: `decisions.7.${field}`, message: 'is needed' }]);
});

test('adding needs a note', () => {
  const error = refusal(() => decide(facts({ inRun: false }), input({ act: 'add' })));
  expect(error.detail.fields?.[0].field).toBe('note');
});

test('undoing takes an engine’s candidate back to bare, one added by hand back to merely added', () => {
  const undo = input({ act: 'undo' });
  expect(decide(facts({ held: held({ state: 'dismissed', reason: 'r' }) }), undo)).toBeNull();
  const manual = held({ state: 'dismissed', reason: 'r', origin: 'manual', note: 'n' });
  const back = decide(facts({ inRun: false, held: manual }), undo);
  expect(back).toEqual(held({ origin: 'manual', note: 'n' }));
  expect(decide(facts({ inRun: false, held: back }), undo)).toBeNull();
});
