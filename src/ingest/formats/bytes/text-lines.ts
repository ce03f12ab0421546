/** One line without its end; `text` of an over-long one holds only its beginning. */
export interface TextLine {
  /** Counted from 1. */
  line: number;
  text: string;
  tooLong: boolean;
}

/**
 * Cuts a stream of text into lines, in batches as they come, in memory bounded by `limit`
 * characters. Of a longer line the first `limit` characters are kept and the rest is skipped.
 */
export async function* textLines(
  source: AsyncIterable<string>,
  limit: number,
): AsyncGenerator<TextLine[]> {
  const cutter = new LineCutter(limit);
  for await (const text of source) {
    const batch = cutter.push(text);
    if (batch.length > 0) yield batch;
  }
  yield cutter.finish();
}

class LineCutter {
  private line = 1;
  private parts: string[] = [];
  private length = 0;

  constructor(private readonly limit: number) {}

  push(text: string): TextLine[] {
    const batch: TextLine[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.take(text.slice(start, end));
      batch.push(this.cut());
      start = end + 1;
    }
    if (start < text.length) this.take(text.slice(start));
    return batch;
  }

  finish(): TextLine[] {
    return this.length > 0 ? [this.cut()] : [];
  }

  private take(part: string): void {
    const room = this.limit - this.length;
    if (room > 0) this.parts.push(part.length > room ? part.slice(0, room) : part);
    this.length += part.length;
  }

  private cut(): TextLine {
    const text = this.parts.length === 1 ? this.parts[0] : this.parts.join('');
    const tooLong = this.length > this.limit;
    this.parts = [];
    this.length = 0;
    return { line: this.line++, text, tooLong };
  }
}
