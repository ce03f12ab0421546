import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded } from '../../../src/platform/database/embedded/index.js';
import { ownCpu, type Contender } from './contender.js';
import type { BenchText } from './extended-texts.js';

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;
const ROWS_AT_ONCE = 1000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * PostgreSQL full text: a stored tsvector with a GIN index, the words of a need joined by OR, ranked by
 * ts_rank, one backend without parallel workers. The processor time of the backend counts; where
 * /proc is missing, wall-clock time stands for it, and the name says so.
 */
export async function openPostgres(
  texts: readonly BenchText[],
  projectRoot: string,
): Promise<Contender> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jiebang-bench-'));
  chmodSync(dataDir, 0o755);
  const log = (): void => undefined;
  const server = await openEmbedded({ dataDir, projectRoot, durability: 'none', log });
  const client = new pg.Client({ connectionString: server.url });
  const close = async (): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    await client.end();
    await server.release();
    rmSync(dataDir, { recursive: true, force: true });
  };
  // The server is a process of its own: whoever stops a long measurement must not leave it behind.
  const onSignal = (): void => void close().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, onSignal);
  try {
    await client.connect();
    await fill(client, texts);
    const { rows } = await client.query<{ pid: number; bytes: string }>(
      "select pg_backend_pid() as pid, pg_total_relation_size('docs') as bytes",
    );
    const [{ pid, bytes }] = rows;
    const counts = existsSync(`/proc/${pid}/stat`);
    return {
      name: counts ? 'PostgreSQL ts_rank' : 'PostgreSQL ts_rank (wall-clock)',
      search: async (need, top) => {
        const found = await client.query<{ id: number }>(SEARCH, [
          `${need.title}. ${need.text}`,
          top,
        ]);
        return found.rows.map(({ id }) => id);
      },
      cpu: () => (counts ? ownCpu() + backendCpu(pid) : performance.now()),
      bytes: Number(bytes),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const SEARCH = `
  select id from docs,
    (select replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery as wanted) as asked
  where vector @@ wanted order by ts_rank(vector, wanted) desc, id limit $2`;

async function fill(client: pg.Client, texts: readonly BenchText[]): Promise<void> {
  await client.query('set max_parallel_workers_per_gather = 0');
  await client.query("set maintenance_work_mem = '256MB'");
  await client.query('create table docs (id integer primary key, vector tsvector not null)');
  for (let from = 0; from < texts.length; from += ROWS_AT_ONCE) {
    const some = texts.slice(from, from + ROWS_AT_ONCE);
    await client.query(
      `insert into docs
       select $1 + n - 1, to_tsvector('english', body)
       from unnest($2::text[]) with ordinality as given(body, n)`,
      [from, some.map(({ title, text }) => `${title}. ${text}`.replaceAll('\0', ''))],
    );
  }
  await client.query('create index on docs using gin (vector)');
  await client.query('vacuum analyze docs');
}

/** User and system time of a process in milliseconds, from its line in /proc. */
function backendCpu(pid: number): number {
  // The name in parentheses may hold spaces; the counted fields follow it.
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /);
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user + system) / TICKS_A_SECOND) * 1000;
}
