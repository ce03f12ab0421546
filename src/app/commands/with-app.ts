import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readRules, readSettings } from '../../platform/config/index.js';
import { openDatabase } from '../../platform/database/index.js';
import { PinoLogger } from '../../platform/logging/pino-logger.js';
import { openBackend } from '../../platform/queue/index.js';
import { AppModule } from '../app.module.js';

/** Says something to the person at the terminal, apart from the command's own answer. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Runs `work` with the application's classes but without HTTP and without jobs; attaches to the
 * embedded database when a server has it open, else opens it for the time of the command. Events
 * written here wait in the outbox for the next worker.
 */
export async function withApp<T>(
  projectRoot: string,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const settings = { ...readSettings(projectRoot), logLevel: 'warn' as const };
  const database = await openDatabase(settings, () => undefined);
  try {
    const databaseUrl = database.url;
    const backend = await openBackend({ databaseUrl, redisUrl: settings.redisUrl });
    const rules = readRules(settings.rulesFile);
    const app = await NestFactory.createApplicationContext(
      AppModule.with({ settings, rules, databaseUrl, backend }),
      { logger: new PinoLogger(settings.logLevel, 2), abortOnError: false },
    );
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await database.release();
  }
}
