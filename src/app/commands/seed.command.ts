import { Command } from 'commander';
import { DomainError } from '../../../libs/kernel/index.js';
import { readSettings } from '../../platform/config/index.js';
import { openDatabase } from '../../platform/database/index.js';
import { ensureDemo } from '../demo/index.js';
import { tell } from './with-app.js';

/** Fills an empty database with the demo world; doing it twice changes nothing. */
export const seedCommand = (projectRoot: string): Command =>
  new Command('seed')
    .description('fill an empty database with the fictional demo world')
    .action(async () => {
      const settings = { ...readSettings(projectRoot), logLevel: 'warn' as const };
      const database = await openDatabase(settings, tell);
      try {
        if (await ensureDemo(settings, database.url, tell)) return tell('The demo world is there.');
        throw new DomainError(
          'conflict',
          'database-inhabited',
          'This database holds data of its own; the demo world only goes into an empty one.',
        );
      } finally {
        await database.release();
      }
    });
