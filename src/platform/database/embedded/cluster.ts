import { randomBytes, randomUUID } from 'node:crypto';
import {
  appendFile,
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { type DataHome, isThere } from './data-home.js';
import { errorCode, failures } from './failures.js';
import { runProgram } from './run-program.js';
import type { Binaries } from './server-binaries.js';
import { type Durability, settingsName } from './server-settings.js';
import { lastLines } from './server-log.js';

/** The two passwords of a cluster: its superuser's, and that of the role the program uses. */
export interface Credentials {
  superuser: string;
  application: string;
}

/** Lies inside the cluster, so that the two come into being and move together. */
const credentialsName = 'jiebang-credentials.json';
const incomingPrefix = 'incoming-';

/**
 * Collation is by code point on every platform (PostgreSQL's own C.UTF-8). The C library is asked
 * only for kinds of characters, and systems name their Unicode locale differently; under a plain
 * "C", pg_trgm would find no letters in Chinese text.
 */
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C'];

/** Undefined when there is no cluster yet. */
export async function readCredentials(home: DataHome): Promise<Credentials | undefined> {
  if (!(await isThere(home.cluster))) return undefined;
  try {
    const content: unknown = JSON.parse(
      await readFile(join(home.cluster, credentialsName), 'utf8'),
    );
    if (typeof content !== 'object' || content === null) throw failures.notOurs(home.cluster);
    if (!('superuser' in content) || !('application' in content)) {
      throw failures.notOurs(home.cluster);
    }
    return { superuser: String(content.superuser), application: String(content.application) };
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw failures.otherOwner(home.cluster);
    if (errorCode(error) !== 'ENOENT') throw error;
    await removeIfEmpty(home.cluster);
    return undefined;
  }
}

/**
 * Makes the cluster aside, then renames it into place, so that one that exists is whole: an
 * attempt that was killed leaves only an incoming folder, which the next one removes.
 */
export async function createCluster(
  home: DataHome,
  binaries: Binaries,
  durability: Durability,
): Promise<Credentials> {
  await removeUnfinished(home.folder);
  const incoming = join(home.folder, `${incomingPrefix}${randomUUID()}`);
  const credentials = { superuser: randomSecret(), application: randomSecret() };
  try {
    await mkdir(incoming, { mode: 0o700 });
    const passwordFile = join(incoming, 'password');
    await writeFile(passwordFile, credentials.superuser, { mode: 0o600 });
    await giveTo(home, incoming, passwordFile);
    const cluster = join(incoming, 'cluster');
    await runInitdb(home, binaries, cluster, [
      `--pwfile=${passwordFile}`,
      ...(durability === 'none' ? ['--no-sync'] : []),
    ]);
    await addOurFiles(home, cluster, credentials);
    await rename(cluster, home.cluster);
    if (durability === 'full') await syncFolder(home.folder);
    return credentials;
  } finally {
    await rm(incoming, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Throws when another major version of PostgreSQL made the cluster. */
export async function checkVersion(home: DataHome, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(home.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found !== binaries.major) throw failures.otherVersion(home.cluster, found, binaries.major);
}

export async function giveTo(home: DataHome, ...paths: string[]): Promise<void> {
  if (!home.account) return;
  for (const path of paths) await chown(path, home.account.uid, home.account.gid);
}

async function runInitdb(
  home: DataHome,
  binaries: Binaries,
  cluster: string,
  extra: string[],
): Promise<void> {
  const fixed = [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...extra,
  ];
  let output = '';
  for (const locale of characterLocales) {
    const outcome = await runProgram(
      binaries.initdb,
      [...fixed, `--lc-ctype=${locale}`],
      home.account,
    );
    if (outcome.status === 0) return;
    output = outcome.output;
    if (/no space left|disk quota/i.test(output)) throw failures.diskFull(home.folder);
    if (!/locale/i.test(output)) break;
  }
  throw failures.didNotStart('of initdb', lastLines(output));
}

async function addOurFiles(
  home: DataHome,
  cluster: string,
  credentials: Credentials,
): Promise<void> {
  const file = join(cluster, credentialsName);
  await writeFile(file, `${JSON.stringify(credentials)}\n`, { mode: 0o600, flush: true });
  await appendFile(join(cluster, 'postgresql.conf'), `\ninclude_if_exists '${settingsName}'\n`);
  await giveTo(home, file);
}

async function removeUnfinished(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(incomingPrefix));
  for (const name of names) {
    // An orphaned initdb may still be writing there; what stays is removed at the next attempt.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(
      () => undefined,
    );
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    throw errorCode(error) === 'ENOTDIR' ? failures.notAFolder(folder) : failures.notOurs(folder);
  });
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function randomSecret(): string {
  return randomBytes(24).toString('hex');
}
