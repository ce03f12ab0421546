/** Writes docs/generated anew: the same code that checks it, told to write instead. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const args = [jest, '--selectProjects', 'system', '--testPathPatterns', 'test/architecture/drift'];
const env = { ...process.env, UPDATE_GENERATED: '1' };
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1);
