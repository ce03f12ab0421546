import { textLines } from '../bytes/text-lines.js';
import { parseYear } from '../fields/dates.js';
import { isObject } from '../fields/field-reader.js';
import { LIMITS } from '../limits.js';
import type { ParseContext } from '../text-parser.js';
import { problemOf, RecordProblem } from '../record-problem.js';
import type { Parsed, ParsedOk } from '../records.js';
import { overlong, parseObject } from '../tables/jsonl.js';
import { readSorted } from '../tables/raw-record.js';
import { JsonElements, type JsonElement } from './json-elements.js';

/** Characters that show whether the file is one document or lines. */
const ENOUGH = 1000;

/** Works of OpenAlex: a page of the API, an array, one work, or one work (or page) on each line. */
export async function* parseOpenAlex(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  let isAll = false;
  while (!isAll && head.trimStart().length < ENOUGH) {
    const next = await pieces.next();
    isAll = next.done === true;
    head += next.done ? '' : next.value;
  }
  const whole = (async function* () {
    yield head;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  })();
  yield* isDocument(head) ? readDocument(whole, context) : readLines(whole, context);
}

/** An array, a page, or an object over several lines; everything else is read line by line. */
function isDocument(head: string): boolean {
  const start = head.trimStart();
  return /^(\[|\{\s*"(meta|results|group_by)"|\{[^\S\n]*\n)/.test(start);
}

async function* readDocument(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const elements = new JsonElements(LIMITS.record);
  for await (const piece of text) {
    for (const element of elements.push(piece)) yield readElement(element, context);
  }
  for (const element of elements.finish()) yield readElement(element, context);
}

function readElement(element: JsonElement, context: ParseContext): Parsed {
  if (element.tooLong) return overlong({ ...element, tooLong: true });
  try {
    const { value } = element;
    return workOf(isObject(value) ? value : parseObject(element.text), element.line, context);
  } catch (error) {
    return problemOf(error, element.line, element.text);
  }
}

async function* readLines(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  for await (const batch of textLines(text, LIMITS.record)) {
    for (const line of batch) {
      if (line.tooLong) yield overlong(line);
      else if (line.text.trim() !== '') yield* readLine(line.text, line.line, context);
    }
  }
}

function* readLine(text: string, line: number, context: ParseContext): Generator<Parsed> {
  let works: unknown[];
  try {
    const object = parseObject(text);
    works = Array.isArray(object.results) ? object.results : [object];
  } catch (error) {
    yield problemOf(error, line, text);
    return;
  }
  for (const work of works) {
    try {
      if (!isObject(work)) throw new RecordProblem('not-an-object', 'A work must be an object.');
      yield workOf(work, line, context);
    } catch (error) {
      yield problemOf(error, line, text);
    }
  }
}

/** Keys of OpenAlex that say nothing about a work's subject, people or identity. */
const LEFT_OUT = new Set(
  (
    'ids display_name publication_date type_crossref indexed_in open_access ' +
    'countries_distinct_count institutions_distinct_count corresponding_author_ids ' +
    'corresponding_institution_ids apc_list apc_paid fwci has_fulltext has_content content_urls ' +
    'fulltext_origin cited_by_count cited_by_percentile_year citation_normalized_percentile ' +
    'cited_by_api_url biblio is_paratext is_xpac mesh locations_count locations ' +
    'best_oa_location sustainable_development_goals grants awards funders datasets versions ' +
    'referenced_works_count referenced_works related_works ngrams_url counts_by_year ' +
    'updated_date created_date relevance_score institution_assertions institutions'
  ).split(' '),
);
const USED = new Set(
  (
    'id title doi publication_year language type authorships abstract abstract_inverted_index ' +
    'primary_location host_venue keywords topics primary_topic concepts is_retracted'
  ).split(' '),
);

function workOf(work: Record<string, unknown>, line: number, context: ParseContext): ParsedOk {
  const id = typeof work.id === 'string' ? work.id.replace(/^.*\//, '') : work.id;
  if (typeof id === 'string' && !/^W\d+$/i.test(id) && /openalex\.org/.test(String(work.id))) {
    throw new RecordProblem('not-a-work', `${id.slice(0, 40)} is no work of OpenAlex.`, 'id');
  }
  const people = listOf(work.authorships).map(authorOf);
  const authors = people.filter(({ name }) => typeof name === 'string' && name.trim() !== '');
  const year = work.publication_year ?? undefined;
  const fields = {
    externalId: id,
    kind: work.type === 'grant' ? 'project' : 'paper',
    title: work.title ?? work.display_name,
    abstract: work.abstract ?? abstractOf(work.abstract_inverted_index),
    year: typeof year === 'number' || typeof year === 'string' ? parseYear(year) : undefined,
    language: work.language,
    authors,
    doi: work.doi,
    venue:
      at(work.primary_location, 'source', 'display_name') ?? at(work.host_venue, 'display_name'),
    keywords: namesOf(work.keywords),
    classifications: classesOf(work),
  };
  const others = Object.entries(work).filter(([name]) => !USED.has(name) && !LEFT_OUT.has(name));
  const remarks = remarksOf(work, people.length - authors.length, fields.year);
  return readSorted('work', line, { fields, others, remarks }, context);
}

function remarksOf(
  work: Record<string, unknown>,
  nameless: number,
  year: number | undefined,
): [string, string][] {
  const remarks: [string, string][] = [];
  if (work.is_retracted === true) remarks.push(['retracted', 'yes']);
  if (nameless > 0) remarks.push(['authors', `${nameless} without a name left out`]);
  const written = work.publication_year ?? undefined;
  if (written !== undefined && year === undefined) {
    const shown = typeof written === 'object' ? '' : `: ${String(written)}`;
    remarks.push(['year', `not taken${shown}`]);
  }
  return remarks;
}

/** Words with their positions, as OpenAlex must publish abstracts, put back in order. */
function abstractOf(index: unknown): string | undefined {
  if (!isObject(index)) return undefined;
  const words: [number, string][] = [];
  for (const [word, positions] of Object.entries(index)) {
    for (const position of listOf(positions)) {
      if (typeof position === 'number') words.push([position, word]);
    }
  }
  words.sort((a, b) => a[0] - b[0]);
  return words.map(([, word]) => word).join(' ');
}

function authorOf(authorship: unknown): Record<string, unknown> {
  const place = listOf(at(authorship, 'institutions'))[0];
  const written = listOf(at(authorship, 'raw_affiliation_strings'))[0];
  return {
    name: at(authorship, 'author', 'display_name') ?? at(authorship, 'raw_author_name'),
    orcid: at(authorship, 'author', 'orcid'),
    organisation: at(place, 'display_name') ?? (typeof written === 'string' ? written : undefined),
  };
}

function classesOf(work: Record<string, unknown>): string[] {
  const topics = namesOf(work.topics);
  if (topics.length > 0) return topics;
  const topic = at(work.primary_topic, 'display_name');
  return typeof topic === 'string' ? [topic] : namesOf(work.concepts);
}

/** Names of a list of objects, or of a list of texts. */
function namesOf(list: unknown): string[] {
  return listOf(list)
    .map((one) => (typeof one === 'string' ? one : (at(one, 'display_name') ?? at(one, 'keyword'))))
    .filter((name) => typeof name === 'string');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value along a path of keys; null counts as absent. */
function at(value: unknown, ...path: string[]): unknown {
  let inner = value;
  for (const key of path) inner = isObject(inner) ? inner[key] : undefined;
  return inner ?? undefined;
}
