import { createServer } from 'node:net';
import { DomainError } from '../../libs/kernel/index.js';
import { readSettings, type Settings } from '../platform/config/index.js';
import { openDatabase, type OpenDatabase } from '../platform/database/index.js';
import { DEMO_PASSWORD, DEMO_SIGN_INS, ensureDemo } from './demo/index.js';
import { start } from './start.js';

/** Lines a person reads while the process starts; the log proper is JSON. */
export type Say = (line: string) => void;
const say: Say = (line) => void process.stdout.write(`${line}\n`);

/** Runs one process until it is told to stop: SIGINT, SIGTERM, or a failure it can't survive. */
export async function runProcess(
  projectRoot: string,
  parts: { api: boolean; worker: boolean },
): Promise<void> {
  try {
    await bringUp(projectRoot, parts);
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exit(1);
  }
}

async function bringUp(projectRoot: string, parts: { api: boolean; worker: boolean }) {
  const settings = readSettings(projectRoot);
  const stopping = stopSignal();
  // Said now rather than after a minute of preparing a demo world that nobody could look at.
  if (parts.api) await requirePort(settings.port, settings.host);
  say('Opening the database …');
  const database = await openDatabase(settings, say);
  try {
    await serve(settings, database, parts, stopping);
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    await database.release();
  }
  say('Stopped.');
  process.exit(0);
}

async function serve(
  settings: Settings,
  database: OpenDatabase,
  parts: { api: boolean; worker: boolean },
  stopping: AbortSignal,
): Promise<void> {
  const demo =
    settings.demo && parts.worker && (await ensureDemo(settings, database.url, say, stopping));
  stopping.throwIfAborted();
  const running = await start({ settings, databaseUrl: database.url, ...parts });
  say(`Database: ${database.kind} PostgreSQL. Queue: BullMQ on ${running.backend}.`);
  if (demo && running.port) tellSignIns();
  if (running.port) say(`Ready: http://localhost:${running.port}`);
  else say('Ready: the worker is running.');
  if (!stopping.aborted)
    await new Promise((resolve) => stopping.addEventListener('abort', resolve));
  say('Stopping …');
  await running.stop();
}

/** Throws EADDRINUSE or EACCES when the port can't be had. */
async function requirePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, () => resolve());
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** One of each kind; docs list the rest. The world is public, so its password is. */
function tellSignIns(): void {
  say(`Demo sign-ins, all with the password ${DEMO_PASSWORD}:`);
  for (const { email, role } of DEMO_SIGN_INS) say(`  ${email.padEnd(30)}${role}`);
}

/** Of one Ctrl-C the terminal and npm each tell us; within this time they count as one. */
const SAME_STOP_MS = 1500;

/** Aborted by SIGINT or SIGTERM; a later second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (!controller.signal.aborted) {
      first = performance.now();
      controller.abort(new Error('asked to stop'));
    } else if (performance.now() - first > SAME_STOP_MS) {
      say('Stopped at once; the next start recovers.');
      process.exit(130);
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

/** One sentence for what a user can mend, a stack for what he can't. */
function explain(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken by another program; stop it or choose another with PORT=3001.';
  if (error instanceof Error && 'code' in error && error.code === 'EACCES')
    return 'This port may not be opened by this user; choose one above 1024 with PORT=3000.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
