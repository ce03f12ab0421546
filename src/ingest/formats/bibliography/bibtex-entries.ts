/**
 * Cuts a stream of BibTeX into entries.
 *
 * Input: pieces of text. Output: the text of each `@type{…}` with its first line, or what is wrong.
 * Cost: one pass; memory bounded by `limit`, the longest entry. An entry ends where its braces
 * balance. If a line that begins another entry comes first, the one before is unclosed and ends
 * there. Text after an entry that continues with fields shows that it closed too early. Anything
 * else between entries is a comment.
 * Example: `@a{x, t={A}` + newline + `@b{y, t={B}}` gives an unclosed `@a` and a whole `@b`.
 */
export interface BibEntry {
  line: number;
  text: string;
  broken?: { code: string; reason: string };
}

const START = /@[ \t]*[A-Za-z]+\s*[{(]/g;
const START_OF_LINE = /(?:^|\n)[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/g;
/** How much text around a border is kept back, since a start may be cut by it. */
const BORDER = 200;

export class BibEntries {
  private buffer = '';
  private line = 1;
  /** Depth of braces at `scanned`, within an entry that starts at 0 of the buffer. */
  private inside = false;
  private skipping = false;
  private scanned = 0;
  /** How far the entry has been searched for the beginning of another. */
  private searched = 0;
  private depth = 0;
  private closer = '}';
  /** Waits for what follows it, which may show that it closed too early. */
  private pending: BibEntry | undefined;

  constructor(private readonly limit: number) {}

  *push(text: string): Generator<BibEntry> {
    this.buffer += text;
    yield* this.take(false);
  }

  *finish(): Generator<BibEntry> {
    yield* this.take(true);
    if (this.inside && !this.skipping) {
      yield this.unclosed(this.buffer.length, 'The file ends within the entry.');
    }
    if (this.pending) yield this.pending;
    this.pending = undefined;
  }

  private *take(final: boolean): Generator<BibEntry> {
    for (;;) {
      if (!this.inside) {
        const found = this.findStart(final);
        if (found.done) yield found.done;
        if (!found.started) return;
      }
      const end = this.findEnd();
      const next = this.nextStart(end, final);
      if (next !== undefined) yield* this.cutAt(next);
      else if (end !== undefined) this.close(end);
      else {
        if (this.buffer.length > this.limit) yield* this.overlong();
        return;
      }
    }
  }

  private findStart(final: boolean): { started: boolean; done?: BibEntry } {
    START.lastIndex = 0;
    let found = START.exec(this.buffer);
    while (found && this.isCommented(found.index)) found = START.exec(this.buffer);
    if (found === null && !final && this.buffer.trim().length < 2 * BORDER) {
      this.drop(this.buffer.length - this.buffer.trimStart().length);
      return { started: false };
    }
    const end = found?.index ?? (final ? this.buffer.length : this.buffer.length - BORDER);
    const done = this.pending && settle(this.pending, this.buffer.slice(0, end));
    this.pending = undefined;
    this.drop(end);
    if (found === null) return { started: false, done };
    this.inside = true;
    this.scanned = found[0].length;
    this.searched = 0;
    this.depth = 1;
    this.closer = found[0].endsWith('(') ? ')' : '}';
    return { started: true, done };
  }

  /** Whether a % stands before the place on its line. */
  private isCommented(index: number): boolean {
    const lineStart = this.buffer.lastIndexOf('\n', index) + 1;
    return this.buffer.slice(lineStart, index).trimStart().startsWith('%');
  }

  /** End of the entry after its closing brace, or undefined when it isn't in the buffer. */
  private findEnd(): number | undefined {
    const signs = /[{})]/g;
    signs.lastIndex = this.scanned;
    for (let found = signs.exec(this.buffer); found; found = signs.exec(this.buffer)) {
      const sign = found[0];
      if (sign === '{') this.depth++;
      else if (sign === '}' && (this.closer === '}' || this.depth > 1)) this.depth--;
      else if (sign === ')' && this.closer === ')' && this.depth === 1) this.depth = 0;
      if (this.depth === 0) return found.index + 1;
    }
    this.scanned = this.buffer.length;
    return undefined;
  }

  /**
   * Where a line within the entry begins another one. A comment may hold whole entries; it is cut
   * there only when it never closes.
   */
  private nextStart(end: number | undefined, final: boolean): number | undefined {
    if (/^@\s*comment/i.test(this.buffer)) {
      if (end !== undefined || !(final || this.buffer.length > this.limit)) return undefined;
    }
    START_OF_LINE.lastIndex = Math.max(1, this.searched - BORDER);
    const found = START_OF_LINE.exec(this.buffer);
    this.searched = this.buffer.length;
    return found && found.index + 1 < (end ?? this.buffer.length) ? found.index + 1 : undefined;
  }

  private *cutAt(next: number): Generator<BibEntry> {
    const broken = this.unclosed(next, 'The entry is not closed before the next one begins.');
    if (!this.skipping) yield broken;
    this.skipping = false;
  }

  private close(end: number): void {
    const entry: BibEntry = { line: this.line, text: this.buffer.slice(0, end) };
    if (!this.skipping) this.pending = entry;
    if (entry.text.length > this.limit) entry.broken = tooLong(this.limit);
    this.skipping = false;
    this.inside = false;
    this.drop(end);
  }

  private unclosed(end: number, reason: string): BibEntry {
    const entry = { line: this.line, text: this.buffer.slice(0, end) };
    this.inside = false;
    this.drop(end);
    return { ...entry, broken: { code: 'unclosed-record', reason } };
  }

  private *overlong(): Generator<BibEntry> {
    const entry = {
      line: this.line,
      text: this.buffer.slice(0, 1000),
      broken: tooLong(this.limit),
    };
    if (!this.skipping) yield entry;
    this.skipping = true;
    const kept = BORDER;
    this.drop(this.buffer.length - kept);
    this.scanned = kept;
    this.searched = 0;
  }

  private drop(end: number): void {
    for (
      let i = this.buffer.indexOf('\n');
      i >= 0 && i < end;
      i = this.buffer.indexOf('\n', i + 1)
    ) {
      this.line++;
    }
    this.buffer = this.buffer.slice(end);
  }
}

/** What follows an entry: fields or a stray brace mean that it was closed too early. */
function settle(entry: BibEntry, following: string): BibEntry {
  if (entry.broken || !/^\s*(,|\}|[A-Za-z][\w-]*\s*=\s*["{\d])/.test(following)) return entry;
  const reason = 'The entry closes before its last field: its braces do not balance.';
  return { ...entry, broken: { code: 'unbalanced-braces', reason } };
}

function tooLong(limit: number): { code: string; reason: string } {
  return { code: 'record-too-long', reason: `The entry has more than ${limit} characters.` };
}
