import { type ConflictPath } from '../conflicts/conflict.js';
import { basisOf, inputHashOf } from './match-input.js';

const rules = { candidatesPerRun: 100, explainedPerRun: 50, maxCorpusDocuments: 1000 };
const basis = basisOf({ fingerprint: '1/1/1' }, rules);
const need = { title: 'A', text: 'B' };
const bond = (name: string): ConflictPath[] => [
  { kind: 'same-organisation', path: [{ kind: 'organisation', id: 'o', name }] },
];

test('the basis depends on the corpus and on each rule that shapes a run, not on others', () => {
  const others = [
    basisOf({ fingerprint: '1/1/2' }, rules),
    ...Object.keys(rules).map((rule) => basisOf({ fingerprint: '1/1/1' }, { ...rules, [rule]: 7 })),
  ];
  expect(new Set([basis, ...others]).size).toBe(5);
  const more = { ...rules, graceSeconds: 9 };
  expect(basisOf({ fingerprint: '1/1/1' }, more)).toBe(basis);
});

test('the input hash depends on title, text and who is bound how, not on order or names', () => {
  const none = inputHashOf(basis, need, new Map());
  const one = inputHashOf(basis, need, new Map([['p', bond('Polar')]]));
  expect(one).not.toBe(none);
  expect(inputHashOf(basis, need, new Map([['p', bond('Renamed')]]))).toBe(one);
  expect(inputHashOf(basis, need, new Map([['q', bond('Polar')]]))).not.toBe(one);
  expect(inputHashOf(basis, { title: 'AB', text: '' }, new Map())).not.toBe(none);
  const pairs: [string, ConflictPath[]][] = [
    ['p', bond('x')],
    ['q', bond('y')],
  ];
  expect(inputHashOf(basis, need, new Map(pairs))).toBe(
    inputHashOf(basis, need, new Map(pairs.reverse())),
  );
});
