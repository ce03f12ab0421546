import { randomBytes } from 'node:crypto';
import { checkVersion, createCluster, type Credentials, readCredentials } from './cluster.js';
import { type DataHome, findHome, placeForPrograms } from './data-home.js';
import { explain } from './failures.js';
import { leave, type Opened } from './leave-server.js';
import { withOpeningLock } from './opening-lock.js';
import { locatePgCtl, prepareBinaries } from './server-binaries.js';
import { boundLog } from './server-log.js';
import { findServer, type RunningServer, startServer, stopServer } from './server-process.js';
import { superuserClient } from './server-session.js';
import type { Durability } from './server-settings.js';

export interface EmbeddedServer {
  /** postgres://… of the database "jiebang", for its owner, an ordinary role. */
  url: string;
  /** The same role on the database "postgres"; it may create databases. */
  adminUrl: string;
  /** Whether this call started the server; otherwise it found one running. */
  started: boolean;
  /** Stops the server unless somebody else is connected. Close your own pools before. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made if missing. Holds the cluster, the server's log and its lock. */
  dataDir: string;
  /** The folder whose node_modules holds the platform's binaries. */
  projectRoot: string;
  log(line: string): void;
  /** 'full' unless told otherwise. */
  durability?: Durability;
}

/** The name of the application's database and of the role that owns it. */
const application = 'jiebang';
const openPatience = 240_000;
const logCheckEvery = 600_000;

/**
 * Opens the PostgreSQL server of a data folder: creates the data at first use, attaches to a
 * server that runs already, starts one otherwise. Safe against other processes doing the same.
 * Throws a `DomainError` of kind `unavailable` whose sentence names the way out.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const name = `${application}-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const home = await findHome(options.dataDir, options.log);
    const opened = await withOpeningLock(home.folder, openPatience, () =>
      openHome(home, options, name),
    );
    return describe(opened, options);
  } catch (error) {
    throw explain(error, options.dataDir);
  }
}

async function openHome(home: DataHome, options: EmbeddedOptions, name: string): Promise<Opened> {
  const known = await readCredentials(home);
  const found = known && (await findServer(home, known));
  if (known && found) {
    options.log(`Attached to the database server on port ${found.port}.`);
    await boundLog(home.logFile).catch(() => undefined);
    return settle({ home, credentials: known, server: found, started: false, name });
  }
  const { projectRoot, durability = 'full' } = options;
  const binaries = await prepareBinaries(projectRoot, placeForPrograms(home), home.account);
  if (!known) options.log(`Creating the database in ${home.cluster}.`);
  const credentials = known ?? (await createCluster(home, binaries, durability));
  await checkVersion(home, binaries);
  const server = await startServer(home, binaries, credentials, durability);
  options.log(`Started the database server on port ${server.port}.`);
  try {
    return await settle({ home, credentials, server, started: true, name });
  } catch (error) {
    await stopServer(home, server, () => locatePgCtl(projectRoot));
    throw error;
  }
}

/** Completes what a process killed during its first start left undone, and moves in. */
async function settle(opened: Omit<Opened, 'presence'>): Promise<Opened> {
  const { server, credentials, name } = opened;
  await furnish(server, credentials, name);
  const presence = superuserClient(server.port, credentials, name);
  await presence.connect();
  // Whoever forgets to release must still be able to end.
  presence.unref();
  return { ...opened, presence };
}

/** Through a session of its own: what it loads would weigh on a session that stays. */
async function furnish(
  server: RunningServer,
  credentials: Credentials,
  name: string,
): Promise<void> {
  const client = superuserClient(server.port, credentials, name);
  await client.connect();
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [application]);
    if (!role.rowCount) {
      // The password is hex digits, so it needs no escaping; this statement takes no parameters.
      const secret = credentials.application;
      await client.query(`create role ${application} login createdb password '${secret}'`);
    }
    const database = await client.query('select from pg_database where datname = $1', [
      application,
    ]);
    if (!database.rowCount) {
      await client.query(`create database ${application} owner ${application}`);
    }
  } finally {
    await client.end();
  }
}

function describe(opened: Opened, options: EmbeddedOptions): EmbeddedServer {
  const { home, server, started, credentials, name } = opened;
  const keeper = setInterval(
    () => void boundLog(home.logFile).catch(() => undefined),
    logCheckEvery,
  );
  keeper.unref();
  const urlOf = (database: string) =>
    `postgres://${application}:${credentials.application}@127.0.0.1:${server.port}/${database}` +
    `?application_name=${name}`;
  let released: Promise<void> | undefined;
  return {
    url: urlOf(application),
    adminUrl: urlOf('postgres'),
    started,
    release: () => {
      clearInterval(keeper);
      released ??= leave(opened, options);
      return released;
    },
  };
}
