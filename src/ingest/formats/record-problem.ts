import { LIMITS } from './limits.js';
import type { ParsedProblem } from './records.js';
import { showBadBytes } from './bytes/bad-bytes.js';

/** Why one record can't be taken; thrown inside a parser and turned into a problem item. */
export class RecordProblem extends Error {
  constructor(
    readonly code: string,
    reason: string,
    readonly field?: string,
  ) {
    super(reason);
    this.name = 'RecordProblem';
  }
}

/** Turns what a parser threw into the item for the caller; anything unexpected is thrown on. */
export function problemOf(error: unknown, line: number, raw: string): ParsedProblem {
  if (!(error instanceof RecordProblem)) throw error;
  return problem(line, error.code, error.message, raw, error.field);
}

export function problem(
  line: number,
  code: string,
  reason: string,
  raw: string,
  field?: string,
): ParsedProblem {
  return {
    ok: false,
    line,
    ...(field === undefined ? {} : { field }),
    code,
    reason: showable(reason),
    raw: showable(raw),
  };
}

/** Bad bytes as \xHH and control characters as \u00HH, so that any database can keep it. */
function showable(text: string): string {
  const head = text.slice(0, LIMITS.raw);
  const plain = showBadBytes(head).replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return wellFormed(plain).slice(0, LIMITS.raw);
}

/** A cut may leave half of a surrogate pair at the end; such halves are dropped. */
function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}
