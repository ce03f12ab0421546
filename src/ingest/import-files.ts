import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../libs/kernel/index.js';
import { type Settings, SETTINGS } from '../platform/config/index.js';
import { type Format, parseImport } from './formats/index.js';

const FILE = /^[0-9a-f-]{36}\.upload$/;

/** Uploaded files between request and worker: `DATA_DIR/imports/<import's id>.upload`. */
@Injectable()
export class ImportFiles {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'dataDir'>) {}

  /** Where the file of an import is to lie; its own name is never part of a path. */
  async placeFor(importId: string): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return this.pathOf(importId);
  }

  pathOf(importId: string): string {
    return join(this.folder, `${importId}.upload`);
  }

  /** Opens the file anew each time it is called, for those who read its beginning only. */
  async opener(importId: string, called: string): Promise<() => ReadStream> {
    const path = this.pathOf(importId);
    (await openFile(path, called)).destroy();
    return () => createReadStream(path, { highWaterMark: 64 * 1024 });
  }

  async remove(importId: string): Promise<void> {
    await rm(this.pathOf(importId), { force: true });
  }

  /** Ids of imports whose files lie here untouched for longer than `ms`. */
  async olderThan(ms: number, now: Date): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const old: string[] = [];
    for (const name of names.filter((name) => FILE.test(name))) {
      const facts = await stat(join(this.folder, name)).catch(() => undefined);
      if (facts && now.getTime() - facts.mtimeMs > ms) old.push(name.slice(0, 36));
    }
    return old;
  }

  private get folder(): string {
    return join(this.settings.dataDir, 'imports');
  }
}

/** Throws what is wrong with the file as a whole (empty, another type), else nothing. */
export async function refuseWrongFile(format: Format, path: string): Promise<void> {
  const bytes = createReadStream(path);
  const records = parseImport(format, bytes);
  try {
    await records.next();
  } finally {
    await records.return(undefined);
    bytes.destroy();
  }
}

/** Opens a file for reading or says in words why it can't be; `called` stands for it there. */
export async function openFile(path: string, called = path): Promise<ReadStream> {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  await new Promise((resolve, reject) => bytes.once('open', resolve).once('error', reject)).catch(
    (error: unknown) => {
      throw unreadable(called, error);
    },
  );
  return bytes;
}

export async function measureFile(path: string): Promise<{ size: number; sha256: string }> {
  const facts = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!facts.isFile())
    throw new DomainError('invalid', 'file-unreadable', `${path} is not a file.`);
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of await openFile(path)) {
    hash.update(part);
    size += part.length;
  }
  return { size, sha256: hash.digest('hex') };
}

function unreadable(called: string, error: unknown): DomainError {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new DomainError('invalid', 'file-unreadable', `${called} can't be read${code}.`);
}
