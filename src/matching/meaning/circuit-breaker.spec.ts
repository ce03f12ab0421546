import { CircuitBreaker } from './circuit-breaker.js';

const limits = { failures: 3, pauseMs: 1000 };
const opened = (): CircuitBreaker => {
  const breaker = new CircuitBreaker(limits);
  for (let i = 0; i < 3; i++) breaker.fail(100);
  return breaker;
};

test('two failures leave it closed, three in a row open it', () => {
  const breaker = new CircuitBreaker(limits);
  breaker.fail(0);
  breaker.fail(0);
  expect(breaker.admit(0)).toBe(true);
  breaker.succeed();
  breaker.fail(0);
  breaker.fail(0);
  expect(breaker.admit(0)).toBe(true);
  breaker.fail(0);
  expect(breaker.admit(0)).toBe(false);
});

test('after the pause one caller may try, the others wait for how it ends', () => {
  const breaker = opened();
  expect(breaker.admit(1099)).toBe(false);
  expect([breaker.admit(1100), breaker.admit(1100), breaker.admit(5000)]).toEqual([
    true,
    false,
    false,
  ]);
  breaker.succeed();
  expect(breaker.admit(5000)).toBe(true);
});

test('a failed try opens it for another whole pause', () => {
  const breaker = opened();
  breaker.admit(1100);
  breaker.fail(1200);
  expect(breaker.admit(2100)).toBe(false);
  expect(breaker.admit(2200)).toBe(true);
});

test('a try that was abandoned lets the next caller try', () => {
  const breaker = opened();
  breaker.admit(1100);
  breaker.abandon();
  expect(breaker.admit(1100)).toBe(true);
});
