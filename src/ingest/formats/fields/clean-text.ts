import { hasBadBytes, listBadBytes } from '../bytes/bad-bytes.js';
import { RecordProblem } from '../record-problem.js';

// Everything below is about characters that a database or a reader can't take.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
/** Quick to search for; few texts have any, so the exact search below is seldom needed. */
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * A text ready to store: trimmed, without control characters (`onRemoved` is told how many), line
 * ends as LF. Bytes that could not be decoded, half characters and a text beyond `limit` are
 * problems of the record, never repaired in silence.
 */
export function cleanText(
  value: string,
  field: string,
  limit: number,
  onRemoved: (field: string, count: number) => void,
): string {
  refuseUndecodable(value, field);
  const kept = value.replace(CONTROL, '');
  if (kept.length < value.length) onRemoved(field, value.length - kept.length);
  const text = (kept.includes('\r') ? kept.replace(/\r\n?/g, '\n') : kept).trim();
  if (text.length > limit) {
    throw new RecordProblem(
      'too-long',
      `${field} has ${text.length} characters; at most ${limit} are taken.`,
      field,
    );
  }
  return text;
}

export function refuseUndecodable(value: string, field?: string): void {
  const where = field === undefined ? '' : ` in ${field}`;
  if (hasBadBytes(value)) {
    const reason = `Bytes${where} fit no character (${listBadBytes(value)}).`;
    throw new RecordProblem('undecodable', `${reason} Save the file as UTF-8.`, field);
  }
  if (SURROGATE.test(value) && LONE_SURROGATE.test(value)) {
    const reason = `There is half of a character${where} (a lone UTF-16 surrogate).`;
    throw new RecordProblem('undecodable', reason, field);
  }
}

/** One line of words: every run of white space as one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}
