/**
 * Cuts a stream of XML into its records before anything is parsed.
 *
 * Input: pieces of text; the local names of the elements that are records (`exchange-document`).
 * Output: the text of each such element with its first line, or what is wrong with it. Cost: one
 * pass; memory bounded by the longest record. Each record is parsed by itself later, so that a
 * malformed one can't take its neighbours along: it ends at its end tag or, if that is missing,
 * where the next record or document begins. Documents may follow each other in one file, as in the
 * weekly files of the patent office. A document type that declares entities makes the records of
 * its document problems; nothing is ever expanded.
 * Example: `<a><r>1</r><r>2<r>3</r></a>` with records `r` gives `<r>1</r>`, `<r>2` as unclosed,
 * `<r>3</r>`.
 */
export interface XmlFragment {
  line: number;
  text: string;
  broken?: { code: string; reason: string };
}

export interface XmlShape {
  /** Local names of record elements. */
  records: string[];
  /** Local names of root elements that hold records. */
  wrappers: string[];
}

/** How much of a comment or document type is waited for. */
const PROLOGUE = 1_000_000;

export class XmlRecords {
  private buffer = '';
  private line = 1;
  /** Where the search goes on, so that a long record is searched once. */
  private from = 0;
  private inside = false;
  private skipping = false;
  private entities = false;
  /** A document has begun (start of the file, XML declaration) and its root isn't seen yet. */
  private rootAwaited = true;
  /** First element outside records that isn't a wrapper: maybe a record with a broken start. */
  private loose: { line: number; text: string } | undefined;
  private readonly outer: RegExp;
  private readonly inner: RegExp;

