import { type DataSource } from 'typeorm';
import { type Settings, readRules } from '../../platform/config/index.js';
import { createDataSource, prepareDatabase } from '../../platform/database/index.js';
import { start } from '../start.js';
import { readDemoWorld } from './demo-world.js';
import { demoProgress, seedDemo } from './seed-demo.js';


/**
 * Fills an empty database with the demo world, or finishes an interrupted filling; leaves any other
 * database alone. Answers whether the demo world is there; throws when `signal` is aborted. The seed's own application listens on
 * the loopback only and allows deadlines of seconds, since the story has to be told in a minute.
 */
export async function ensureDemo(
  settings: Settings,
  databaseUrl: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  await prepareDatabase(databaseUrl);
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 2, statementTimeout: 0 });
  await dataSource.initialize();
  try {
    const guard = dataSource.createQueryRunner();
    await guard.connect();
    // Of several workers that start at once one tells the world; the others wait and find it.
    await guard.query(`select pg_advisory_lock(hashtext('jiebang-demo-world'))`);
    const state = await lookAt(dataSource);
    if (state === 'none' || state === 'begun') await tellDemo(settings, databaseUrl, say, signal);
    return state !== 'inhabited';
  } finally {
    // Ends the session, and with it the lock.
    await dataSource.destroy();
  }
}

async function tellDemo(
  settings: Settings,
  databaseUrl: string,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const rules = { ...readRules(settings.rulesFile), minBiddingDays: 0, corpusQuietSeconds: 1 };
  const logLevel = settings.logLevel === 'info' ? 'warn' : settings.logLevel;
  const own = { port: 0, host: '127.0.0.1', smtpUrl: undefined, logLevel } as const;
  const running = await start({
    settings: { ...settings, ...own },
    databaseUrl,
    rules,
    api: true,
    worker: true,
  });
  try {
    const address = `http://127.0.0.1:${running.port}`;
    const world = readDemoWorld(settings.projectRoot);
    await seedDemo({ app: running.app, address, world, say, signal });
  } finally {
    await running.stop();
  }
}

async function lookAt(dataSource: DataSource): Promise<'none' | 'begun' | 'done' | 'inhabited'> {
  const progress = await demoProgress(dataSource);
  if (progress !== 'none') return progress;
  const organisations = await dataSource.query(`select 1 from organisation limit 1`);
  return organisations.length ? 'inhabited' : 'none';
}
