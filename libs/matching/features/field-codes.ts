import { normalise } from '../../text/index.js';

/**
 * Reads a code or name of a field of knowledge as a path from wide to narrow, so that two codes can
 * be compared by how far they agree.
 *
 * Known by their form: IPC and CPC (`H01M 10/0562`), the disciplines of GB/T 13745 (`430.4520`: 3, 5
 * or 7 digits), those of Chinese degrees (`0805`: 4 or 6 digits), of the natural science foundation
 * (`E0204`) and of the library classification (`TM912.9`, `O646`). Anything else is a name, which
 * agrees with the same name or not at all. Where forms overlap the order above decides.
 *
 * Input: one code as written. Output: the path with what agreement down to each step is worth, from
 * 0 to 1; undefined for a text without a letter or digit, or too long for a field.
 * Example: `H01M 10/0562` gives ipc H, H01, H01M, H01M10, H01M10/0562 worth 0, .2, .5, .8 and 1.
 */
export interface FieldCode {
  /** As it is written, without notes in brackets. */
  label: string;
  /** From wide to narrow; each names its scheme, so that no two schemes agree by chance. */
  steps: { key: string; worth: number }[];
  /** True for a code of a classification, false for a name. */
  coded: boolean;
}

const LONGEST_FIELD = 60;
/** With its notes. Brackets are sought in a time that grows with the square of this. */
const LONGEST_WRITTEN = 1000;

export function parseFieldCode(written: string): FieldCode | undefined {
  if (written.length > LONGEST_WRITTEN) return undefined;
  const label = written
    .normalize('NFKC')
    .replace(/\s*[([].*?[)\]]/g, '')
    .trim();
  if (label.length > LONGEST_FIELD || !/[\p{L}\p{N}]/u.test(label)) return undefined;
  for (const read of [ipc, byDigits, foundation, library]) {
    const steps = read(label);
    if (steps) return { label, steps, coded: true };
  }
  const name = normalise(label)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return { label, steps: [{ key: `name ${name}`, worth: 1 }], coded: false };
}

type Steps = FieldCode['steps'];

/** Section, class, subclass, group, subgroup; from the subclass on, since `H01` alone says little. */
function ipc(label: string): Steps | undefined {
  const form =
    /^(?:(?:ipc|cpc|int\.? ?cl)[.\d]*[:：-]? ?)?([A-HY])(\d\d)([A-Z])(?:[ -]*0*(\d{1,4})(?:\/(\d{2,6}))?)?$/i;
  const match = form.exec(label);
  if (!match) return undefined;
  const [, section, main, letter, group, subgroup] = match;
  const subclass = (section + main + letter).toUpperCase();
  const parts = [section.toUpperCase(), subclass.slice(0, 3), subclass];
  if (group) parts.push(subclass + group);
  if (group && subgroup) parts.push(`${subclass}${group}/${subgroup}`);
  return stepsOf('ipc', parts, [0, 0.2, 0.5, 0.8, 1]);
}

/** 460, 46040, 4604010 of GB/T 13745; 0802, 080201 of the catalogue of degrees. */
function byDigits(label: string): Steps | undefined {
  if (!/^\d{3}(?:\.?\d{2}){0,2}$|^\d{3}\.\d{4}$|^[01]\d(?:\d\d){1,2}$/.test(label))
    return undefined;
  const digits = label.replaceAll('.', '');
  const first = digits.length % 2 === 1 ? 3 : 2;
  const parts: string[] = [];
  for (let end = first; end <= digits.length; end += 2) parts.push(digits.slice(0, end));
  const worth = first === 3 ? [0.3, 0.7, 1] : [0.1, 0.6, 1];
  return stepsOf(first === 3 ? 'discipline' : 'degree', parts, worth);
}

/** A letter and two, four or six digits that begin with 0 to 3. */
function foundation(label: string): Steps | undefined {
  if (!/^[A-H][0-3]\d(?:\d\d){0,2}$/i.test(label)) return undefined;
  const code = label.toUpperCase();
  const parts = [1, 3, 5, 7].filter((end) => end <= code.length).map((end) => code.slice(0, end));
  return stepsOf('foundation', parts, [0, 0.4, 0.7, 1]);
}

/** One letter, or T with a second one, and digits; every digit is a step. */
function library(label: string): Steps | undefined {
  const match = /^(T[A-V]|[N-SU-XZ])(\d{1,3})(?:\.(\d{1,4}))?$/i.exec(label);
  if (!match) return undefined;
  const [, letters, digits, fraction = ''] = match;
  const all = letters.toUpperCase() + digits + fraction;
  const parts: string[] = [];
  for (let end = letters.length; end <= all.length; end++) parts.push(all.slice(0, end));
  return stepsOf('library', parts, [0.1, 0.4, 0.6, 0.8, 0.9, 1]);
}

const stepsOf = (scheme: string, parts: string[], worth: number[]): Steps =>
  parts.map((part, i) => ({
    key: `${scheme} ${part}`,
    worth: worth[Math.min(i, worth.length - 1)],
  }));
