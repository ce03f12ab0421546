import { viewExplanation } from './explanation-view.js';

const work = (id: string) => ({ id, kind: 'paper', title: `Work ${id}`, year: 2024 }) as const;
const explained = (works: { workId: string; contribution: number }[]) => ({
  ...{ parts: [], terms: [], missing: [], ownWords: 0, works },
});

test('a work that gives twice, in two languages, is one work with the sum', () => {
  const works = [
    { workId: 'a', contribution: 0.5 },
    { workId: 'b', contribution: 0.25 },
    { workId: 'c', contribution: 0.5 },
    { workId: 'b', contribution: 0.5 },
  ];
  const known = new Map(['a', 'b', 'c'].map((id) => [id, work(id)]));
  expect(
    viewExplanation(explained(works), known).works.map(({ id, contribution }) => [
      id,
      contribution,
    ]),
  ).toEqual([
    ['b', 0.75],
    ['a', 0.5],
    ['c', 0.5],
  ]);
});

test('a work that is gone is left out', () =>
  expect(
    viewExplanation(explained([{ workId: 'gone', contribution: 1 }]), new Map()).works,
  ).toEqual([]));
