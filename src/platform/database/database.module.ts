import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Changes } from '../events/index.js';
import { createDataSource } from './data-source.js';
import { prepareDatabase } from './prepare-database.js';

/** Injection token of the address the application's own connections use. */
export const DATABASE_URL = Symbol('database-url');

@Global()
@Module({})
export class DatabaseModule {
  static with(input: { url: string; poolSize: number }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...createDataSource(input).options, autoLoadEntities: true }),
          dataSourceFactory: async (options) => {
            if (!options) throw new Error('TypeORM was given no options');
            await prepareDatabase(input.url);
            const dataSource = await new DataSource(options).initialize();
            if (!(await sortsByPinyin(dataSource))) new Logger('database').warn(NO_PINYIN);
            return dataSource;
          },
        }),
      ],
      providers: [Changes, { provide: DATABASE_URL, useValue: input.url }],
      exports: [Changes, DATABASE_URL],
    };
  }
}

const NO_PINYIN =
  'Names are sorted by code point, not by pinyin: this PostgreSQL was built without ICU.';

/** The collation was chosen by the migration of the reading order. */
async function sortsByPinyin(dataSource: DataSource): Promise<boolean> {
  const rows: unknown[] = await dataSource.query(
    `select 1 from pg_collation where oid = 'reading_order'::regcollation and collprovider = 'i'`,
  );
  return rows.length > 0;
}