  /** `isHolder` is asked whether an unknown root holds records, given what follows; may throw. */
  constructor(
    private readonly shape: XmlShape,
    private readonly limit: number,
    private readonly isHolder: (root: string, following: string) => boolean,
  ) {
    const names = shape.records.map((name) => name.replace(/[.]/g, '\\.')).join('|');
    this.outer = /<!--|<!DOCTYPE|<\?xml\s|<(\/?)(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])/g;
    this.inner = new RegExp(`<\\?xml\\s|<(/?)(?:[\\w.-]+:)?(?:${names})(?=[\\s/>])`, 'g');
  }

  *push(text: string): Generator<XmlFragment> {
    this.buffer += text;
    yield* this.take(false);
  }

  *finish(): Generator<XmlFragment> {
    yield* this.take(true);
    const emptyEnd = this.inside ? this.emptyElementEnd(this.buffer.length) : undefined;
    const last = emptyEnd === undefined ? undefined : this.cut(emptyEnd);
    if (last) yield last;
    if (this.inside && !this.skipping) {
      yield this.unclosed('The file ends within the record.', this.buffer.length);
    }
  }

  private *take(final: boolean): Generator<XmlFragment> {
    for (let more = true; more;) {
      if (this.inside) {
        const found = this.findEnd(final);
        more = found !== undefined;
        if (found?.fragment) yield found.fragment;
      } else {
        const found = this.findStart(final);
        more = found !== undefined;
        if (found?.fragment) yield found.fragment;
      }
    }
  }

  /** One step outside records: skips one token, enters a record, or needs more text. */
  private findStart(final: boolean): { fragment?: XmlFragment } | undefined {
    this.outer.lastIndex = this.from;
    const token = this.outer.exec(this.buffer);
    if (!token) {
      // A token may be cut by the border of two pieces: keep what could be its beginning.
      const fragment = final ? this.lostDocument(this.buffer) : undefined;
      this.rootAwaited &&= fragment === undefined;
      const open = Math.max(this.from, this.buffer.lastIndexOf('<'));
      this.forget(final, open);
      return fragment && { fragment };
    }
    if (token[0] === '<!--') return this.skipTo('-->', token.index, final);
    if (token[0] === '<!DOCTYPE') return this.skipDoctype(token.index, final);
    if (token[2] === undefined) return this.startDocument(token.index, token[0].length);
    return this.meetElement(token.index, token[0], token[2], token[1] === '/');
  }

  private forget(final: boolean, open: number): void {
    if (final) this.drop(this.buffer.length);
    else if (this.rootAwaited && this.buffer.length < PROLOGUE) return;
    else this.drop(open < this.buffer.length - 300 ? this.buffer.length : open);
  }

  private startDocument(index: number, length: number): { fragment?: XmlFragment } {
    const fragment = this.lostDocument(this.buffer.slice(0, index));
    this.drop(index);
    this.from = length;
    this.rootAwaited = true;
    this.entities = false;
    this.loose = undefined;
    return { fragment };
  }

  private meetElement(
    index: number,
    token: string,
    name: string,
    closing: boolean,
  ): { fragment?: XmlFragment } {
    const isRecord = this.shape.records.includes(name);
    if (isRecord && !closing) {
      this.drop(index);
      this.from = token.length;
      this.inside = true;
      this.rootAwaited = false;
      this.loose = undefined;
      return {};
    }
    this.drop(index);
    this.from = token.length;
    if (isRecord) return { fragment: this.strayEnd() };
    const isWrapper = this.shape.wrappers.includes(name);
    if (this.rootAwaited && !closing) {
      this.rootAwaited = false;
      if (isWrapper || this.isHolder(name, this.buffer)) return {};
      return { fragment: this.unknownDocument(name) };
    }
    if (!isWrapper && !closing) this.loose ??= { line: this.line, text: this.buffer.slice(0, 500) };
    return {};
  }

  /** One step inside a record: finds its end, or the place where another begins. */
  private findEnd(final: boolean): { fragment?: XmlFragment } | undefined {
    this.inner.lastIndex = this.from;
    const token = this.inner.exec(this.buffer);
    if (!token) {
      if (this.buffer.length > this.limit) return this.overlong();
      this.from = final ? this.buffer.length : Math.max(this.from, this.buffer.length - 300);
      return undefined;
    }
    if (token[1] === '/') {
      const end = this.buffer.indexOf('>', token.index);
      if (end < 0) return undefined;
      return { fragment: this.cut(end + 1) };
    }
    const selfClosed = this.emptyElementEnd(token.index);
    if (selfClosed !== undefined) return { fragment: this.cut(selfClosed) };
    const reason = 'The record is not closed before the next one begins.';
    const fragment = this.unclosed(reason, token.index);
    return { fragment: this.skipping ? undefined : fragment };
  }

  /** `<record …/>` has no end tag of its own; it ends before the token found at `next`. */
  private emptyElementEnd(next: number): number | undefined {
    const tagEnd = this.buffer.indexOf('>');
    if (tagEnd < 0 || tagEnd > next || this.buffer[tagEnd - 1] !== '/') return undefined;
    return tagEnd + 1;
  }

  private cut(end: number): XmlFragment | undefined {
    const fragment: XmlFragment = { line: this.line, text: this.buffer.slice(0, end) };
    const skipped = this.skipping;
    if (this.entities) fragment.broken = ENTITIES;
    else if (fragment.text.length > this.limit) fragment.broken = tooLong(this.limit);
    this.leave(end);
    return skipped ? undefined : fragment;
  }

  private unclosed(reason: string, end: number): XmlFragment {
    const text = this.buffer.slice(0, end);
    const fragment = { line: this.line, text, broken: { code: 'unclosed-record', reason } };
    this.leave(end);
    return fragment;
  }

  private leave(end: number): void {
    this.drop(end);
    this.inside = false;
    this.skipping = false;
  }

  private overlong(): { fragment?: XmlFragment } {
    const text = this.buffer.slice(0, 1000);
    const fragment = { line: this.line, text, broken: tooLong(this.limit) };
    const reported = this.skipping;
    this.drop(this.buffer.length - 300);
    this.skipping = true;
    return { fragment: reported ? undefined : fragment };
  }

  private strayEnd(): XmlFragment {
    const reason = 'A record ends here whose beginning can not be read.';
    const fragment = { ...(this.loose ?? { line: this.line, text: this.buffer.slice(0, 500) }) };
    this.loose = undefined;
    return { ...fragment, broken: { code: 'unopened-record', reason } };
  }

  private unknownDocument(name: string): XmlFragment {
    const reason = `The document <${name.slice(0, 80)}> is none that this format knows.`;
    const text = this.buffer.slice(0, 500);
    return { line: this.line, text, broken: { code: 'unknown-document', reason } };
  }

  /** What stands where a document should be but holds no element. */
  private lostDocument(text: string): XmlFragment | undefined {
    if (!this.rootAwaited || text.trim() === '') return undefined;
    const reason = 'There is text where an XML document should be.';
    return { line: this.line, text: text.trim(), broken: { code: 'no-element', reason } };
  }

  private skipTo(end: string, index: number, final: boolean): { fragment?: undefined } | undefined {
    const found = this.buffer.indexOf(end, index);
    if (found >= 0) {
      this.from = found + end.length;
      return {};
    }
    if (!final && this.buffer.length - index < PROLOGUE) return undefined;
    this.from = index + 4;
    return {};
  }

  private skipDoctype(index: number, final: boolean): { fragment?: undefined } | undefined {
    const doctype = /^<!DOCTYPE[^[>]*(\[[^\]]*\]\s*)?>/.exec(
      this.buffer.slice(index, index + PROLOGUE),
    );
    if (doctype) {
      this.entities = /<!ENTITY/.test(doctype[0]);
      this.from = index + doctype[0].length;
      return {};
    }
    if (!final && this.buffer.length - index < PROLOGUE) return undefined;
    this.entities = true;
    this.from = index + 9;
    return {};
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
    this.from = 0;
  }
}

const ENTITIES = {
  code: 'entity-declaration',
  reason: 'The document type declares entities; such documents are refused.',
};

function tooLong(limit: number): { code: string; reason: string } {
  return { code: 'record-too-long', reason: `The record has more than ${limit} characters.` };
}
