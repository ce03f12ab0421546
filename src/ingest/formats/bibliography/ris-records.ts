/**
 * Cuts lines of RIS, or of the Web of Science form, into records of tags and values.
 *
 * RIS: `TY  - JOUR` begins, `ER  -` ends, each line `XX  - value`. Web of Science: `PT J` begins,
 * `ER` ends, each line `XX value`. In both a line without a tag continues the value before. The
 * form is that of the first record. A record that lacks its end is reported and ends where the
 * next begins; tags before any beginning are a record whose beginning is broken. Other text
 * between records ("Record #1 of 2") is a remark of the exporter.
 */
export interface RisRecord {
  line: number;
  /** In order; a tag may come often. */
  tags: { tag: string; value: string }[];
  raw: string;
  broken?: { code: string; reason: string };
}

export type RisForm = 'ris' | 'wos';

interface Form {
  tag: RegExp;
  begin: string;
}

const FORMS: Record<RisForm, Form> = {
  ris: { tag: /^\s{0,3}([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/, begin: 'TY' },
  wos: { tag: /^([A-Z][A-Z0-9])(?: (.*))?$/, begin: 'PT' },
};

export class RisRecords {
  form: RisForm | undefined;
  private current: (RisRecord & { length: number }) | undefined;

  constructor(private readonly limit: number) {}

  /** Takes the next line; gives the records that end with it. */
  *push(text: string, line: number): Generator<RisRecord> {
    this.form ??= formOf(text);
    const form = FORMS[this.form ?? 'ris'];
    const found = form.tag.exec(text.trimEnd());
    if (!found) {
      this.continueValue(text);
      return;
    }
    const [, tag, value = ''] = found;
    if (tag === form.begin) {
      yield* this.end(NOT_ENDED);
      this.current = { line, tags: [], raw: '', length: 0 };
    } else if (tag === 'ER') {
      this.note(text);
      yield* this.end(undefined);
      return;
    } else if (!this.current) {
      if (['FN', 'VR', 'EF'].includes(tag)) return;
      this.current = { line, tags: [], raw: '', length: 0, broken: NOT_BEGUN };
    }
    this.note(text);
    this.add({ tag, value: value.trim() }, value.length);
  }

  *finish(): Generator<RisRecord> {
    yield* this.end(CUT_OFF);
  }

  private *end(broken: RisRecord['broken']): Generator<RisRecord> {
    if (!this.current) return;
    const { line, tags, raw, length } = this.current;
    const why = length > this.limit ? tooLong(this.limit) : (this.current.broken ?? broken);
    this.current = undefined;
    yield { line, tags, raw, ...(why ? { broken: why } : {}) };
  }

  private continueValue(text: string): void {
    const last = this.current?.tags.at(-1);
    if (!last || text.trim() === '') return;
    this.note(text);
    if (!this.withinLimit(text.length)) return;
    const isList = this.form === 'wos' && MULTIPLE.has(last.tag);
    if (isList) this.current?.tags.push({ tag: last.tag, value: text.trim() });
    else last.value = last.value === '' ? text.trim() : `${last.value}\n${text.trim()}`;
  }

  private add(tag: { tag: string; value: string }, length: number): void {
    if (this.withinLimit(length)) this.current?.tags.push(tag);
  }

  /** Beyond the limit lines are counted and no longer kept. */
  private withinLimit(length: number): boolean {
    if (!this.current) return false;
    this.current.length += length + 8;
    return this.current.length <= this.limit;
  }

  private note(text: string): void {
    if (this.current && this.current.raw.length < 500) this.current.raw += `${text}\n`;
  }
}

/** Web of Science tags in which each line is a value of its own. */
const MULTIPLE = new Set(['AU', 'AF', 'CR', 'C1', 'BE', 'BA', 'BF', 'ED']);

const NOT_ENDED = {
  code: 'unclosed-record',
  reason: 'The record has no ER line before the next one begins.',
};
const NOT_BEGUN = {
  code: 'unopened-record',
  reason: 'The record does not begin with a readable TY (or PT) line.',
};
const CUT_OFF = { code: 'unclosed-record', reason: 'The file ends before the ER line.' };

function formOf(text: string): RisForm | undefined {
  if (/^\s{0,3}[A-Z][A-Z0-9] {1,2}-( |$)/.test(text)) return 'ris';
  return /^(FN|PT) \S/.test(text) ? 'wos' : undefined;
}

function tooLong(limit: number): { code: string; reason: string } {
  return { code: 'record-too-long', reason: `The record has more than ${limit} characters.` };
}
