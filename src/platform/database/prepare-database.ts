import { createDataSource } from './data-source.js';
import { syncLifecycles } from './sync-lifecycles.js';

/**
 * Brings a database up to date: migrations and life-cycle tables. Several processes may start at
 * once, so it holds a lock; and a migration may take its time, so nothing here times out.
 */
export async function prepareDatabase(url: string): Promise<void> {
  const dataSource = createDataSource({ url, poolSize: 2, statementTimeout: 0 });
  await dataSource.initialize();
  try {
    const guard = dataSource.createQueryRunner();
    await guard.connect();
    await guard.query(`select pg_advisory_lock(hashtext('jiebang-migrations'))`);
    await dataSource.runMigrations();
    await dataSource.transaction(syncLifecycles);
    // Ending the session gives the lock back, also after an error.
    await guard.release();
  } finally {
    await dataSource.destroy();
  }
}
