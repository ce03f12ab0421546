import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TEMPLATE } from './test-server.js';

/** A database of the test's own, with every migration, dropped at the end. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template ${TEMPLATE}`);
  const url = new URL(process.env.TEST_ADMIN_URL ?? '');
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  try {
    // Copying a template waits for nobody but is refused while another copy runs; try again.
    for (let attempt = 1; ; attempt++)
      try {
        await client.query(sql);
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
      }
  } finally {
    await client.end();
  }
}
