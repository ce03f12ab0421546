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
  const progress = await lookAt(databaseUrl);
  if (progress === 'done') return true;
  if (progress === 'inhabited') return false;
  const rules = { ...readRules(settings.rulesFile), minBiddingDays: 0, corpusQuietSeconds: 1 };
  const quiet = { ...settings, port: 0, host: '127.0.0.1', smtpUrl: undefined };
  const logLevel = settings.logLevel === 'info' ? 'warn' : settings.logLevel;
  const running = await start({
    settings: { ...quiet, logLevel },
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
  return true;
}

async function lookAt(url: string): Promise<'none' | 'begun' | 'done' | 'inhabited'> {
  const dataSource = createDataSource({ url, poolSize: 2 });
  await dataSource.initialize();
  try {
    await prepareDatabase(dataSource);
    const progress = await demoProgress(dataSource);
    if (progress !== 'none') return progress;
    const people = await dataSource.query(`select 1 from organisation limit 1`);
    return people.length ? 'inhabited' : 'none';
  } finally {
    await dataSource.destroy();
  }
}
