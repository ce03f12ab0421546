import { actsOnLine, EDIT_ACTS, editLine, type Line, MARKS } from './editing/edit-line.js';
import { refusalOf, REFUSALS, sayRefusal, warningsOf } from './judge-pair.js';
import { type PairFacts } from './pair-facts.js';

const pair = (more: Partial<PairFacts> = {}): PairFacts => ({
  ...{ needId: 'n', profileId: 'p', takesBids: true, needOpen: true, active: true },
  ...{ decision: null, heldOverride: null, disinterested: false, hasAccount: true },
  ...{ score: 5, rank: 1, conflicts: [], ineligible: [] },
  ...more,
});
const bond = {
  kind: 'same-organisation' as const,
  path: [{ kind: 'organisation' as const, id: 'o', name: 'Polar' }],
};

test.each([
  [{}, null],
  [{ takesBids: false }, 'challenge-closed'],
  [{ needOpen: false }, 'need-not-ready'],
  [{ active: false }, 'profile-not-found'],
  [{ active: false, decision: 'shortlisted' as const }, null],
  [{ decision: 'invited' as const }, 'already-invited'],
  [{ decision: 'dismissed' as const }, 'candidate-dismissed'],
  [{ decision: 'declined' as const }, null],
  [{ conflicts: [bond] }, 'candidate-conflicted'],
  [{ conflicts: [bond], heldOverride: 'known' }, null],
  [{ ineligible: ['account-closed' as const] }, 'candidate-ineligible'],
  [{ ineligible: ['account-closed' as const], heldOverride: 'known' }, null],
])('a pair with %j is refused as %s', (more, refusal) =>
  expect(refusalOf(pair(more), null)).toBe(refusal),
);

test('a note overrides a conflict; an empty one does not', () => {
  expect(refusalOf(pair({ conflicts: [bond] }), 'independent')).toBeNull();
  expect(refusalOf(pair({ conflicts: [bond] }), '  ')).toBe('candidate-conflicted');
  expect(refusalOf(undefined, null)).toBe('profile-not-found');
});

test('every refusal is said in both languages, a conflict with its path', () => {
  for (const refusal of REFUSALS) {
    const { zh, en } = sayRefusal(refusal, pair({ conflicts: [bond] }));
    expect([zh.length > 3, en.length > 3]).toEqual([true, true]);
  }
  expect(sayRefusal('candidate-conflicted', pair({ conflicts: [bond] })).en).toContain('Polar');
});

test('warnings count what would be after applying', () => {
  expect(warningsOf(pair(), { after: 2, cap: 2 })).toEqual([]);
  expect(warningsOf(pair({ disinterested: true }), { after: 3, cap: 2 })).toEqual([
    'over-cap',
    'disinterested',
  ]);
  expect(warningsOf(pair({ decision: 'declined' }), { after: 0, cap: 1 })).toEqual([
    'declined-before',
  ]);
});

test('the acts a line offers are those that change it and are not refused', () => {
  for (const mark of MARKS) {
    const line: Line = { mark, origin: 'engine', score: 1, rank: 2, overrideNote: null };
    const possible = EDIT_ACTS.filter((act) => {
      try {
        const next = editLine(line, act, pair(), null);
        return JSON.stringify(next) !== JSON.stringify(line);
      } catch {
        return false;
      }
    });
    expect([mark, actsOnLine(mark).sort()]).toEqual([mark, possible.sort()]);
  }
});
