import { type DataSource } from 'typeorm';

/** A promise about the live data: `sql` returns the rows that break it, at most a few. */
export interface Invariant {
  name: string;
  sql: string;
}

/** Runs the checks one after the other; one line per broken promise, with its first rows. */
export async function brokenInvariants(
  dataSource: Pick<DataSource, 'query'>,
  invariants: Invariant[],
): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, sql } of invariants) {
    const rows = await dataSource.query(sql);
    if (rows.length) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}
