import { type DataSource } from 'typeorm';
import { checkChain, type ChainFault } from './chain.js';

const BATCH = 500;

/** Recomputes every stream's chain; returns the faults. Reads in batches of streams. */
export async function verifyChains(
  dataSource: Pick<DataSource, 'query'>,
): Promise<(ChainFault & { stream: string })[]> {
  const faults: (ChainFault & { stream: string })[] = [];
  for (let after = ''; ;) {
    const heads = await dataSource.query(
      `select stream, version, head_hash from event_stream where stream > $1
       order by stream limit ${BATCH}`,
      [after],
    );
    if (heads.length === 0) return faults;
    const names = heads.map((head: { stream: string }) => head.stream);
    const events = await dataSource.query(
      `select stream, version, type, payload, actor, occurred_at, previous_hash, hash
       from event where stream = any($1) order by stream, version`,
      [names],
    );
    for (const head of heads) {
      const links = events.filter((row: { stream: string }) => row.stream === head.stream);
      const fault = checkChain(links.map(toLink), { version: head.version, hash: head.head_hash });
      if (fault) faults.push({ stream: head.stream, ...fault });
    }
    after = names.at(-1);
  }
}

const toLink = (row: Record<string, never>) => ({
  stream: row.stream as string,
  version: row.version as number,
  type: row.type as string,
  payload: row.payload as unknown,
  actor: row.actor as unknown,
  at: new Date(row.occurred_at).toISOString(),
  previousHash: row.previous_hash as string,
  hash: row.hash as string,
});
