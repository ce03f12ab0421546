import { LIMITS } from '../limits.js';
import type { Notes } from '../records.js';
import { RecordProblem } from '../record-problem.js';
import { cleanText, oneLine } from './clean-text.js';
import { NoteBook } from './note-book.js';
import { splitList } from './split-list.js';

/** A value as the file gave it: any JSON value, or the text of a cell. */
export interface RawField {
  /** The column or key as written there. */
  name: string;
  value: unknown;
}

/**
 * Reads the fields of one raw record by their names in this project, in the types they must have;
 * throws RecordProblem with the field's name. Null, absent and blank are the same: undefined.
 */
export class FieldReader {
  readonly notes: NoteBook;

  constructor(
    private readonly fields: ReadonlyMap<string, RawField>,
    onUnknown: (name: string) => void,
  ) {
    this.notes = new NoteBook(onUnknown);
  }

  raw(field: string): unknown {
    const value = this.fields.get(field)?.value;
    return typeof value === 'string' && value.trim() === '' ? undefined : (value ?? undefined);
  }

  /** The column's head as written, which may name a unit. */
  headOf(field: string): string {
    return this.fields.get(field)?.name ?? '';
  }

  /** Text with its paragraphs. */
  text(field: string, limit: number): string | undefined {
    const value = this.raw(field);
    return value === undefined ? undefined : this.clean(value, field, limit) || undefined;
  }

  /** Text on one line. */
  words(field: string, limit: number): string | undefined {
    const text = this.text(field, limit);
    return text === undefined ? undefined : oneLine(text);
  }

  required(field: string, limit: number, shape: 'words' | 'text' = 'words'): string {
    const text = shape === 'words' ? this.words(field, limit) : this.text(field, limit);
    if (text === undefined) {
      throw new RecordProblem('missing-field', `There is no ${field}.`, field);
    }
    return text;
  }

  /** A JSON array of texts, or one text that `split` divides. */
  list(field: string, most: number, split: (text: string) => string[] = splitList): string[] {
    const value = this.raw(field);
    if (value === undefined) return [];
    const items = Array.isArray(value) ? value : split(this.clean(value, field, LIMITS.longText));
    this.refuseTooMany(items.length, most, field);
    const texts = items
      .filter((item) => item !== null)
      .map((item) => oneLine(this.clean(item, field, LIMITS.keyword)));
    return [...new Set(texts.filter((text) => text !== ''))];
  }

  /** A text that must be of a certain form; otherwise it becomes a note, not a loss. */
  normal(field: string, normalise: (text: string) => string | undefined): string | undefined {
    const text = this.words(field, LIMITS.url);
    if (text === undefined) return undefined;
    const normal = normalise(text);
    if (normal === undefined) this.notes.add(field, `not taken: ${text}`);
    return normal;
  }

  /** One of a few words; `find` knows their many spellings. */
  choice<T extends string>(
    field: string,
    find: (text: string) => T | undefined,
    allowed: readonly T[],
  ): T | undefined {
    const text = this.words(field, LIMITS.shortText);
    if (text === undefined) return undefined;
    const found = find(text);
    if (found === undefined) {
      const reason = `"${text.slice(0, 60)}" is no ${field}; use ${allowed.join(', ')}.`;
      throw new RecordProblem('not-allowed', reason, field);
    }
    return found;
  }

  clean(value: unknown, field: string, limit: number): string {
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string') {
      throw new RecordProblem(
        'wrong-type',
        `${field} must be text, not ${nameType(value)}.`,
        field,
      );
    }
    return cleanText(value, field, limit, this.notes.removed);
  }

  refuseTooMany(count: number, most: number, field: string): void {
    if (count <= most) return;
    const reason = `${field} has ${count} entries; at most ${most} are taken.`;
    throw new RecordProblem('too-many', reason, field);
  }

  notesIfAny(): { notes?: Notes } {
    const notes = this.notes.result();
    return notes === undefined ? {} : { notes };
  }
}

export function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** An object of JSON, seen as names and values. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same record without its undefined fields, so that absent means: key not there. */
export function compact<T extends object>(record: T): T {
  for (const key of Object.keys(record)) {
    const entry = key as keyof T; // Object.keys of a T gives keys of T
    if (record[entry] === undefined) delete record[entry];
  }
  return record;
}
