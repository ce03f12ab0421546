import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Credentials } from './cluster.js';
import type { DataHome } from './data-home.js';
import { errorCode, explain } from './failures.js';
import { withOpeningLock } from './opening-lock.js';
import { locatePgCtl } from './server-binaries.js';
import { type RunningServer, stopServer } from './server-process.js';
import { probeName, superuserClient } from './server-session.js';

/** One use of a running server by this process. */
export interface Opened {
  home: DataHome;
  credentials: Credentials;
  server: RunningServer;
  started: boolean;
  /** The application name of all sessions of this opening. */
  name: string;
  /** One session for as long as we use the server; the last process to leave sees no other's. */
  presence: pg.Client;
}

interface Leaving {
  projectRoot: string;
  log(line: string): void;
}

const releasePatience = 30_000;

/**
 * Ends our use of the server: the last to leave turns off the light. Takes half a minute for the
 * lock and twenty seconds for the server at most.
 */
export async function leave(opened: Opened, options: Leaving): Promise<void> {
  const { home } = opened;
  opened.presence.ref();
  let entered = false;
  const act = () => {
    entered = true;
    return stopIfAlone(opened, options);
  };
  try {
    await withOpeningLock(home.folder, releasePatience, act);
  } catch (error) {
    if (entered) throw explain(error, home.folder);
    if (errorCode(error) === 'database-opening-busy') {
      await opened.presence.end().catch(() => undefined);
      options.log('Left the database server running: another process is busy opening it.');
      return;
    }
    // The folder is gone or its disk is full: nobody else can be coming in at this moment.
    await act();
  }
}

async function stopIfAlone(opened: Opened, options: Leaving): Promise<void> {
  const { home, server, presence } = opened;
  const others = await countOthers(opened);
  await presence.end().catch(() => undefined);
  if (others > 0) {
    options.log(`Left the database server running for ${others} other session(s).`);
    return;
  }
  if (await stopServer(home, server, () => locatePgCtl(options.projectRoot))) {
    options.log('Stopped the database server.');
  } else {
    options.log(
      `The database server, process ${server.pid}, does not end; its log: ${home.logFile}`,
    );
  }
}

/**
 * Client sessions that are not ours. Looked at a few times, as those of a process that ended a
 * moment ago take a while to go. A server that lets nobody in any more serves nobody else either.
 */
async function countOthers({ server, credentials, name }: Opened): Promise<number> {
  const client = superuserClient(server.port, credentials, name);
  let others = 0;
  try {
    await client.connect();
    for (let look = 0; look < 3; look++) {
      if (look > 0) await sleep(100);
      const { rows } = await client.query<{ others: number }>(
        `select count(*)::int as others from pg_stat_activity
         where backend_type = 'client backend' and application_name not in ($1, $2)`,
        [name, probeName],
      );
      others = rows[0]?.others ?? 0;
      if (others === 0) break;
    }
    return others;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}
