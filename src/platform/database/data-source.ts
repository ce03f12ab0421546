import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { SnakeNaming } from './snake-naming.js';

export type Entities = MixedList<string | (new () => object) | EntitySchema>;

export interface DataSourceInput {
  url: string;
  poolSize: number;
  entities?: Entities;
  /** Longest time one statement may run, in milliseconds. */
  statementTimeout?: number;
}

/** The one place that knows how this application talks to PostgreSQL. */
export function createDataSource(input: DataSourceInput): DataSource {
  return new DataSource({
    type: 'postgres',
    url: input.url,
    poolSize: input.poolSize,
    entities: input.entities ?? [],
    namingStrategy: new SnakeNaming(),
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    // The embedded server tells its own processes' sessions from foreign ones by this name.
    applicationName: new URL(input.url).searchParams.get('application_name') ?? 'jiebang',
    connectTimeoutMS: 10_000,
    logging: false,
    extra: {
      statement_timeout: input.statementTimeout ?? 30_000,
      idle_in_transaction_session_timeout: 60_000,
      options: '-c timezone=UTC',
    },
  });
}
