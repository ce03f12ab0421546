import { addSample, type Sample, secondsLeft } from './pace';

test('the time left follows from the pace', () => {
  const samples = [
    { at: 0, done: 100 },
    { at: 4000, done: 300 },
  ];
  expect(secondsLeft(samples, 1300)).toBe(20);
});

test('nothing is guessed from too little', () => {
  expect(secondsLeft([], 10)).toBeNull();
  expect(secondsLeft([{ at: 0, done: 0 }], 10)).toBeNull();
  expect(
    secondsLeft(
      [
        { at: 0, done: 0 },
        { at: 1000, done: 5 },
      ],
      10,
    ),
  ).toBeNull();
  expect(
    secondsLeft(
      [
        { at: 0, done: 5 },
        { at: 9000, done: 5 },
      ],
      10,
    ),
  ).toBeNull();
});

test('only the last seconds count, and work that begins anew begins a new count', () => {
  let samples: Sample[] = [];
  for (let second = 0; second <= 60; second += 1)
    samples = addSample(samples, { at: second * 1000, done: second });
  expect(samples[0].at).toBe(40_000);
  expect(addSample(samples, { at: 61_000, done: 3 })).toEqual([{ at: 61_000, done: 3 }]);
});
