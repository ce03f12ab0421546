import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { errorCode, explain, failures } from './failures.js';
import { withOpeningLock } from './opening-lock.js';
import type { ServerAccount } from './run-program.js';
import { canEnter, chooseAccount, isRoot } from './server-account.js';

/** Where the database of an asked data folder really lives. All paths are absolute. */
export interface DataHome {
  /** Holds the cluster, the server's log and the lock. */
  folder: string;
  /** PostgreSQL's own data folder; missing until it was completely made. */
  cluster: string;
  logFile: string;
  account: ServerAccount | undefined;
}

/** Root's place for data that the server's account could not reach where it was asked for. */
const sharedPlace = '/var/lib/jiebang';
/** The file in the asked folder that tells where its data went. */
const pointerName = 'moved-to';
/** The file in the data's place that tells which folder it stands for. */
const originName = 'asked-for-as';
const patience = 30_000;

/**
 * Finds the place of the data of `dataDir`, making folders as needed. It is `dataDir` itself,
 * unless root asked for a folder that the server's account can't enter (under /root, say): then
 * it is a folder of /var/lib/jiebang, and `dataDir` keeps a pointer to it for the next start.
 */
export async function findHome(dataDir: string, log: (line: string) => void): Promise<DataHome> {
  const asked = await ensureFolder(resolve(dataDir));
  if (await isThere(join(asked, 'cluster'))) {
    const home = await describe(asked);
    if (await canEnter(asked, home.account)) return home;
    throw failures.notEnterable(asked, home.account?.name ?? '');
  }
  const moved = await followPointer(asked);
  if (moved) return describe(moved);
  const home = await describe(asked);
  if (await canEnter(asked, home.account)) return home;
  // Two first starts at once must agree on one place.
  const place = await withOpeningLock(
    asked,
    patience,
    async () => (await followPointer(asked)) ?? (await makeSharedPlace(asked)),
  );
  log(
    `User ${home.account?.name} cannot enter ${asked}, so the database lives in ${place} instead.`,
  );
  return describe(place);
}

export function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function ensureFolder(folder: string): Promise<string> {
  try {
    const first = await mkdir(folder, { recursive: true });
    if (first && isRoot()) await letThrough(first, folder);
    const probe = join(folder, `.probe-${randomUUID()}`);
    await mkdir(probe);
    await rm(probe, { recursive: true });
    return await realpath(folder);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw failures.notAFolder(folder);
    const explained = explain(error, folder);
    const readOnly = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
    throw readOnly ? failures.notWritable(folder, 'This user') : explained;
  }
}

/** Opens new folders for passing through, which root's strict umask may have shut. */
async function letThrough(first: string, last: string): Promise<void> {
  for (let folder = last; folder.length >= first.length; folder = dirname(folder)) {
    await chmod(folder, (await stat(folder)).mode | 0o111);
  }
}

async function describe(folder: string): Promise<DataHome> {
  const cluster = join(folder, 'cluster');
  const account = await chooseAccount(cluster);
  return { folder, cluster, logFile: join(folder, 'postgres.log'), account };
}

/**
 * The place an earlier start noted down, if it still holds this folder's data. A copied checkout
 * carries its pointer along; the original's data are not its own, so the copy begins afresh. A
 * renamed checkout keeps its data.
 */
async function followPointer(asked: string): Promise<string | undefined> {
  const text = await readFile(join(asked, pointerName), 'utf8').catch(() => '');
  const place = text.trim();
  if (!place) return undefined;
  if (!isRoot()) throw failures.otherOwner(place);
  if (!(await isThere(place))) return undefined;
  const origin = (await readFile(join(place, originName), 'utf8').catch(() => '')).trim();
  if (origin === asked) return place;
  const rival = await readFile(join(origin, pointerName), 'utf8').catch(() => '');
  if (rival.trim() === place) return undefined;
  await writeFile(join(place, originName), `${asked}\n`);
  return place;
}

async function makeSharedPlace(asked: string): Promise<string> {
  const digest = createHash('sha256').update(asked).digest('hex').slice(0, 16);
  let place = join(sharedPlace, digest);
  // Without a pointer to it, what is there is not this folder's any more: a renamed checkout took
  // it along, or somebody emptied the folder to begin afresh. It is never removed unasked.
  if (await isThere(place)) place = `${place}-${randomUUID().slice(0, 8)}`;
  await mkdir(place, { recursive: true });
  // Explicitly, because a strict umask would shut the server's account out again.
  await chmod(sharedPlace, 0o755);
  await chmod(place, 0o755);
  await writeFile(join(place, originName), `${asked}\n`);
  await writeFile(join(asked, pointerName), `${place}\n`);
  return place;
}

/** Where root keeps copies of the server's programs; everybody else keeps them by the data. */
export function placeForPrograms(home: DataHome): string {
  return home.account ? sharedPlace : home.folder;
}
