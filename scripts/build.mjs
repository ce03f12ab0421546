/** Compiles with nest's tsc builder and leaves a stamp, so that start knows a whole build. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
rmSync(join(dist, '.built'), { force: true });
const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
const run = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
if (run.status !== 0) process.exit(run.status ?? 1);
mkdirSync(dist, { recursive: true });
writeFileSync(join(dist, '.built'), '');
