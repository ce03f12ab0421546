/**
 * Builds what is asked for (`server`, `web`; both by default) and leaves a stamp beside each build,
 * so that start knows a whole one from one that was cut short.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
const BUILDS = {
  server: {
    stamp: join(root, 'dist', '.built'),
    command: [require.resolve('@nestjs/cli/bin/nest.js'), 'build'],
  },
  web: {
    stamp: join(root, 'dist', 'web', '.built'),
    command: [vite, 'build', '--config', join('web', 'vite.config.ts'), '--logLevel', 'warn'],
  },
};

const asked = process.argv.slice(2);
for (const name of asked.length ? asked : Object.keys(BUILDS)) {
  const { stamp, command } = BUILDS[name];
  rmSync(stamp, { force: true });
  const run = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}
