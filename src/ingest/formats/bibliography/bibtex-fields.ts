import { RecordProblem } from '../record-problem.js';

/** One entry read: its type and key, and its fields in lower case as LaTeX source. */
export interface BibFields {
  type: string;
  key: string;
  fields: Map<string, string>;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Reads the text of one entry; `abbreviations` are those of @string, by lower-case name. Throws
 * RecordProblem naming the place that can't be read.
 */
export function readEntry(text: string, abbreviations: ReadonlyMap<string, string>): BibFields {
  const head = /^@\s*([A-Za-z]+)\s*[{(]\s*/.exec(text);
  if (!head) throw new RecordProblem('bad-bibtex', 'This is no BibTeX entry.');
  const type = head[1].toLowerCase();
  const cursor = new Cursor(text, head[0].length, abbreviations);
  const key = type === 'string' ? '' : cursor.key();
  return { type, key, fields: cursor.fields() };
}

class Cursor {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly abbreviations: ReadonlyMap<string, string>,
  ) {}

  /** Up to the first comma; an entry may lack a key and begin with its fields. */
  key(): string {
    const found = /[^,={}"]*/y;
    found.lastIndex = this.at;
    const key = found.exec(this.text)?.[0] ?? '';
    const sign = this.text[this.at + key.length];
    if (sign === '=') return '';
    this.at += key.length;
    return key.trim();
  }

  fields(): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      this.skip(/[\s,]*/y);
      if (this.at >= this.text.length - 1) return fields;
      const name = this.skip(/[^\s=,{}"#%()]+/y);
      this.skip(/\s*/y);
      if (name === '' || this.text[this.at] !== '=') throw this.problem(name);
      this.at++;
      const value = this.value();
      const known = fields.get(name.toLowerCase());
      if (known === undefined) fields.set(name.toLowerCase(), value);
      else if (value !== '' && value !== known)
        fields.set(name.toLowerCase(), `${known}; ${value}`);
    }
  }

  /** Parts joined by #: in braces, in quotes, a number, an abbreviation. */
  private value(): string {
    let value = '';
    for (;;) {
      this.skip(/\s*/y);
      value += this.part();
      this.skip(/\s*/y);
      if (this.text[this.at] !== '#') return value;
      this.at++;
    }
  }

  private part(): string {
    const sign = this.text[this.at];
    if (sign === '{' || sign === '"') return this.delimited(sign);
    const word = this.skip(/[^\s,#{}"()=]+/y);
    if (word === '') throw this.problem('');
    if (/^\d+$/.test(word)) return word;
    const name = word.toLowerCase();
    const known = this.abbreviations.get(name);
    if (known !== undefined) return known;
    return MONTHS.includes(name) ? name : word;
  }

  private delimited(open: string): string {
    const start = this.at + 1;
    let depth = 0;
    for (let i = start; i < this.text.length; i++) {
      const sign = this.text[i];
      if (depth === 0 && (open === '{' ? sign === '}' : sign === '"' && !this.isAccent(i))) {
        this.at = i + 1;
        return this.text.slice(start, i);
      }
      if (sign === '{') depth++;
      else if (sign === '}') depth--;
    }
    throw this.problem(this.text.slice(this.at, this.at + 30));
  }

  /** `\\"` before a letter or brace within quotes is an umlaut that someone forgot to brace. */
  private isAccent(quote: number): boolean {
    return this.text[quote - 1] === '\\' && /[A-Za-z{\\]/.test(this.text[quote + 1] ?? '');
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private problem(near: string): RecordProblem {
    const place = near || this.text.slice(this.at, this.at + 30);
    return new RecordProblem(
      'bad-bibtex',
      `The fields can't be read near "${place.slice(0, 60)}".`,
    );
  }
}
