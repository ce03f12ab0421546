import { type EntityManager } from 'typeorm';

/** Rows held in memory at a time. */
export const SCAN_BATCH = 500;

/**
 * The rows of a query, a few at a time, through a cursor: the answer may be larger than memory.
 * `manager` must be in a transaction, in which `cursor` is the name of no other open scan.
 */
export async function* scanRows<Row>(
  manager: Pick<EntityManager, 'query'>,
  cursor: string,
  sql: string,
): AsyncGenerator<Row> {
  await manager.query(`declare ${cursor} no scroll cursor for ${sql}`);
  for (;;) {
    const rows: Row[] = await manager.query(`fetch ${SCAN_BATCH} from ${cursor}`);
    yield* rows;
    if (rows.length < SCAN_BATCH) break;
  }
  // Not in a finally: after a failure the transaction is over, and the cursor with it.
  await manager.query(`close ${cursor}`);
}

/** A check of a large log may sort it first; `set local` ends with the transaction. */
export const allowLongStatements = (manager: Pick<EntityManager, 'query'>): Promise<unknown> =>
  manager.query(`set local statement_timeout = '300s'`);
