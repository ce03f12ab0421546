import { type DynamicModule, Global, Module } from '@nestjs/common';
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
            return new DataSource(options).initialize();
          },
        }),
      ],
      providers: [Changes, { provide: DATABASE_URL, useValue: input.url }],
      exports: [Changes, DATABASE_URL],
    };
  }
}
