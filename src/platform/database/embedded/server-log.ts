import { open, stat, truncate, writeFile } from 'node:fs/promises';

/** The log never grows much beyond `limit`; its last `kept` bytes move to `<log>.1` then. */
const limit = 2_000_000;
const kept = 256_000;

/**
 * Shortens a log that has grown too long. The server keeps writing to the same file, which it
 * opened for appending, so the file is emptied, not replaced.
 */
export async function boundLog(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) <= limit) return;
  const tail = await readFrom(logFile, -kept);
  await writeFile(`${logFile}.1`, tail);
  await truncate(logFile, 0);
}

export async function sizeOf(logFile: string): Promise<number> {
  const found = await stat(logFile).catch(() => undefined);
  return found?.size ?? 0;
}

/** What was written from `offset` on; a negative offset counts from the end. At most 256 kB. */
export async function readFrom(logFile: string, offset: number): Promise<string> {
  const handle = await open(logFile, 'r').catch(() => undefined);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const start = Math.max(offset < 0 ? size + offset : offset, size - kept, 0);
    const buffer = Buffer.alloc(Math.max(size - start, 0));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The last three lines in one, for a sentence. */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ').slice(-600);
}
