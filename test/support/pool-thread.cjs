/** A program for the test of thread pools: it answers, computes, fails, ends and runs out of memory. */
require('./load-sources.cjs');
const { threadId, workerData } = require('node:worker_threads');
const { serveThread } = require('../../src/platform/threads/serve-thread.ts');
const { assert } = require('../../libs/kernel/assert.ts');

serveThread({
  echo: (input, shared) => ({ input, shared: shared?.value, workerData, threadId }),
  /** Computes for some milliseconds; nothing interrupts it. */
  compute: (ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
    return threadId;
  },
  fail: (message) => {
    throw new Error(message);
  },
  breakPromise: (message) => assert(false, message),
  exit: () => process.exit(7),
  fill: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
  /** Says whether it sees what it was given or a copy. */
  write: (numbers) => {
    numbers[0] = 42;
  },
});
