import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { readRules, type Rules, type Settings } from '../platform/config/index.js';
import { Relay } from '../platform/events/index.js';
import { Readiness } from '../platform/health/readiness.js';
import { PinoLogger } from '../platform/logging/pino-logger.js';
import { JobQueue, JobRunner, openBackend, type QueueBackend } from '../platform/queue/index.js';
import { AppModule } from './app.module.js';
import { configureHttp } from './http-server.js';
import { SCHEDULES } from './schedules.js';

export interface StartOptions {
  settings: Settings;
  databaseUrl: string;
  /** Which parts run in this process. */
  api: boolean;
  worker: boolean;
  /** Instead of the programme's own, for a world that has to be told in seconds. */
  rules?: Rules;
}

export interface Running {
  app: NestExpressApplication;
  backend: QueueBackend['name'];
  /** The port the API listens on, where it does. */
  port?: number;
  stop(): Promise<void>;
}

/** Brings up the application in this process; `stop` ends it within seconds. */
export async function start(options: StartOptions): Promise<Running> {
  const { settings, databaseUrl } = options;
  const backend = await openBackend({ databaseUrl, redisUrl: settings.redisUrl });
  const rules = options.rules ?? readRules(settings.rulesFile);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({ settings, rules, databaseUrl, backend }),
    { logger: new PinoLogger(settings.logLevel), bodyParser: false, abortOnError: false },
  );
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0)) await close();
    await app.close();
  };
  try {
    configureHttp(app, settings);
    await app.init();
    if (options.worker) closing.push(await startWork(app, databaseUrl));
    if (options.api) await listen(app, settings);
  } catch (error) {
    await stop();
    throw error;
  }
  const readiness = app.get(Readiness);
  readiness.set(true);
  closing.unshift(async () => {
    readiness.set(false);
    app.getHttpServer().closeAllConnections?.();
  });
  const address = options.api ? app.getHttpServer().address() : null;
  const port = address && typeof address === 'object' ? address.port : undefined;
  return { app, backend: backend.name, port, stop };
}

/** Node cuts a request after five minutes by default; two gigabytes may take longer to upload. */
const LONGEST_UPLOAD_MS = 60 * 60_000;

async function listen(app: NestExpressApplication, settings: Settings): Promise<void> {
  app.getHttpServer().requestTimeout = LONGEST_UPLOAD_MS;
  await app.listen(settings.port, settings.host);
}

async function startWork(app: NestExpressApplication, databaseUrl: string) {
  const relay = app.get(Relay);
  const runner = app.get(JobRunner);
  runner.start();
  await relay.start(databaseUrl);
  const queue = app.get(JobQueue);
  for (const { job, everySeconds } of SCHEDULES) await queue.schedule(job, everySeconds * 1000);
  return async () => {
    await relay.stop();
    await runner.stop();
  };
}
