import { type DataSource } from 'typeorm';
import { syncLifecycles } from './sync-lifecycles.js';

/** Migrations and life-cycle tables, under a lock: several processes may start at once. */
export async function prepareDatabase(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  await guard.connect();
  try {
    await guard.query(`select pg_advisory_lock(hashtext('jiebang-migrations'))`);
    await dataSource.runMigrations();
    await dataSource.transaction(syncLifecycles);
  } finally {
    await guard.query(`select pg_advisory_unlock(hashtext('jiebang-migrations'))`);
    await guard.release();
  }
}
