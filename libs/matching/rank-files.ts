import { invalid, type DomainError } from '../kernel/index.js';
import type { NeedText, ProfileText, WorkText } from './types.js';

/**
 * The three files that `rank` reads, one JSON object a line, and the one it writes. Keys beside the
 * ones named here are ignored; an empty line is passed over; anything else that is wrong is an
 * error that names file, line and key. Which files there are and how they are read is not known here.
 */
export const RANK_FILES = ['needs', 'experts', 'works'] as const;
export type RankFile = (typeof RANK_FILES)[number];

/** A line is at most this long (UTF-16 units); a longer one is an error, not a risk. */
export const LONGEST_LINE = 20_000_000;

/** `{id, title, text}`; undefined for an empty line. Throws a DomainError `bad-line`. */
export function parseNeedLine(line: string, number: number): NeedText | undefined {
  const record = parseLine('needs', line, number);
  return record && { id: record.id(), title: record.text('title'), text: record.text('text') };
}

/**
 * `{id, workIds, name?}`; undefined for an empty line. A null among the work ids names no work and is
 * passed over. Throws a DomainError `bad-line`.
 */
export function parseExpertLine(line: string, number: number): ProfileText | undefined {
  const record = parseLine('experts', line, number);
  return record && { id: record.id(), workIds: record.ids('workIds') };
}

/**
 * `{id, title, abstract, year?, translations?: [{language, title, abstract}]}`; undefined for an
 * empty line and for a work whose id is null: real files have some, and no expert can name them.
 * Throws a DomainError `bad-line`.
 */
export function parseWorkLine(line: string, number: number): WorkText | undefined {
  const record = parseLine('works', line, number);
  if (!record || record.isNull('id')) return undefined;
  const year = record.year();
  const translations = record.records('translations').map((translation) => ({
    language: translation.text('language'),
    title: translation.text('title'),
    text: translation.text('abstract'),
  }));
  return {
    id: record.id(),
    title: record.text('title'),
    text: record.text('abstract'),
    ...(year === undefined ? {} : { year }),
    ...(translations.length > 0 ? { translations } : {}),
  };
}

/** Records of one file with the line each came from; refuses a second record of the same id. */
export class RankRecords<T extends { id: string }> {
  readonly records: T[] = [];
  private readonly lines = new Map<string, number>();

  constructor(private readonly file: RankFile) {}

  add(record: T, number: number): void {
    const first = this.lines.get(record.id);
    if (first !== undefined) {
      throw badLine(this.file, number, 'id', `${record.id} is already on line ${first}`);
    }
    this.lines.set(record.id, number);
    this.records.push(record);
  }

  lineOf(id: string): number | undefined {
    return this.lines.get(id);
  }
}

/**
 * Throws a DomainError `bad-line` for the first expert who names a work that the works file lacks:
 * a mistyped id would otherwise weaken a ranking without anybody noticing.
 */
export function checkWorksExist(
  experts: RankRecords<ProfileText>,
  works: RankRecords<WorkText>,
): void {
  for (const expert of experts.records) {
    for (const id of expert.workIds) {
      if (works.lineOf(id) !== undefined) continue;
      const line = experts.lineOf(expert.id) ?? 0;
      throw badLine('experts', line, 'workIds', `the works file has no work ${id}`);
    }
  }
}

/** One line of the output, without its line feed. */
export const scoreLine = (
  needId: string,
  ranked: { profileId: string; score: number; rank: number },
): string =>
  JSON.stringify({ needId, expertId: ranked.profileId, score: ranked.score, rank: ranked.rank });

export function badLine(
  file: RankFile,
  line: number,
  key: string | undefined,
  problem: string,
): DomainError {
  const place = key === undefined ? `${file}, line ${line}` : `${file}, line ${line}, ${key}`;
  return invalid('bad-line', `${place}: ${problem}.`, [
    { field: key === undefined ? `${file}.${line}` : `${file}.${line}.${key}`, message: problem },
  ]);
}

function parseLine(file: RankFile, line: string, number: number): LineRecord | undefined {
  const stripped = number === 1 ? line.replace(/^\ufeff/, '') : line;
  if (stripped.trim() === '') return undefined;
  if (line.length > LONGEST_LINE) {
    throw badLine(file, number, undefined, `longer than ${LONGEST_LINE} characters`);
  }
  let value: unknown;
  try {
    value = JSON.parse(stripped);
  } catch {
    throw badLine(file, number, undefined, 'not valid JSON');
  }
  if (!isRecord(value)) throw badLine(file, number, undefined, 'not a JSON object');
  return new LineRecord(value, (key, problem) => badLine(file, number, key, problem));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the keys of one object; `null` and an absent key are the same. */
class LineRecord {
  constructor(
    private readonly values: Record<string, unknown>,
    private readonly problem: (key: string, problem: string) => DomainError,
  ) {}

  id(): string {
    const value = this.values.id;
    if (typeof value !== 'string' || value.trim() === '') {
      throw this.problem('id', 'must be a string that is not empty');
    }
    return value;
  }

  isNull(key: string): boolean {
    return this.values[key] === null;
  }

  /** A text that may be absent: it is then empty. */
  text(key: string): string {
    const value = this.values[key] ?? '';
    if (typeof value !== 'string') throw this.problem(key, 'must be a string');
    return value;
  }

  ids(key: string): string[] {
    const value = this.values[key];
    if (!Array.isArray(value)) throw this.problem(key, 'must be an array of strings');
    const given = value.filter((id: unknown) => id !== null);
    return given.map((id: unknown) => {
      if (typeof id !== 'string') throw this.problem(key, 'must be an array of strings');
      return id;
    });
  }

  year(): number | undefined {
    const value = this.values.year ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw this.problem('year', 'must be a whole number');
    }
    return value;
  }

  records(key: string): LineRecord[] {
    const value = this.values[key] ?? [];
    if (!Array.isArray(value)) throw this.problem(key, 'must be an array of objects');
    return value.map((item: unknown, i) => {
      if (!isRecord(item)) throw this.problem(key, 'must be an array of objects');
      return new LineRecord(item, (inner, problem) =>
        this.problem(`${key}.${i}.${inner}`, problem),
      );
    });
  }
}
