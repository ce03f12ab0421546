import { textLines, type TextLine } from '../bytes/text-lines.js';
import { refuseUndecodable } from '../fields/clean-text.js';
import { isObject, nameType } from '../fields/field-reader.js';
import { FORMATS } from '../formats.js';
import { LIMITS } from '../limits.js';
import type { ParseContext } from '../text-parser.js';
import { problem, problemOf, RecordProblem } from '../record-problem.js';
import type { Parsed, RecordKind } from '../records.js';
import { readRecord } from './raw-record.js';

/** One JSON object a line; blank lines are no records. */
export async function* parseJsonl(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const { kind } = FORMATS[context.format];
  if (kind === 'mixed') throw new Error(`${context.format} is not written in lines`);
  for await (const batch of textLines(text, LIMITS.record)) {
    for (const line of batch) {
      if (line.tooLong || line.text.trim() !== '') yield readLine(kind, line, context);
    }
  }
}

function readLine(kind: RecordKind, line: TextLine, context: ParseContext): Parsed {
  if (line.tooLong) return overlong(line);
  try {
    return readRecord(kind, line.line, Object.entries(parseObject(line.text)), context);
  } catch (error) {
    return problemOf(error, line.line, line.text);
  }
}

/** The JSON object in a text; throws RecordProblem for anything else. */
export function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    // Trimmed also of the byte order marks that joined files leave inside.
    value = JSON.parse(text.trim());
  } catch (error) {
    refuseUndecodable(text);
    const why = error instanceof Error ? error.message : 'unreadable';
    throw new RecordProblem('bad-json', `This is no valid JSON: ${why.slice(0, 200)}.`);
  }
  if (!isObject(value)) {
    const reason = `A record must be a JSON object, not ${nameType(value)}.`;
    throw new RecordProblem('not-an-object', reason);
  }
  return value;
}

export function overlong(line: TextLine): Parsed {
  const reason = `The record has more than ${LIMITS.record} characters.`;
  return problem(line.line, 'record-too-long', reason, line.text.slice(0, LIMITS.raw));
}
