import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TEMPLATE } from './test-server.js';

/** A database of the test's own, with every migration, dropped at the end. */
export async function createTestDatabase(
  template = TEMPLATE,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template ${template}`);
  const drop = () => onServer(`drop database if exists ${name} with (force)`);
  return { url: databaseUrl(name), drop };
}

/** The address of a database on the tests' server. */
export function databaseUrl(name: string): string {
  const url = new URL(process.env.TEST_ADMIN_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement as the server's owner. */
export async function onServer(sql: string): Promise<void> {
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
