import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { errorCode } from './failures.js';
import { runProgram } from './run-program.js';

/**
 * A text that no other process with the same number will ever have: the time it started and, on
 * Linux, of which boot. Undefined when there is no such process, or only its unburied remains.
 * Windows gives us no more than that it runs.
 */
export async function identifyProcess(pid: number): Promise<string | undefined> {
  if (!exists(pid)) return undefined;
  if (process.platform === 'win32') return 'running';
  if (process.platform !== 'linux') {
    const { status, output } = await runProgram('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return status === 0 ? output : undefined;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return exists(pid) ? 'running' : undefined;
  // The second field is a name in brackets that may hold spaces and brackets of its own.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}/${fields[19]}`;
}

/**
 * Whether the process is the main process of a PostgreSQL server on this data folder, and not
 * another program that came by the same number after a crash or a restart of the machine.
 */
export async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if ((await identifyProcess(pid)) === undefined) return false;
  if (process.platform === 'win32') {
    const { output } = await runProgram('tasklist', ['/FI', `PID eq ${pid}`, '/NH']);
    return /postgres/i.test(output);
  }
  if (process.platform !== 'linux') {
    const { output } = await runProgram('ps', ['-ww', '-o', 'args=', '-p', String(pid)]);
    return /postgres/.test(output) && output.includes(cluster);
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (command === undefined) return exists(pid);
  const [program = '', ...args] = command.split('\0');
  if (basename(program) !== 'postgres') return false;
  // The working folder follows a renamed data folder; the arguments stay readable to strangers.
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return folder === cluster || args.includes(cluster);
}

/**
 * Kills the processes that a dead server left behind in this data folder. Call it only when the
 * server itself is known to be dead. Linux only; elsewhere they end when their work is done.
 */
export async function endOrphansOf(cluster: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (folder !== cluster) continue;
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!title.startsWith('postgres: ')) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
