import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { type Settings } from '../config/index.js';

/** What Nest tells of its own start: hundreds of lines that help nobody who only runs it. */
const FRAMEWORK = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's logger on pino: one JSON object a line; keys that may hold secrets are blanked. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  /** `fd` 1 is standard output, 2 standard error (commands keep the first for their answer). */
  constructor(level: Settings['logLevel'], fd: 1 | 2 = 1) {
    const paths = ['password', 'token', 'authorization', 'cookie', '*.password', '*.token'];
    this.pino = pino(
      { level, redact: paths, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ fd, sync: fd === 2 }),
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    const framework = rest.some((part) => typeof part === 'string' && FRAMEWORK.has(part));
    this.write(framework ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** Nest passes the context as the last argument. */
  private write(level: 'info' | 'error' | 'warn' | 'debug', message: unknown, rest: unknown[]) {
    const context = rest.filter((part) => typeof part === 'string').at(-1);
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message);
    else this.pino[level]({ context }, String(message));
  }
}
