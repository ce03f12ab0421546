import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../../libs/kernel/index.js';
import { BASIC_LEXICON, type LexiconEntry, parseLexicon } from '../../../libs/text/index.js';
import { SETTINGS, type Settings } from '../../platform/config/index.js';

/** Largest file that is read, in bytes: some hundred thousand entries. */
const LARGEST_FILE = 50 * 1024 * 1024;
/** Bad lines that are named one by one. */
const MOST_NAMED = 20;

/**
 * The words that carry needs from one language into the other: those that come along and, beside
 * them, the operator's own file. Read once at start; every process must be given the same file.
 * Throws a DomainError `lexicon-unreadable` for a file that was named and can't be read. A bad line is
 * logged by its number and passed over.
 */
@Injectable()
export class Lexicon {
  readonly entries: readonly LexiconEntry[];
  /** SHA-256, in hex: another lexicon, another ranking. */
  readonly fingerprint: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const file = fileOf(settings);
    this.entries = [...(file ? readEntries(file) : []), ...BASIC_LEXICON];
    const hash = createHash('sha256').update(JSON.stringify(this.entries));
    this.fingerprint = hash.digest('hex');
  }
}

/** The file that was named, or the one that lies in the data folder, if any. */
function fileOf({ lexiconFile, projectRoot, dataDir }: Settings): string | undefined {
  if (lexiconFile) return resolve(projectRoot, lexiconFile);
  const usual = join(dataDir, 'lexicon.tsv');
  return existsSync(usual) ? usual : undefined;
}

function readEntries(file: string): LexiconEntry[] {
  const { entries, problems } = parseLexicon(readText(file));
  const log = new Logger('lexicon');
  for (const { line, message } of problems.slice(0, MOST_NAMED))
    log.warn(`${file}, line ${line} ${message}; passed over`);
  const unnamed = problems.length - MOST_NAMED;
  if (unnamed > 0) log.warn(`${file}: ${unnamed} more lines passed over`);
  log.log(`${entries.length} entries from ${file}`);
  return entries;
}

function readText(file: string): string {
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error(`larger than ${LARGEST_FILE} bytes`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('invalid', 'lexicon-unreadable', `${file} can't be read: ${reason}.`);
  }
}
