import { spawn } from 'node:child_process';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Credentials, giveTo } from './cluster.js';
import type { DataHome } from './data-home.js';
import { failures } from './failures.js';
import { endOrphansOf, identifyProcess, isServerOf } from './process-identity.js';
import { asAccount, neutralFolder, plainEnvironment, runProgram } from './run-program.js';
import type { Binaries } from './server-binaries.js';
import { answers } from './server-session.js';
import { boundLog, lastLines, readFrom, sizeOf } from './server-log.js';
import { type Durability, findFreePort, settingsName, writeSettings } from './server-settings.js';

export interface RunningServer {
  pid: number;
  port: number;
}

/** Milliseconds; a start after a crash replays the log first, at most 256 MB of it. */
const startPatience = 120_000;
const fastPatience = 12_000;
const immediatePatience = 8_000;
const startAttempts = 20;

/**
 * The living server of this cluster, once it answers; undefined when there is none. A
 * postmaster.pid that names another program's process would keep PostgreSQL from starting, so it
 * is removed; one that names no process PostgreSQL deals with itself.
 */
export async function findServer(
  home: DataHome,
  credentials: Credentials,
): Promise<RunningServer | undefined> {
  const deadline = Date.now() + startPatience;
  while (Date.now() < deadline) {
    const noted = await readPostmasterFile(home);
    if (!noted) return undefined;
    if (!(await isServerOf(noted.pid, home.cluster))) {
      const inUse = (await identifyProcess(noted.pid)) !== undefined;
      if (inUse) await rm(join(home.cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (noted.port && (await answers(noted.port, credentials))) return noted;
    await sleep(100);
  }
  throw failures.didNotStart(home.logFile, lastLines(await readFrom(home.logFile, -4_000)));
}

/** Starts the server, detached: neither a Ctrl-C nor the death of this process reaches it. */
export async function startServer(
  home: DataHome,
  binaries: Binaries,
  credentials: Credentials,
  durability: Durability,
): Promise<RunningServer> {
  await boundLog(home.logFile);
  const deadline = Date.now() + startPatience;
  let said = '';
  for (let attempt = 0; attempt < startAttempts; attempt++) {
    const port = await findFreePort();
    const settings = join(home.cluster, settingsName);
    await writeFile(settings, writeSettings(port, durability), { mode: 0o600 });
    await giveTo(home, settings);
    const offset = await sizeOf(home.logFile);
    const launched = await launch(home, binaries);
    if (await comesUp(home, port, credentials, { launched, deadline })) {
      const noted = await readPostmasterFile(home);
      if (noted) return noted;
    }
    said = await readFrom(home.logFile, offset);
    if (launched.failure) throw failures.binariesUnusable(binaries.postgres, launched.failure);
    if (/no space left|disk quota/i.test(said)) throw failures.diskFull(home.folder);
    if (/could not (create any TCP\/IP sockets|bind)/i.test(said)) continue;
    // The processes of a killed server end when they notice its death, but a busy one does not.
    if (!/shared memory block .* is still in use/i.test(said)) break;
    await sleep(500);
    if (attempt > 0) await endOrphansOf(home.cluster);
  }
  if (/could not (create any TCP\/IP sockets|bind)/i.test(said)) throw failures.noPort();
  throw failures.didNotStart(home.logFile, lastLines(said));
}

/** Ends the server and waits for it: in good order, and if that takes too long, at once. */
export async function stopServer(
  home: DataHome,
  server: RunningServer,
  pgCtl: () => Promise<string>,
): Promise<boolean> {
  const modes = [
    { signal: 'SIGINT', mode: 'fast', patience: fastPatience },
    { signal: 'SIGQUIT', mode: 'immediate', patience: immediatePatience },
  ] as const;
  for (const { signal, mode, patience } of modes) {
    if (!(await isServerOf(server.pid, home.cluster))) return true;
    if (process.platform === 'win32') {
      const seconds = String(patience / 1000);
      const args = ['stop', '-D', home.cluster, '-m', mode, '-w', '-t', seconds];
      await runProgram(await pgCtl(), args);
    } else {
      signalTo(server.pid, signal);
    }
    if (await hasEnded(server.pid, patience)) return true;
  }
  return false;
}

interface Launched {
  /** The process has ended, or never began. */
  ended: boolean;
  failure?: string;
}

async function launch(home: DataHome, binaries: Binaries): Promise<Launched> {
  const log = await open(home.logFile, 'a', 0o600);
  const launched: Launched = { ended: false };
  // PostgreSQL refuses an administrator's rights on Windows, and pg_ctl knows how to drop them.
  const windows = process.platform === 'win32';
  const child = windows
    ? spawn(binaries.pgCtl, ['start', '-W', '-D', home.cluster, '-l', home.logFile], {
        stdio: 'ignore',
        windowsHide: true,
        detached: true,
      })
    : spawn(binaries.postgres, ['-D', home.cluster], {
        ...asAccount(home.account),
        cwd: neutralFolder,
        env: plainEnvironment,
        stdio: ['ignore', log.fd, log.fd],
        detached: true,
      });
  child.on('error', (error) => Object.assign(launched, { ended: true, failure: error.message }));
  // pg_ctl ends as soon as the server has begun; only its failure tells of the server's.
  child.on('exit', (status) => (launched.ended ||= !windows || status !== 0));
  child.unref();
  await log.close();
  return launched;
}

async function comesUp(
  home: DataHome,
  port: number,
  credentials: Credentials,
  { launched, deadline }: { launched: Launched; deadline: number },
): Promise<boolean> {
  while (Date.now() < deadline) {
    await sleep(50);
    if (launched.ended) return false;
    const noted = await readPostmasterFile(home);
    if (noted?.port === port && (await answers(port, credentials))) return true;
  }
  return false;
}

async function readPostmasterFile(home: DataHome): Promise<RunningServer | undefined> {
  const file = join(home.cluster, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // A server run by hand in single-user mode notes a negative number.
  return Number.isInteger(pid) && pid > 0 ? { pid, port } : undefined;
}

function signalTo(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}

async function hasEnded(pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if ((await identifyProcess(pid)) === undefined) return true;
    await sleep(50);
  }
  return false;
}
