import { join } from 'node:path';
import { AssertionError } from '../../../libs/kernel/index.js';
import { ThreadEnded, ThreadPool, type ThreadTask } from './thread-pool.js';

const file = join(process.cwd(), 'test/support/pool-thread.cjs');
const never = (): AbortSignal => new AbortController().signal;
const pools: ThreadPool[] = [];
function open(options: { size?: number; mostWaiting?: number; heapMegabytes?: number } = {}) {
  const given = { name: 'test', file, data: 'given', size: 1, mostWaiting: 20, heapMegabytes: 64 };
  const pool = new ThreadPool({ ...given, ...options });
  pools.push(pool);
  return pool;
}
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

const echo = (input: unknown, shared?: ThreadTask['shared']): ThreadTask => ({
  act: 'echo',
  input,
  ...(shared ? { shared } : {}),
});

test('a task is answered, with what the thread started with', async () => {
  const answer = await open().run(echo({ n: 1 }), never());
  expect(answer).toMatchObject({ input: { n: 1 }, workerData: 'given', shared: undefined });
});

test('tasks are answered in order, each its own answer, however many threads there are', async () => {
  const pool = open({ size: 2 });
  const numbers = Array.from({ length: 12 }, (_, n) => n);
  const answers = await Promise.all(
    numbers.map((n) => pool.run<{ input: number; threadId: number }>(echo(n), never())),
  );
  expect(answers.map(({ input }) => input)).toEqual(numbers);
  expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(2);
});

test('what is shared reaches each thread before its tasks, and the next one replaces it', async () => {
  const pool = open({ size: 2 });
  const ask = (key: string, n: number) => pool.run(echo(n, { key, value: `${key}!` }), never());
  const answers = await Promise.all(['a', 'a', 'b', 'b', 'a', 'c'].map(ask));
  expect(answers).toMatchObject(['a!', 'a!', 'b!', 'b!', 'a!', 'c!'].map((shared) => ({ shared })));
});

test('shared memory is not copied', async () => {
  const numbers = new Int32Array(new SharedArrayBuffer(4));
  await open().run({ act: 'write', input: numbers }, never());
  expect(numbers[0]).toBe(42);
});

test('the event loop is free while a thread computes', async () => {
  const pool = open();
  let beats = 0;
  const beat = setInterval(() => beats++, 5);
  await pool.run({ act: 'compute', input: 300 }, never());
  clearInterval(beat);
  expect(beats).toBeGreaterThan(10);
});

test('an error crosses with its message; a broken promise stays one; the thread goes on', async () => {
  const pool = open();
  await expect(pool.run({ act: 'fail', input: 'too bad' }, never())).rejects.toThrow('too bad');
  const broken = pool.run({ act: 'breakPromise', input: 'never so' }, never());
  await expect(broken).rejects.toThrow(AssertionError);
  await expect(pool.run({ act: 'unknown', input: null }, never())).rejects.toThrow('no act');
  await expect(pool.run(echo(1), never())).resolves.toMatchObject({ input: 1 });
});

test('what can not be sent is refused and the next task is done', async () => {
  const pool = open();
  await expect(
    pool.run(
      echo(() => 1),
      never(),
    ),
  ).rejects.toThrow('could not be cloned');
  await expect(pool.run(echo(1), never())).resolves.toMatchObject({ input: 1 });
});

test.each([
  ['ends', 'exit'],
  ['runs out of memory', 'fill'],
])('a thread that %s fails its own task only and is replaced', async (_, act) => {
  const pool = open();
  const died = expect(pool.run({ act, input: null }, never())).rejects.toThrow(ThreadEnded);
  const next = pool.run(echo('after'), never());
  await died;
  expect(await next).toMatchObject({ input: 'after' });
});

test('a program that does not load fails each task, and nothing loops', async () => {
  const pool = new ThreadPool({
    ...{ name: 'test', file: `${file}.gone`, data: null, size: 1 },
    ...{ mostWaiting: 5, heapMegabytes: 64 },
  });
  pools.push(pool);
  const both = await Promise.allSettled([pool.run(echo(1), never()), pool.run(echo(2), never())]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('an aborted task ends at once, waiting or running, with the reason given', async () => {
  const pool = open();
  const [running, waiting] = [new AbortController(), new AbortController()];
  const started = performance.now();
  const first = pool.run({ act: 'compute', input: 60_000 }, running.signal);
  const second = pool.run(echo(2), waiting.signal);
  const third = pool.run(echo(3), never());
  waiting.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  running.abort(new Error('too late'));
  await expect(first).rejects.toThrow('too late');
  expect(await third).toMatchObject({ input: 3 });
  expect(performance.now() - started).toBeLessThan(30_000);
  await expect(pool.run(echo(4), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
});

test('more tasks than may wait are refused', async () => {
  const pool = open({ mostWaiting: 1 });
  const held = pool.run({ act: 'compute', input: 100 }, never());
  const waiting = pool.run(echo(1), never());
  await expect(pool.run(echo(2), never())).rejects.toThrow('more than 1 tasks wait');
  await Promise.all([held, waiting]);
});

test('the last task of a thread is answered; the next one gets another thread', async () => {
  const pool = open();
  const first = await pool.run<{ threadId: number }>({ ...echo(1), isLast: () => true }, never());
  const second = await pool.run<{ threadId: number }>(echo(2), never());
  expect(second.threadId).not.toBe(first.threadId);
});

test('closing refuses what runs and what waits, and everything after', async () => {
  const pool = open();
  const all = Promise.allSettled([
    pool.run({ act: 'compute', input: 60_000 }, never()),
    pool.run(echo(1), never()),
  ]);
  await pool.close();
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(pool.run(echo(2), never())).rejects.toThrow('closed');
});
