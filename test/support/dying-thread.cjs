/** Matching threads of which the first one to rank a need called "fatal" ends in the middle of it. */
const { existsSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parentPort } = require('node:worker_threads');

const marker = join(tmpdir(), `jiebang-thread-died-${process.pid}`);
parentPort.on('message', ({ act, input }) => {
  if (act !== 'rank' || input.need.title !== 'fatal' || existsSync(marker)) return;
  writeFileSync(marker, '');
  process.exit(9);
});
require('./source-thread.cjs');
