import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { start, type Running } from '../../src/app/start.js';
import { checkInvariants } from '../../src/app/check-invariants.js';
import { type Settings } from '../../src/platform/config/index.js';
import { Client } from './client.js';
import { createTestDatabase } from './test-database.js';
import { readTestSettings } from './test-settings.js';
import { World } from './world.js';

export interface TestApp {
  running: Running;
  database: DataSource;
  databaseUrl: string;
  settings: Settings;
  world: World;
  /** A client that is not signed in. */
  anyone: Client;
  /** Waits until the predicate holds; fails loudly after `seconds`. */
  eventually<T>(
    what: string,
    probe: () => Promise<T | undefined | false>,
    seconds?: number,
  ): Promise<T>;
  close(): Promise<void>;
}

/**
 * The whole application over HTTP on a database of its own; with `worker`, jobs run too. `template`
 * names another database to copy than the empty one.
 */
export async function startTestApp(
  options: {
    worker?: boolean;
    env?: NodeJS.ProcessEnv;
    template?: string;
    /** The program of the matching threads; by default their own, from its sources. */
    threadFile?: string;
  } = {},
): Promise<TestApp> {
  const database = await createTestDatabase(options.template);
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DATABASE_URL: database.url,
    REDIS_URL: process.env.TEST_REDIS_URL,
    DATA_DIR: join(tmpdir(), 'jiebang-tests'),
    SEALING_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...options.env,
  };
  const settings = readTestSettings(env, options.threadFile);
  const running = await start({
    settings,
    databaseUrl: database.url,
    api: true,
    worker: options.worker ?? false,
  });
  const dataSource = running.app.get(DataSource);
  const address = `http://127.0.0.1:${running.port}`;
  return {
    running,
    database: dataSource,
    databaseUrl: database.url,
    settings,
    world: new World(running.app, address),
    anyone: new Client(address),
    eventually,
    close: async () => {
      const broken = await checkInvariants(dataSource).finally(() => running.stop());
      await database.drop();
      if (broken.length) throw new Error(`Invariants broken:\n${broken.join('\n')}`);
    },
  };
}

async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  seconds = 45,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
