import pg from 'pg';
import { type TestApp } from '../../support/test-app.js';

/**
 * An import that goes on only where its test lets it, so that there is a middle to be looked at
 * however quick or slow the machine is.
 */
export interface PacedImport {
  /** Lets more records be stored, a batch or a few, and holds it again. */
  step(): Promise<void>;
  /** Lets it run to its end. */
  release(): Promise<void>;
}

/** Holds the row that each batch locks; a job that gives up waiting for it begins anew by itself. */
export async function paceImport(app: TestApp, id: string): Promise<PacedImport> {
  const holder = new pg.Client({ connectionString: app.databaseUrl });
  await holder.connect();
  const hold = async (): Promise<number> => {
    await holder.query('begin');
    const { rows } = await holder.query('select read from import_run where id = $1 for update', [
      id,
    ]);
    return Number(rows[0].read);
  };
  let read = await hold();
  const step = () =>
    app.eventually('another batch of the import', async () => {
      await holder.query('commit');
      // Whoever waits for the row comes first; this is for a job that is between two batches.
      await new Promise((resolve) => setTimeout(resolve, 10));
      const before = read;
      read = await hold();
      return read > before;
    });
  return { step: async () => void (await step()), release: () => holder.end() };
}
