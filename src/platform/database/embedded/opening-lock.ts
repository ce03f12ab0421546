import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, link } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, failures } from './failures.js';
import { identifyProcess } from './process-identity.js';

interface Holder {
  pid: number;
  identity: string;
}

/** A lock file without content is one just being written, or one whose writer died at once. */
const emptyFor = 5_000;

/**
 * Lets one process at a time find, create, start or stop the server of a data folder. The holder
 * is named in the lock file, so that a lock whose holder was killed is taken over at once.
 * PostgreSQL's own lock and the renaming of a finished cluster keep the data whole even should
 * two processes take over the same dead lock in the same instant.
 */
export async function withOpeningLock<T>(
  folder: string,
  patience: number,
  act: () => Promise<T>,
): Promise<T> {
  const file = join(folder, 'opening.lock');
  await acquire(file, patience);
  try {
    return await act();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string, patience: number): Promise<void> {
  const identity = (await identifyProcess(process.pid)) ?? '';
  const mine = JSON.stringify({ pid: process.pid, identity } satisfies Holder);
  const deadline = Date.now() + patience;
  while (!(await create(file, mine))) {
    const seen = await readFile(file, 'utf8').catch(() => undefined);
    if (seen === undefined) continue;
    if (await isAbandoned(file, seen)) {
      await takeAway(file, seen);
      continue;
    }
    if (Date.now() > deadline) throw failures.busy(file, `process ${parse(seen)?.pid ?? '?'}`);
    await sleep(100);
  }
}

async function create(file: string, content: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o644);
    try {
      await handle.writeFile(content);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(file: string, content: string): Promise<boolean> {
  const holder = parse(content);
  if (holder) return (await identifyProcess(holder.pid)) !== holder.identity;
  const written = await stat(file).catch(() => undefined);
  return written !== undefined && Date.now() - written.mtimeMs > emptyFor;
}

/** Renames first and looks afterwards: whoever moved a living lock by mistake puts it back. */
async function takeAway(file: string, seen: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8').catch(() => seen);
  if (moved !== seen) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function parse(content: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('pid' in value) || typeof value.pid !== 'number') return undefined;
    if (!('identity' in value) || typeof value.identity !== 'string') return undefined;
    return { pid: value.pid, identity: value.identity };
  } catch {
    return undefined;
  }
}
