import { textLines } from '../bytes/text-lines.js';
import { parseYear } from '../fields/dates.js';
import { LIMITS } from '../limits.js';
import type { ParseContext } from '../text-parser.js';
import { problem, problemOf } from '../record-problem.js';
import type { Parsed, ParsedOk } from '../records.js';
import { readSorted } from '../tables/raw-record.js';
import { RisRecords, type RisForm, type RisRecord } from './ris-records.js';

/** RIS files and the tagged export of Web of Science. */
export async function* parseRis(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const records = new RisRecords(LIMITS.record);
  for await (const batch of textLines(text, LIMITS.record)) {
    for (const line of batch) {
      for (const record of records.push(line.text, line.line)) {
        yield readOne(record, records.form ?? 'ris', context);
      }
    }
  }
  for (const record of records.finish()) yield readOne(record, records.form ?? 'ris', context);
}

function readOne(record: RisRecord, form: RisForm, context: ParseContext): Parsed {
  const { line, raw, broken } = record;
  if (broken) return problem(line, broken.code, broken.reason, raw);
  try {
    return workOf(record, form, context);
  } catch (error) {
    return problemOf(error, line, raw);
  }
}

/** Tags of a field in order of preference; of a list all of the first tag that is there. */
interface Tags {
  title: string[];
  abstract: string[];
  authors: string[];
  date: string[];
  venue: string[];
  doi: string[];
  language: string[];
  keywords: string[];
  classifications: string[];
  number: string[];
  id: string[];
  type: string;
}

const TAGS: Record<RisForm, Tags> = {
  ris: {
    title: ['TI', 'T1', 'CT', 'BT', 'ST'],
    abstract: ['AB', 'N2'],
    authors: ['AU', 'A1'],
    date: ['PY', 'Y1', 'DA'],
    venue: ['JO', 'JF', 'T2', 'JA', 'J2', 'BT', 'PB'],
    doi: ['DO', 'M3', 'UR', 'L3'],
    language: ['LA'],
    keywords: ['KW'],
    classifications: [],
    number: ['M1', 'IS', 'SN'],
    id: ['AN'],
    type: 'TY',
  },
  wos: {
    title: ['TI'],
    abstract: ['AB'],
    authors: ['AF', 'AU'],
    date: ['PY', 'PD'],
    venue: ['SO', 'JI'],
    doi: ['DI'],
    language: ['LA'],
    keywords: ['DE', 'ID'],
    classifications: ['WC', 'SC'],
    number: ['PN'],
    id: ['UT', 'GA'],
    type: 'PT',
  },
};

function workOf(record: RisRecord, form: RisForm, context: ParseContext): ParsedOk {
  const tags = TAGS[form];
  const used = new Set<string>([tags.type, ...tags.authors]);
  const values = (tag: string) =>
    record.tags.filter((one) => one.tag === tag && one.value !== '').map((one) => one.value);
  const take = (wanted: string[], fits: (text: string) => boolean = () => true): string[] => {
    const tag = wanted.find((one) => values(one).some(fits));
    if (tag === undefined) return [];
    used.add(tag);
    return values(tag).filter(fits);
  };
  const type = values(tags.type)[0] ?? '';
  const isPatent = /^(PAT|P$|patent)/i.test(type);
  const date = take(tags.date, (text) => parseYear(text) !== undefined)[0];
  const kind = isPatent ? 'patent' : /^GRANT/i.test(type) ? 'project' : 'paper';
  const fields = {
    externalId: take(tags.id)[0],
    kind,
    title: take(tags.title)[0],
    abstract: take(tags.abstract).join('\n'),
    year: date === undefined ? undefined : parseYear(date),
    authors: take(tags.authors).map((name) => ({ name: name.replace(/[,\s]+$/, '') })),
    doi: take(tags.doi, holdsDoi).map(doiIn)[0],
    language: take(tags.language)[0],
    publicationNumber: isPatent ? take(tags.number)[0] : undefined,
    venue: isPatent ? undefined : take(tags.venue)[0],
    keywords: takeAll(tags.keywords, values, used).flatMap((text) => splitWords(text, form)),
    classifications: takeAll(tags.classifications, values, used).flatMap((text) =>
      splitWords(text, form),
    ),
  };
  return readSorted('work', record.line, { fields, others: othersOf(record, used) }, context);
}

function takeAll(wanted: string[], values: (tag: string) => string[], used: Set<string>): string[] {
  for (const tag of wanted) used.add(tag);
  return wanted.flatMap(values);
}

/** Web of Science breaks lines within a keyword; in RIS each line is a keyword. */
function splitWords(text: string, form: RisForm): string[] {
  return (form === 'wos' ? text.replace(/\s*\n\s*/g, ' ') : text).split(/[;；\n]/);
}

function holdsDoi(text: string): boolean {
  return /(^|doi\.org\/|doi:?\s*)10\.\d{4,9}\//i.test(text.trim());
}

function doiIn(text: string): string {
  return /10\.\d{4,9}\/\S+/.exec(text)?.[0] ?? text;
}

function othersOf(record: RisRecord, used: Set<string>): [string, unknown][] {
  const others = new Map<string, string[]>();
  for (const { tag, value } of record.tags) {
    if (used.has(tag) || value === '') continue;
    const known = others.get(tag);
    if (known) known.push(value);
    else others.set(tag, [value]);
  }
  return [...others];
}
