/**
 * Cuts a JSON document into the objects of its record array, without parsing the document.
 *
 * Input: pieces of text of `[{…},{…}]` or `{…,"results":[{…},{…}],…}`, or of one object that is
 * the record itself. Output: the text of each element with its first line. Cost: one pass; memory
 * bounded by `limit`, the longest element. An element ends where its brackets balance, minding
 * texts. One that is damaged so that they don't (an open text, a missing brace) is recognised by
 * the beginning of a further work in the middle of it, `{"id":"https://openalex.org/W…`: it ends
 * there and reading goes on with that work.
 * Example: `[{"id":"https://openalex.org/W1","a":"x},{"id":"https://openalex.org/W2"}]` gives the
 * text before the second beginning, which is no valid JSON, and the whole second work.
 */
export interface JsonElement {
  line: number;
  text: string;
  /** Undefined when the text is no valid JSON. */
  value?: unknown;
  tooLong?: boolean;
}

const WORK_START = /\{\s*"id"\s*:\s*"https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?[Ww]\d/g;
/** A beginning may be cut by the border of two pieces. */
const BORDER = 100;
/** Enough to see whether an object at the very start holds "results". */
const HEAD = 64 * 1024;

export class JsonElements {
  private buffer = '';
  private line = 1;
  /** Looking for elements: within the array, or at the very start, or after the array. */
  private place: 'start' | 'object' | 'array' | 'after' = 'start';
  private scanned = 0;
  private depth = 0;
  private inText = false;
  private inElement = false;
  private skipping = false;

  constructor(private readonly limit: number) {}

  *push(text: string): Generator<JsonElement> {
    this.buffer += text;
    yield* this.take(false);
  }

  *finish(): Generator<JsonElement> {
    for (;;) {
      yield* this.take(true);
      if (!this.inElement || this.buffer.trim() === '') return;
      yield* this.split(this.buffer.length);
    }
  }

  private *take(final: boolean): Generator<JsonElement> {
    if (this.place === 'start' && !final && this.buffer.length < HEAD) return;
    while (this.scanned < this.buffer.length) {
      if (!this.inElement && !this.enter()) return;
      const end = this.findEnd();
      if (end !== undefined) yield* this.split(end);
      else if (!final && this.buffer.length > this.limit) yield* this.overlong();
      else return;
    }
  }

  /** Goes to where the next element begins; false when that isn't in the buffer. */
  private enter(): boolean {
    if (this.place === 'after') return this.enterAgain();
    if (this.place === 'start') this.open();
    if (this.place === 'object') return this.enterRoot();
    const found = /[{[\]"\d\w-]/.exec(this.buffer);
    this.drop(found ? found.index : this.buffer.length);
    if (!found) return false;
    if (found[0] === ']') {
      this.place = 'after';
      return this.enter();
    }
    this.begin();
    return true;
  }

  /** Pages may follow each other in one file; anything else after the records is no record. */
  private enterAgain(): boolean {
    const next = /"results"\s*:\s*\[|^\s*\[/.exec(this.buffer);
    this.drop(next ? next.index + next[0].length : Math.max(0, this.buffer.length - BORDER));
    if (!next) {
      this.scanned = this.buffer.length;
      return false;
    }
    this.place = 'array';
    return this.enter();
  }

  private open(): void {
    const found = /[[{]/.exec(this.buffer);
    if (!found) return;
    this.drop(found.index);
    this.place = found[0] === '[' ? 'array' : 'object';
    if (this.place === 'array') this.drop(1);
  }

  /** The root is an object: either the record itself or the holder of "results". */
  private enterRoot(): boolean {
    const results = /^\{(?:[^[\]]|\[[^[\]]*\])*?"results"\s*:\s*\[/.exec(
      this.buffer.slice(0, HEAD),
    );
    if (results) {
      this.drop(results[0].length);
      this.place = 'array';
      return this.enter();
    }
    this.begin();
    return true;
  }

  private begin(): void {
    this.inElement = true;
    this.scanned = 0;
    this.depth = 0;
    this.inText = false;
  }

  /** End of the element that starts at 0. */
  private findEnd(): number | undefined {
    const sign = /["\\{}[\],]/g;
    sign.lastIndex = this.scanned;
    for (let found = sign.exec(this.buffer); found; found = sign.exec(this.buffer)) {
      const at = found.index;
      this.scanned = at + 1;
      if (found[0] === '\\') sign.lastIndex = this.scanned = at + 2;
      else if (found[0] === '"') this.inText = !this.inText;
      else if (this.inText) continue;
      else if (found[0] === '{' || found[0] === '[') this.depth++;
      else if (found[0] === ',') {
        if (this.depth === 0) return at;
      } else if (--this.depth <= 0) return this.depth < 0 ? at : at + 1;
    }
    this.scanned = Math.max(this.scanned, this.buffer.length);
    return undefined;
  }

  /** Gives the element up to `end`; a damaged one only up to where another work begins. */
  private *split(end: number): Generator<JsonElement> {
    const value = parse(this.buffer.slice(0, end));
    const trusted =
      value !== undefined || /^\s*,\s*\{|^\s*\]/.test(this.buffer.slice(end, end + BORDER));
    const next = value === undefined ? this.nextWork() : undefined;
    const cut = next !== undefined && (next < end || !trusted) ? next : end;
    if (!this.skipping) {
      const element = { line: this.line, text: this.buffer.slice(0, cut).trimEnd(), value };
      yield cut > this.limit ? { ...element, tooLong: true } : element;
    }
    this.leave(cut);
  }

  private *overlong(): Generator<JsonElement> {
    const next = this.nextWork();
    if (!this.skipping) {
      const text = this.buffer.slice(0, next ?? 1000).trimEnd();
      yield next === undefined
        ? { line: this.line, text, tooLong: true }
        : { line: this.line, text };
    }
    if (next !== undefined) {
      this.leave(next);
      return;
    }
    this.skipping = true;
    const kept = this.buffer.length - BORDER;
    this.drop(kept);
    this.scanned = Math.max(0, this.buffer.length);
  }

  private nextWork(): number | undefined {
    WORK_START.lastIndex = 1;
    return WORK_START.exec(this.buffer)?.index;
  }

  private leave(end: number): void {
    this.drop(end);
    this.inElement = false;
    this.skipping = false;
    if (this.place === 'object') this.place = 'after';
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
    this.scanned = 0;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
