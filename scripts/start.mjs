/** Builds what is older than its sources, then starts the compiled process in place. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const entry = process.argv[2] ?? 'main';

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};
/** A build without its sources, as in an image, is taken as it is. */
const isStale = (stamp, sources) => {
  if (!existsSync(stamp)) return true;
  if (!existsSync(join(root, sources[0]))) return false;
  const built = statSync(stamp).mtimeMs;
  return sources.some((name) => newest(join(root, name)) > built);
};

const stale = [];
const CONFIGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
if (isStale(join(root, 'dist', '.built'), ['src', 'libs', ...CONFIGS])) stale.push('server');
// Workers and commands show no pages.
if (['main', 'main.api'].includes(entry))
  if (isStale(join(root, 'dist', 'web', '.built'), ['web', 'package.json'])) stale.push('web');

if (stale.length) {
  process.stderr.write('Building …\n');
  const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), ...stale], {
    stdio: ['ignore', 2, 2],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
await import(join(root, 'dist', 'src', `${entry}.js`));
