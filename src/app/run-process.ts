import { DomainError } from '../../libs/kernel/index.js';
import { readSettings } from '../platform/config/index.js';
import { openDatabase } from '../platform/database/index.js';
import { DEMO_PASSWORD, ensureDemo } from './demo/index.js';
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
  say('Opening the database …');
  const database = await openDatabase(settings, say);
  try {
    const demo = settings.demo && parts.worker && (await ensureDemo(settings, database.url, say));
    const running = await start({ settings, databaseUrl: database.url, ...parts });
    say(`Database: ${database.kind} PostgreSQL. Queue: BullMQ on ${running.backend}.`);
    if (demo && running.port) tellSignIns();
    if (running.port) say(`Ready: http://localhost:${running.port}`);
    else say('Ready: the worker is running.');
    await stopping;
    say('Stopping …');
    await running.stop();
  } finally {
    await database.release();
  }
  say('Stopped.');
  process.exit(0);
}

/** One of each kind; docs list the rest. The world is public, so its password is. */
function tellSignIns(): void {
  say(`Demo sign-ins, all with the password ${DEMO_PASSWORD}:`);
  say('  coordinator@jiebang.example   coordinator');
  say('  liaison@hengyao.example       enterprise staff');
  say('  guheming@beichen-ut.example   professor');
  say('  auditor@linjiang.example      auditor');
  say('  admin@jiebang.example         administrator');
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      // A second Ctrl-C means it: the database survives a kill, by design.
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
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
