/** Builds when the sources are newer than the build, then starts the compiled process in place. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const entry = process.argv[2] ?? 'main';
const stamp = join(root, 'dist', '.built');

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const sources = ['src', 'libs', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const stale = () => {
  const built = statSync(stamp).mtimeMs;
  return sources.some((name) => newest(join(root, name)) > built);
};

if (!existsSync(stamp) || (existsSync(join(root, 'src')) && stale())) {
  process.stderr.write('Building …\n');
  const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
await import(join(root, 'dist', 'src', `${entry}.js`));
