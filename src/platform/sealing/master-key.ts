import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../../../libs/kernel/index.js';
import { type Settings } from '../config/index.js';

const KEY_BYTES = 32;
export const KEY_FILE = 'sealing.key';

/**
 * The master key, 32 bytes: from the environment, else from a file only its owner may read, made on
 * first use. A file appears under its name only when it is complete, and only once, so processes
 * that start together agree on one key. A broken file is an error: a new key would open nothing.
 */
export function readMasterKey(settings: Pick<Settings, 'sealingKey' | 'dataDir'>): Buffer {
  const text = settings.sealingKey ?? readOrMake(settings.dataDir);
  const key = Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES) return key;
  throw unusable(`The sealing key must be ${KEY_BYTES} bytes in base64; it has ${key.length}.`);
}

function readOrMake(dataDir: string): string {
  const file = join(dataDir, KEY_FILE);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw unusable(`The sealing key ${file} can't be read.`);
  }
  try {
    makeKeyFile(dataDir, file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(
      `The sealing key ${file} can't be made (${codeOf(error)}); ` +
        'make DATA_DIR writable or set SEALING_KEY.',
    );
  }
}

/** A hard link never replaces a file: whoever comes second finds the first one's key. */
function makeKeyFile(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true });
  const own = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(own, `${randomBytes(KEY_BYTES).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    linkSync(own, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';

const unusable = (message: string) => new DomainError('unavailable', 'sealing-key', message);
