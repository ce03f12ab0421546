import { createServer } from 'node:net';
import { failures } from './failures.js';

/**
 * 'none' gives up safety against a power cut for speed: for tests, whose data nobody needs. What
 * was committed still outlives a killed server, as it has been handed to the operating system.
 * Such a server also admits more sessions, since the apps of several tests share it.
 */
export type Durability = 'full' | 'none';

/** The file in the cluster that holds our settings; postgresql.conf includes it. */
export const settingsName = 'jiebang.conf';

/**
 * The text of the settings file, written anew at each start. Modest in memory: 64 MB of shared
 * buffers, one autovacuum worker, no processes for replication, parallel queries or background
 * reading. The log leaves out what clients hear of anyway, so it stays small.
 */
export function writeSettings(port: number, durability: Durability): string {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: durability === 'full' ? 60 : 240,
    shared_buffers: '64MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    synchronous_commit: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    io_method: 'sync',
    autovacuum_worker_slots: 1,
    autovacuum_max_workers: 1,
    max_worker_processes: 2,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    max_logical_replication_workers: 0,
    max_wal_senders: 0,
    wal_level: 'minimal',
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...(durability === 'full'
      ? { fsync: 'on', full_page_writes: 'on' }
      : { fsync: 'off', full_page_writes: 'off' }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  const note = `# Written at each start. Settings of your own go below its include line.`;
  return [note, ...lines, ''].join('\n');
}

/** A port nobody listens on at this moment; somebody may still be faster than we are. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', () => reject(failures.noPort()));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
