import { hasBadBytes } from '../bytes/bad-bytes.js';
import { LIMITS } from '../limits.js';
import type { Notes } from '../records.js';
import { cleanText } from './clean-text.js';

/** Collects what a record brings beyond its fields: unknown columns, repairs, doubtful values. */
export class NoteBook {
  private readonly notes = new Map<string, string>();
  private dropped = 0;

  constructor(private readonly onUnknown: (name: string) => void) {}

  /** Something the project has no field for. */
  unknown(name: string, value: unknown): void {
    const shown = nameOf(name);
    this.onUnknown(shown);
    const text = showValue(value);
    if (text !== '') this.add(shown, text);
  }

  /** Something worth telling about a field that is known. */
  add(name: string, text: string): void {
    const before = this.notes.get(name);
    if (before === undefined && this.notes.size >= LIMITS.notes) {
      this.dropped++;
      return;
    }
    const whole = before === undefined ? text : `${before}\n${text}`;
    this.notes.set(name, shorten(cleanText(whole, name, Infinity, () => undefined)));
  }

  /** For `cleanText`. */
  readonly removed = (field: string, count: number): void => {
    this.add('control characters', `${count} removed from ${field}`);
  };

  /** Undefined when there is nothing to tell. */
  result(): Notes | undefined {
    if (this.dropped > 0) this.notes.set('further notes', `${this.dropped} left out`);
    return this.notes.size === 0 ? undefined : Object.fromEntries(this.notes);
  }
}

function nameOf(name: string): string {
  const plain = hasBadBytes(name) ? 'undecodable name' : name.replace(/[\s\p{C}]+/gu, ' ').trim();
  return plain.slice(0, LIMITS.noteName) || 'nameless';
}

function showValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join('; ');
  }
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return 'nested too deep to be kept';
  }
}

function shorten(text: string): string {
  if (text.length <= LIMITS.noteValue) return text;
  const cut = text.slice(0, LIMITS.noteValue).replace(/[\ud800-\udbff]$/, '');
  return `${cut} … [cut: ${text.length} characters]`;
}
