import pg from 'pg';
import type { Credentials } from './cluster.js';

/** pg has these two; its type declarations do not. */
declare module 'pg' {
  interface Client {
    ref(): void;
    unref(): void;
  }
}

/** The application name of the short sessions that only look whether the server answers. */
export const probeName = 'jiebang-probe';

/** A client of the cluster's superuser on the database postgres. */
export function superuserClient(
  port: number,
  credentials: Credentials,
  applicationName: string,
): pg.Client {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: credentials.superuser,
    database: 'postgres',
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // A server that goes away under an idle client must not take the whole process with it.
  client.on('error', () => undefined);
  return client;
}

/** Whether a server on this port lets us in and answers a query. */
export async function answers(port: number, credentials: Credentials): Promise<boolean> {
  const client = superuserClient(port, credentials, probeName);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
