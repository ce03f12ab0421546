import { join } from 'node:path';
import { readSettings, type Settings } from '../../src/platform/config/index.js';

/** Settings whose matching threads run from the sources, so that no test meets an older build. */
export const readTestSettings = (
  env: NodeJS.ProcessEnv,
  threadFile = 'source-thread.cjs',
): Settings => ({
  ...readSettings(process.cwd(), env),
  matchingThreadFile: join(process.cwd(), 'test/support', threadFile),
});
