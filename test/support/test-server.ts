import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../../src/platform/database/index.js';
import { openEmbedded } from '../../src/platform/database/embedded/index.js';

export const TEMPLATE = 'jiebang_template';

/** One real server for all tests; one template with every migration, copied for each test file. */
export default async function setUp(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await openServer();
  const admin = new URL(given ?? server?.adminUrl ?? '');
  try {
    await makeTemplate(admin);
  } catch (error) {
    await server?.release();
    throw error;
  }
  process.env.TEST_ADMIN_URL = admin.href;
  Object.assign(globalThis, { releaseTestServer: () => server?.release() });
  const backend = process.env.TEST_REDIS_URL ? 'Redis' : 'PostgreSQL';
  process.stdout.write(`Tests run with the queue on ${backend}.\n`);
}

async function makeTemplate(admin: URL): Promise<void> {
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(admin);
  template.pathname = `/${TEMPLATE}`;
  await prepareDatabase(template.href);
}

/** In a folder of its own, which an unprivileged server may enter when the tests run as root. */
async function openServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'jiebang-test-'));
  chmodSync(dataDir, 0o755);
  const projectRoot = resolve(__dirname, '../..');
  const server = await openEmbedded({
    dataDir,
    projectRoot,
    durability: 'none',
    log: () => undefined,
  });
  const release = async () => {
    await server.release();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, release };
}
