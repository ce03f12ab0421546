import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type DataSource } from 'typeorm';

/** What the processors of this machine did for a while, in seconds of processor time. */
export interface ProcessorUse {
  wall: number;
  /** Of the given processes, by pid, with their threads and ended children. */
  of: Map<number, number>;
  /** Of the database server, when it runs on this machine. */
  database: number;
  /** The share of all processors that neither this test nor its database used; undefined: unknown. */
  others?: number;
}

/**
 * Watches what this test and its database take of the processors and what others do, so that wall
 * time is judged only where nobody else was at work. Reads /proc; elsewhere nothing is known.
 */
export class ProcessorWatch {
  private constructor(
    private readonly server: number | undefined,
    private readonly pids: readonly number[],
    private readonly at = performance.now(),
    private readonly before = look(server, pids),
  ) {}

  static async start(database: DataSource, pids: readonly number[]): Promise<ProcessorWatch> {
    const [{ pid }] = await database.query(`select pg_backend_pid() as pid`);
    return new ProcessorWatch(serverOf(Number(pid)), pids);
  }

  stop(): ProcessorUse {
    const { server, pids, before } = this;
    const now = look(server, pids);
    const wall = (performance.now() - this.at) / 1000;
    const others = now.busy - before.busy - (now.own - before.own);
    const known = before.busy > 0 && server !== undefined;
    return {
      wall,
      of: new Map(pids.map((pid) => [pid, (now.of.get(pid) ?? 0) - (before.of.get(pid) ?? 0)])),
      database: now.database - before.database,
      ...(known ? { others: Math.max(0, others) / wall / availableParallelism() } : {}),
    };
  }
}

/** The kernel counts in hundredths of a second, on every machine that has /proc. */
const TICKS = 100;

interface Stat {
  parent: number;
  name: string;
  /** With what its ended children took. */
  seconds: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), name, seconds: ticks / TICKS };
  } catch {
    return undefined;
  }
}

/** The server of a backend, if that is a process of this machine. */
function serverOf(backend: number): number | undefined {
  const stat = statOf(backend);
  return stat?.name.startsWith('postgres') ? stat.parent : undefined;
}

function look(server: number | undefined, pids: readonly number[]) {
  const all = readProcesses();
  const tree = (root: number): number =>
    [...all].reduce((sum, [pid, { seconds }]) => sum + (isWithin(all, pid, root) ? seconds : 0), 0);
  const database = server === undefined ? 0 : tree(server);
  const of = new Map(pids.map((pid) => [pid, tree(pid)]));
  const serverIsOwn = server !== undefined && isWithin(all, server, process.pid);
  const own = tree(process.pid) + (serverIsOwn ? 0 : database);
  return { busy: readBusy(), own, database, of };
}

function readProcesses(): Map<number, Stat> {
  const all = new Map<number, Stat>();
  let names: string[] = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    // No /proc: nothing is known.
  }
  for (const name of names) {
    const stat = statOf(Number(name));
    if (stat) all.set(Number(name), stat);
  }
  return all;
}

function isWithin(all: ReadonlyMap<number, Stat>, pid: number, root: number): boolean {
  for (let at = pid; at > 0; at = all.get(at)?.parent ?? 0) if (at === root) return true;
  return false;
}

/** Seconds that the processors were not idle, what a host took away among them. */
function readBusy(): number {
  try {
    const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/);
    const [user, nice, system, , , irq, softirq, steal] = fields.map(Number);
    return (user + nice + system + irq + softirq + (steal || 0)) / TICKS;
  } catch {
    return 0;
  }
}
