import pg from 'pg';

/** Asks within one transaction; `parameters` as $1, $2 … */
export type Ask = <T extends object>(sql: string, parameters?: unknown[]) => Promise<T[]>;

/**
 * Reads the database as it stands at one moment, over a connection of its own and without TypeORM,
 * which a thread need not load. Whatever is committed meanwhile is not seen. With a `lock`, one
 * reader at a time: the moment comes when its turn does, however long that takes.
 */
export async function readSnapshot<T>(
  url: string,
  read: (ask: Ask) => Promise<T>,
  lock?: string,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'jiebang-corpus',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c timezone=UTC',
  });
  // Without a listener a connection that breaks between two statements would end the thread.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (lock) {
      await client.query('set statement_timeout = 0');
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [lock]);
      await client.query('reset statement_timeout');
    }
    await client.query('begin isolation level repeatable read read only');
    // The caller names the columns that it asks for.
    const ask: Ask = async <R extends object>(sql: string, parameters?: unknown[]) =>
      (await client.query<R & pg.QueryResultRow>(sql, parameters)).rows;
    return await read(ask);
  } finally {
    await client.end();
  }
}
