import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  layOutIndexFile,
  openIndexFile,
  type FlatIndex,
  type IndexFileRefusal,
} from '../../../libs/matching/index.js';

/** Files kept: the one in force, and the one before, which another process may be about to read. */
const MOST_KEPT = 2;
/** What a writer that was killed left behind is taken away after this time. */
const ABANDONED_MS = 60 * 60_000;
/** Read and written at a time. */
const PIECE = 16 * 1024 * 1024;

/** An index from its file, why its file was refused, or neither: there is none. */
export type ReadIndex = { flat: FlatIndex } | { refused: IndexFileRefusal } | undefined;

/**
 * The index of a key. A file that is damaged, of another version or of another corpus is never
 * trusted: it is taken away, so that the index is built anew. The bytes are read onto shared memory
 * once and not copied. For threads: it blocks.
 */
export function readIndexFile(folder: string, key: string): ReadIndex {
  const file = fileOf(folder, key);
  const bytes = readShared(file);
  if (!bytes) return undefined;
  const opened = openIndexFile(bytes, key);
  if ('refused' in opened) rmSync(file, { force: true });
  return opened;
}

/** Writes beside and renames, so that nobody ever sees half a file; then takes old ones away. */
export function writeIndexFile(folder: string, key: string, flat: FlatIndex): void {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder, key);
  const beside = `${file}.${process.pid}.part`;
  const handle = openSync(beside, 'w');
  try {
    for (const part of layOutIndexFile(flat, key)) writeWhole(handle, part);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  tidy(folder);
}

const fileOf = (folder: string, key: string): string => join(folder, `${key.slice(0, 32)}.index`);

function readShared(file: string): Uint8Array | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(statSync(file).size));
    for (let at = 0; at < bytes.length;) {
      const read = readSync(handle, bytes, at, Math.min(PIECE, bytes.length - at), at);
      // Shorter than it said: openIndexFile refuses what is missing.
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(handle);
  }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(handle, bytes, at, Math.min(PIECE, bytes.length - at));
  }
}

function tidy(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat ? [{ path, name, writtenAt: stat.mtimeMs }] : [];
  });
  const whole = files.filter(({ name }) => name.endsWith('.index'));
  const old = whole.sort((a, b) => b.writtenAt - a.writtenAt).slice(MOST_KEPT);
  const abandoned = files.filter(
    ({ name, writtenAt }) => name.endsWith('.part') && Date.now() - writtenAt > ABANDONED_MS,
  );
  for (const { path } of [...old, ...abandoned]) rmSync(path, { force: true });
}
