import { DomainError } from '../kernel/index.js';
import { assign, assignmentLimits, type AssignmentProblem } from './index.js';

const good: AssignmentProblem = {
  needs: [{ id: 'a', min: 0, max: 1 }],
  profiles: [{ id: 'p', capacity: 1, group: 'g' }],
  edges: [{ needId: 'a', profileId: 'p', score: 1 }],
};
const edge = good.edges[0];
const need = good.needs[0];
const profile = good.profiles[0];

test.each<[string, Partial<AssignmentProblem>]>([
  ['edges.0.score', { edges: [{ ...edge, score: NaN }] }],
  ['edges.0.score', { edges: [{ ...edge, score: -Infinity }] }],
  ['edges.0.score', { edges: [{ ...edge, score: 1e9 }] }],
  ['edges.0.score', { edges: [{ ...edge, score: JSON.parse('"5"') }] }],
  ['edges.1', { edges: [edge, { ...edge, score: 2 }] }],
  ['edges.0.needId', { edges: [{ ...edge, needId: 'z' }] }],
  ['edges.0.profileId', { edges: [{ ...edge, profileId: '__proto__' }] }],
  ['profiles.0.capacity', { profiles: [{ ...profile, capacity: -1 }] }],
  ['profiles.0.capacity', { profiles: [{ ...profile, capacity: 0.5 }] }],
  ['profiles.0.capacity', { profiles: [{ ...profile, capacity: Infinity }] }],
  ['profiles.1.id', { profiles: [profile, profile] }],
  ['profiles.0.id', { profiles: [{ ...profile, id: '' }] }],
  ['needs.0.min', { needs: [{ ...need, min: 2 }] }],
  ['needs.0.max', { needs: [{ ...need, max: NaN }] }],
  ['needs.0.perGroup', { needs: [{ ...need, perGroup: -1 }] }],
  ['needs.1.id', { needs: [need, need] }],
  ['required.0.profileId', { required: [{ needId: 'a', profileId: 'z' }] }],
  ['required.0', { required: [edge], edges: [] }],
  ['required.0', { required: [edge], forbidden: [edge] }],
  ['forbidden.0.needId', { forbidden: [{ needId: 'z', profileId: 'p' }] }],
  ['groupLimits.0.group', { groupLimits: [{ needId: 'a', group: 'z', max: 1 }] }],
  ['groupLimits.0.needId', { groupLimits: [{ needId: 'z', group: 'g', max: 1 }] }],
  ['groupLimits.0.max', { groupLimits: [{ needId: 'a', group: 'g', max: -1 }] }],
  [
    'groupLimits.1',
    {
      groupLimits: [
        { needId: 'a', group: 'g', max: 1 },
        { needId: 'a', group: 'g', max: 2 },
      ],
    },
  ],
])('refuses %s', (field, change) => {
  const error = refusalOf(() => assign({ ...good, ...change }));
  expect(error.code).toBe('assignment-invalid');
  expect(error.detail.fields?.map((f) => f.field)).toEqual([field]);
});

test('refuses a scale or a weight out of bounds', () => {
  expect(refusalOf(() => assign(good, { scale: 0.5 })).detail.fields?.[0].field).toBe('scale');
  const stuck = { ...good, needs: [{ id: 'a', min: 2, max: 2 }] };
  const error = refusalOf(() => assign(stuck, { weights: { minimum: 0 } }));
  expect(error.detail.fields?.[0].field).toBe('weights.minimum');
});

test('more needs than allowed are refused before any work, with the limit', () => {
  const needs = new Array(assignmentLimits.needs + 1).fill(need);
  const error = refusalOf(() => assign({ ...good, needs }));
  expect([error.kind, error.code]).toEqual(['too-large', 'assignment-too-large']);
  expect(error.detail.facts).toEqual({ size: 100_001, limit: 100_000 });
});

test('nothing at all has an empty plan; a need without candidates is told so', () => {
  expect(assign({ needs: [], profiles: [], edges: [] })).toMatchObject({
    kind: 'plan',
    plan: { pairs: [], total: 0 },
  });
  expect(assign({ needs: [{ id: 'a', min: 2, max: 3 }], profiles: [], edges: [] })).toEqual({
    kind: 'infeasible',
    diagnosis: {
      relax: [{ rule: 'minimum', needId: 'a', from: 2, to: 0 }],
      weight: 2,
      stuck: { needIds: ['a'], profileIds: [] },
    },
  });
});

test('the largest counts and scores are taken as they are', () => {
  const outcome = assign({
    needs: [{ id: 'a', min: 1, max: 1e9 }],
    profiles: [{ id: 'p', capacity: 1e9 }],
    edges: [{ needId: 'a', profileId: 'p', score: -2147.483648 }],
  });
  expect(outcome).toMatchObject({ kind: 'plan', plan: { units: -(2 ** 31) } });
});

function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
