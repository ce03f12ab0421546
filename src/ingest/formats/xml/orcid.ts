import { parseYear } from '../fields/dates.js';
import type { ParseContext } from '../text-parser.js';
import { problem, problemOf } from '../record-problem.js';
import { LIMITS } from '../limits.js';
import type { Parsed, RecordKind } from '../records.js';
import { readSorted } from '../tables/raw-record.js';
import { parseXml } from './parse-xml.js';
import { all, first, paragraphs, textAt, type XmlElement } from './xml-tree.js';

/** Records of ORCID 3.0 (and 2.x): the person as an expert, then each of his or her works. */
export const parseOrcid = parseXml({
  records: ['record'],
  wrappers: [],
  skip: new Set(['history', 'peer-reviews', 'source']),
  read: readPerson,
});

interface Person {
  orcid: string;
  name: string | undefined;
}

function* readPerson(root: XmlElement, line: number, context: ParseContext): Generator<Parsed> {
  const person = first(root, 'person');
  const path = root.attributes.path ?? '';
  const orcid = textAt(root, 'orcid-identifier', 'path') ?? path.replace(/^\//, '');
  const names = namesOf(person);
  const post = currentPost(root);
  const expert = {
    externalId: orcid,
    name: names[0],
    aliases: names.slice(1),
    email: emailOf(person),
    orcid,
    organisation: textAt(post, 'organization', 'name'),
    department: textAt(post, 'department-name'),
    title: textAt(post, 'role-title'),
    keywords: contentsOf(person, 'keywords', 'keyword'),
    biography: paragraphs(first(person, 'biography', 'content')),
    homepage: textAt(person, 'researcher-urls', 'researcher-url', 'url'),
  };
  yield item('expert', line, expert, orcid, context);
  const groups = all(root, 'activities-summary', 'works', 'group');
  for (const [i, group] of groups.entries()) {
    if (i < LIMITS.worksOfOnePerson) yield readGroup(group, { orcid, name: names[0] }, context);
    else yield problem(group.line, 'too-many', 'The person has too many works.', orcid, 'works');
  }
}

/** A group holds the same work from several sources; the person's preferred one is taken. */
function readGroup(group: XmlElement, person: Person, context: ParseContext): Parsed {
  const order = (summary: XmlElement) => Number(summary.attributes['display-index'] ?? 0) || 0;
  const work = all(group, 'work-summary').sort((a, b) => order(b) - order(a))[0];
  if (work === undefined) {
    return problem(group.line, 'empty-group', 'A group of works has no work.', person.orcid);
  }
  const putCode = work.attributes['put-code'];
  const title = [textAt(work, 'title', 'title'), textAt(work, 'title', 'subtitle')];
  const type = textAt(work, 'type') ?? '';
  const fields = {
    externalId: putCode === undefined ? undefined : `${person.orcid}/${putCode}`,
    kind: /patent/.test(type) ? 'patent' : 'paper',
    title: title.filter((part) => part !== undefined).join(': '),
    abstract: paragraphs(first(work, 'short-description')),
    year: parseYear(textAt(work, 'publication-date', 'year') ?? ''),
    authors: person.name === undefined ? [] : [authorOf(person, person.name)],
    doi: identifier(work, 'doi') ?? identifier(group, 'doi'),
    publicationNumber: identifier(work, 'pat'),
    venue: textAt(work, 'journal-title'),
    translations: translationsOf(work),
  };
  return item('work', work.line, fields, title[0] ?? person.orcid, context);
}

function authorOf(person: Person, name: string): Record<string, string> {
  return { name, orcid: person.orcid, expert: person.orcid };
}

function item(
  kind: RecordKind,
  line: number,
  fields: Record<string, unknown>,
  raw: string,
  context: ParseContext,
): Parsed {
  try {
    return readSorted(kind, line, { fields }, context);
  } catch (error) {
    return problemOf(error, line, raw);
  }
}

/** The published name first, then the other ways the person is called. */
function namesOf(person: XmlElement | undefined): string[] {
  const name = first(person, 'name');
  const given = textAt(name, 'given-names');
  const family = textAt(name, 'family-name');
  const isHan = /^\p{Script=Han}+$/u.test(`${family ?? ''}${given ?? ''}`);
  const full = isHan ? `${family ?? ''}${given ?? ''}` : [given, family].filter(Boolean).join(' ');
  const others = contentsOf(person, 'other-names', 'other-name');
  const all = [textAt(name, 'credit-name'), full, ...others];
  return [...new Set(all.filter((text) => text !== undefined && text !== ''))] as string[]; // filtered
}

function emailOf(person: XmlElement | undefined): string | undefined {
  const shown = all(person, 'emails', 'email').find(
    (email) => (email.attributes.visibility ?? 'public').toLowerCase() === 'public',
  );
  return textAt(shown, 'email');
}

function contentsOf(person: XmlElement | undefined, list: string, one: string): string[] {
  const texts = all(person, list, one).map((entry) => textAt(entry, 'content'));
  return texts.filter((text) => text !== undefined);
}

/** The employment that has not ended, the latest begun first; else the last one; else a degree. */
function currentPost(root: XmlElement): XmlElement | undefined {
  const summaries = (list: string, one: string) => [
    ...all(root, 'activities-summary', list, 'affiliation-group', one),
    ...all(root, 'activities-summary', list, one),
  ];
  const jobs = summaries('employments', 'employment-summary').filter(
    (job) => textAt(job, 'organization', 'name') !== undefined,
  );
  const year = (job: XmlElement, end: string) => Number(textAt(job, end, 'year') ?? 0);
  const open = jobs.filter((job) => first(job, 'end-date') === undefined);
  if (open.length > 0) return open.sort((a, b) => year(b, 'start-date') - year(a, 'start-date'))[0];
  if (jobs.length > 0) return jobs.sort((a, b) => year(b, 'end-date') - year(a, 'end-date'))[0];
  const others = [
    ...summaries('invited-positions', 'invited-position-summary'),
    ...summaries('educations', 'education-summary'),
  ];
  const held = others.find((one) => textAt(one, 'organization', 'name') !== undefined);
  return held && { ...held, children: held.children.filter(isOrganisation) };
}

/** Of a degree only the place is taken: its role is no post. */
function isOrganisation(child: XmlElement | string): boolean {
  return typeof child !== 'string' && child.name === 'organization';
}

function identifier(from: XmlElement, type: string): string | undefined {
  const found = all(from, 'external-ids', 'external-id').find(
    (id) =>
      textAt(id, 'external-id-type')?.toLowerCase() === type &&
      textAt(id, 'external-id-relationship') !== 'part-of',
  );
  return textAt(found, 'external-id-value');
}

function translationsOf(work: XmlElement): { language: string; title: string }[] {
  return all(work, 'title', 'translated-title').flatMap((element) => {
    const language = element.attributes['language-code'];
    const title = textAt(element);
    return language && title ? [{ language, title }] : [];
  });
}
