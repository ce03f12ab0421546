import { readEdges } from './read-edges.js';
import type { Edge } from './types.js';

const numbersOf = (ids: string[]): Map<string, number> => new Map(ids.map((id, i) => [id, i]));
const numbers = { needs: numbersOf(['a', 'b', 'c']), profiles: numbersOf(['p', 'q', 'r']) };
const edge = (needId: string, profileId: string, score: number): Edge => ({
  needId,
  profileId,
  score,
});

test('edges stand by need, then score from the highest, then profile', () => {
  const given = [
    edge('c', 'q', -3),
    edge('a', 'q', 5),
    edge('c', 'p', 9),
    edge('a', 'p', 5),
    edge('c', 'r', 0),
  ];
  const { edgeStart, edgeNeed, edgeProfile, edgeUnits } = readEdges(given, numbers, 1);
  expect([...edgeStart]).toEqual([0, 2, 2, 5]);
  expect([...edgeNeed]).toEqual([0, 0, 2, 2, 2]);
  expect([...edgeProfile]).toEqual([0, 1, 0, 2, 1]);
  expect([...edgeUnits]).toEqual([5, 5, 9, 0, -3]);
});

test('the largest scores keep their last unit beside the last of the most profiles', () => {
  const many = { needs: numbersOf(['a']), profiles: new Map([['z', 199_999]]) };
  for (const units of [2 ** 31, 2 ** 31 - 1, -(2 ** 31), 1 - 2 ** 31]) {
    // The map's size counts its entries: the last number alone makes the widest key.
    const { edgeProfile, edgeUnits } = readEdges([edge('a', 'z', units)], many, 1);
    expect([edgeProfile[0], edgeUnits[0]]).toEqual([199_999, units]);
  }
});
