import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { type Writable } from 'node:stream';
import { Command } from 'commander';
import { DomainError } from '../../../libs/kernel/index.js';
import {
  buildIndex,
  checkWorksExist,
  type MatchIndex,
  type NeedText,
  parseExpertLine,
  parseNeedLine,
  parseWorkLine,
  type ProfileText,
  rank,
  type RankFile,
  RankRecords,
  scoreLine,
  type WorkText,
} from '../../../libs/matching/index.js';
import { readLines } from './read-lines.js';
import { tell } from './with-app.js';

interface RankArguments {
  needs: string;
  experts: string;
  works: string;
  top: string;
  out?: string;
}

/** The engine on files: no database, no server. */
export const rankCommand = (): Command =>
  new Command('rank')
    .description('rank experts for needs, from and to JSON Lines files, without a database')
    .requiredOption('--needs <file>', '{id,title,text} a line')
    .requiredOption('--experts <file>', '{id,name?,workIds[]} a line')
    .requiredOption('--works <file>', '{id,title,abstract,year?,translations?} a line')
    .option('--top <k>', 'how many experts a need, or "all"', '50')
    .option('--out <file>', 'where to write; standard output otherwise')
    .action(rankFiles);

async function rankFiles(args: RankArguments): Promise<void> {
  const top = readTop(args.top);
  const needs = await readRecords('needs', args.needs, parseNeedLine);
  const experts = await readRecords('experts', args.experts, parseExpertLine);
  const works = await readRecords('works', args.works, parseWorkLine);
  checkWorksExist(experts, works);
  const index = buildIndex({ works: works.records, profiles: experts.records });
  if (!args.out) return writeScores(process.stdout, index, needs, top);
  // Whole or not at all: the file gets its name when the last line is on disk.
  const partial = `${args.out}.partial`;
  try {
    const file = createWriteStream(partial);
    await once(file, 'open');
    await writeScores(file, index, needs, top);
    await new Promise<void>((resolve, reject) => file.on('error', reject).end(() => resolve()));
    await rename(partial, args.out);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof DomainError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('invalid', 'file-unwritable', `${args.out} can't be written: ${reason}.`);
  }
}

function readTop(text: string): number | 'all' {
  if (text === 'all') return 'all';
  const top = Number(text);
  if (Number.isInteger(top) && top > 0) return top;
  throw new DomainError(
    'invalid',
    'top-invalid',
    '--top must be a whole number above 0, or "all".',
  );
}

async function readRecords<T extends NeedText | ProfileText | WorkText>(
  file: RankFile,
  path: string,
  parse: (line: string, number: number) => T | undefined,
): Promise<RankRecords<T>> {
  const records = new RankRecords<T>(file);
  let number = 0;
  let nameless = 0;
  for await (const line of readLines(path)) {
    const record = parse(line, ++number);
    if (record) records.add(record, number);
    else if (line.trim()) nameless++;
  }
  if (nameless) tell(`${path}: ${nameless} without an id passed over.`);
  return records;
}

async function writeScores(
  out: Writable,
  index: MatchIndex,
  needs: RankRecords<NeedText>,
  top: number | 'all',
): Promise<void> {
  for (const need of needs.records) {
    const lines = rank(index, need, { top, explain: 0 }).map((row) => scoreLine(need.id, row));
    if (lines.length && !out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
}
