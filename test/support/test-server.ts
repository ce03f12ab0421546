import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../../src/platform/database/index.js';
import { openEmbedded } from '../../src/platform/database/embedded/index.js';

export const TEMPLATE = 'jiebang_template';

/** One real server for all tests; one template with every migration, copied for each test file. */
export default async function setUp(): Promise<void> {
  // Two kinds of tests ask for it in one run; the second finds the server of the first.
  if (process.env.TEST_ADMIN_URL) return;
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await openServer();
  const admin = new URL(given ?? server?.adminUrl ?? '');
  try {
    if (!(await isKept(admin, TEMPLATE))) await makeTemplate(admin);
  } catch (error) {
    await server?.release();
    throw error;
  }
  process.env.TEST_ADMIN_URL = admin.href;
  Object.assign(globalThis, { releaseTestServer: () => server?.release() });
  const backend = process.env.TEST_REDIS_URL ? 'Redis' : 'PostgreSQL';
  process.stdout.write(`Tests run with the queue on ${backend}.\n`);
}

/**
 * With TEST_KEEP_TEMPLATES beside TEST_DATABASE_URL, templates of an earlier run are used again:
 * quick for who changes neither migrations nor demo world, wrong for who does.
 */
export async function isKept(admin: URL, template: string): Promise<boolean> {
  if (!process.env.TEST_KEEP_TEMPLATES) return false;
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    template,
  ]);
  await client.end();
  return rowCount === 1;
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
