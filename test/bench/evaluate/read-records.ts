import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The data is not where it was looked for; the message says what to do. */
export class DataAbsent extends Error {}

/** The records of a JSON Lines file below the data folder. Throws {@link DataAbsent}. */
export function readRecords<T>(data: string, file: string): T[] {
  const path = join(data, file);
  if (!existsSync(path)) {
    throw new DataAbsent(
      `${path} is absent. The data sets are not part of the project; name their folder with ` +
        '--data, or leave this one out with --only.',
    );
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      // The caller names the shape of a file that was made for measuring.
      return JSON.parse(line) as T;
    });
}
