import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DomainError } from '../../../libs/kernel/index.js';

/** The lines of a UTF-8 file, one by one; a file that can't be read is an error that names it. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const input = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('invalid', 'file-unreadable', `${path} can't be read: ${reason}.`);
  } finally {
    input.destroy();
  }
}
