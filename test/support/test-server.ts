import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { createDataSource, prepareDatabase } from '../../src/platform/database/index.js';
import { openEmbedded } from '../../src/platform/database/embedded/index.js';

export const TEMPLATE = 'jiebang_template';

/** One real server for all tests; one template with every migration, copied for each test file. */
export default async function setUp(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await openServer();
  const admin = new URL(given ?? server?.adminUrl ?? '');
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(admin);
  template.pathname = `/${TEMPLATE}`;
  const dataSource = createDataSource({ url: template.href, poolSize: 2 });
  await dataSource.initialize();
  await prepareDatabase(dataSource);
  await dataSource.destroy();
  process.env.TEST_ADMIN_URL = admin.href;
  Object.assign(globalThis, { releaseTestServer: () => server?.release() });
  process.stdout.write(
    `Tests run on the queue back end: ${process.env.TEST_REDIS_URL ? 'redis' : 'postgres'}\n`,
  );
}

const openServer = () =>
  openEmbedded({
    dataDir: mkdtempSync(join(tmpdir(), 'jiebang-test-')),
    projectRoot: resolve(__dirname, '../..'),
    durability: 'none',
    log: () => undefined,
  });
