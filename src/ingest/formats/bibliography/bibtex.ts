import { oneLine } from '../fields/clean-text.js';
import { parseYear } from '../fields/dates.js';
import { splitList } from '../fields/split-list.js';
import { LIMITS } from '../limits.js';
import type { ParseContext } from '../text-parser.js';
import { problem, problemOf, RecordProblem } from '../record-problem.js';
import type { Parsed, ParsedOk } from '../records.js';
import { readSorted } from '../tables/raw-record.js';
import { BibEntries, type BibEntry } from './bibtex-entries.js';
import { readEntry, type BibFields } from './bibtex-fields.js';
import { latexToText } from './latex.js';

/**
 * BibTeX and BibLaTeX. The citation key is a note, not an identity: it is chosen by whoever keeps
 * the file, and `smith2020` means other works in other files.
 */
export async function* parseBibtex(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const entries = new BibEntries(LIMITS.record);
  const abbreviations = new Map<string, string>();
  for await (const piece of text) yield* readAll(entries.push(piece), abbreviations, context);
  yield* readAll(entries.finish(), abbreviations, context);
}

function* readAll(
  entries: Iterable<BibEntry>,
  abbreviations: Map<string, string>,
  context: ParseContext,
): Generator<Parsed> {
  for (const { line, text, broken } of entries) {
    if (/^@\s*(comment|preamble)\b/i.test(text)) continue;
    if (broken) {
      yield problem(line, broken.code, broken.reason, text);
      continue;
    }
    try {
      const entry = readEntry(text, abbreviations);
      if (entry.type === 'string') define(entry, abbreviations);
      else yield workOf(entry, line, context);
    } catch (error) {
      yield problemOf(error, line, text);
    }
  }
}

function define(entry: BibFields, abbreviations: Map<string, string>): void {
  for (const [name, value] of entry.fields) {
    if (abbreviations.size >= LIMITS.abbreviations || value.length > LIMITS.title) {
      throw new RecordProblem('too-many', 'Too many or too long abbreviations are defined.');
    }
    abbreviations.set(name, value);
  }
}

/** Fields of BibTeX that make a field of a work; the first that is there counts. */
const SOURCES: Record<string, string[]> = {
  title: ['title'],
  subtitle: ['subtitle'],
  abstract: ['abstract', 'annote'],
  language: ['langid', 'language'],
  organisation: ['institution', 'organization', 'holder', 'assignee'],
  doi: ['doi'],
  venue: ['journaltitle', 'journal', 'booktitle', 'maintitle', 'series', 'howpublished'],
};
const PLAIN = new Set(['doi', 'url', 'eprint', 'file']);

function workOf(entry: BibFields, line: number, context: ParseContext): ParsedOk {
  const used = new Set(['author', 'keywords', 'keyword', 'year', 'date']);
  const take = (field: string): string | undefined => {
    for (const name of SOURCES[field]) {
      const text = textOf(entry, name);
      if (text === undefined) continue;
      used.add(name);
      return text;
    }
    return undefined;
  };
  const isPatent = entry.type === 'patent';
  if (isPatent) used.add('number');
  const written = textOf(entry, 'date') ?? textOf(entry, 'year');
  const title = [take('title'), take('subtitle')].filter((part) => part !== undefined);
  const { names, more } = authorsOf(entry.fields.get('author') ?? '');
  const year = written === undefined ? undefined : (parseYear(written) ?? yearOf(entry));
  const fields = {
    kind: isPatent ? 'patent' : 'paper',
    title: title.join(': '),
    abstract: take('abstract'),
    year,
    language: take('language'),
    authors: names,
    organisation: take('organisation'),
    doi: take('doi') ?? doiOf(textOf(entry, 'url')),
    publicationNumber: isPatent ? textOf(entry, 'number') : undefined,
    venue: take('venue') ?? textOf(entry, 'school') ?? textOf(entry, 'publisher'),
    keywords: splitList(textOf(entry, 'keywords') ?? textOf(entry, 'keyword') ?? ''),
  };
  const remarks: [string, string][] = [
    ['citation key', entry.key],
    ['entry type', entry.type],
  ];
  if (more) remarks.push(['authors', 'and others']);
  if (written !== undefined && year === undefined) remarks.push(['year', `not taken: ${written}`]);
  return readSorted('work', line, { fields, others: othersOf(entry, used), remarks }, context);
}

function textOf(entry: BibFields, name: string): string | undefined {
  const source = entry.fields.get(name);
  if (source === undefined) return undefined;
  const text = PLAIN.has(name) ? source.replace(/[{}]|\\(?=[_%&#])/g, '') : latexToText(source);
  return oneLine(text) || undefined;
}

function yearOf(entry: BibFields): number | undefined {
  return parseYear(textOf(entry, 'year') ?? '');
}

/** Names divided by "and" outside braces, as written; a last "others" means more people. */
function authorsOf(source: string): { names: { name: string }[]; more: boolean } {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  const border = /[{}]|\sand(?=\s)/gi;
  for (let found = border.exec(source); found; found = border.exec(source)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}') depth--;
    else if (depth === 0) {
      parts.push(source.slice(start, found.index));
      start = found.index + found[0].length;
    }
  }
  parts.push(source.slice(start));
  const names = parts.map((part) => oneLine(latexToText(part))).filter(Boolean);
  const more = names.length > 1 && /^(others|et al\.?)$/i.test(names[names.length - 1]);
  return { names: (more ? names.slice(0, -1) : names).map((name) => ({ name })), more };
}

function othersOf(entry: BibFields, used: Set<string>): [string, unknown][] {
  return [...entry.fields.keys()]
    .filter((name) => !used.has(name))
    .map((name) => [name, textOf(entry, name)]);
}

function doiOf(url: string | undefined): string | undefined {
  return /doi\.org\/(10\.\S+)/i.exec(url ?? '')?.[1];
}
