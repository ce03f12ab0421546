import { type EntityManager } from 'typeorm';

/** What runs rest on that are up to date. */
export interface Current {
  basis: string;
  /** Undefined before the first index. */
  epoch: string | undefined;
}

/** A share of all needs, the same on every machine. */
export interface Partition {
  number: number;
  of: number;
}

/** A condition on need `n`: open, and without a run on, or confirmed for, basis $1 and epoch $2. */
export const IS_STALE = `n.open and not exists (select 1 from match_run r
  where r.need_id = n.id and r.state <> 'superseded' and $1 in (r.basis, r.confirmed_basis)
    and ($2::text is null or r.corpus_epoch = $2))`;

/** The stale needs of a partition, in the order of their ids. */
export async function findStaleNeeds(
  source: Pick<EntityManager, 'query'>,
  { basis, epoch }: Current,
  { number, of }: Partition,
): Promise<string[]> {
  const rows = await source.query<{ id: string }[]>(
    `select n.id from need n where ${IS_STALE}
       and mod(abs(hashtext(n.id::text)::bigint), $4) = $3 order by n.id`,
    [basis, epoch ?? null, number, of],
  );
  return rows.map(({ id }) => id);
}
