import { parseYear } from '../fields/dates.js';
import type { Parsed } from '../records.js';
import type { ParseContext } from '../text-parser.js';
import { readSorted } from '../tables/raw-record.js';
import { all, first, paragraphs, textAt, type XmlElement } from './xml-tree.js';
import { parseXml } from './parse-xml.js';
import { classificationOf, splitByLanguage, unique, type Localised } from './patent-parts.js';

/** Patent grants and applications of the USPTO, one document or many one after another. */
export const parseUspto = parseXml({
  records: ['us-patent-grant', 'us-patent-application'],
  wrappers: [],
  skip: new Set(['description', 'claims', 'drawings', 'us-references-cited', 'us-math']),
  read: readPatent,
});

function* readPatent(root: XmlElement, line: number, context: ParseContext): Generator<Parsed> {
  const data =
    first(root, 'us-bibliographic-data-grant') ?? first(root, 'us-bibliographic-data-application');
  const published = first(data, 'publication-reference', 'document-id');
  const number = ['country', 'doc-number', 'kind'].map((part) => textAt(published, part) ?? '');
  const language = root.attributes.lang?.toLowerCase() ?? 'en';
  const { main, translations } = splitByLanguage(
    titlesOf(data, language),
    abstractsOf(root, language),
    [language],
  );
  const fields = {
    externalId: number.join(''),
    kind: 'patent',
    title: main.title,
    abstract: main.abstract,
    year: parseYear((textAt(published, 'date') ?? '').slice(0, 4)),
    language: main.language,
    authors: inventorsOf(data),
    organisation: performerOf(data),
    publicationNumber: number.join(''),
    classifications: unique([...ipcOf(data), ...cpcOf(data)]),
    translations,
  };
  yield readSorted('work', line, { fields }, context);
}

function titlesOf(data: XmlElement | undefined, language: string): Localised[] {
  return all(data, 'invention-title').map((title) => ({
    language: (title.attributes.lang ?? language).toLowerCase(),
    text: paragraphs(title),
  }));
}

function abstractsOf(root: XmlElement, language: string): Localised[] {
  return all(root, 'abstract').map((abstract) => ({
    language: (abstract.attributes.lang ?? language).toLowerCase(),
    text: paragraphs(abstract),
  }));
}

/** Older grants list the inventors among the applicants. */
function inventorsOf(data: XmlElement | undefined): { name: string }[] {
  const listed = [
    ...all(data, 'us-parties', 'inventors', 'inventor'),
    ...all(data, 'parties', 'inventors', 'inventor'),
  ];
  const applicants = all(data, 'parties', 'applicants', 'applicant').filter((applicant) =>
    applicant.attributes['app-type']?.includes('inventor'),
  );
  const names = (listed.length > 0 ? listed : applicants).map((party) => nameOf(party));
  return names.filter((name) => name !== undefined).map((name) => ({ name }));
}

function performerOf(data: XmlElement | undefined): string | undefined {
  const parties = [
    ...all(data, 'assignees', 'assignee'),
    ...all(data, 'us-parties', 'us-applicants', 'us-applicant'),
    ...all(data, 'parties', 'applicants', 'applicant'),
  ];
  const owner = parties.find((party) => organisationOf(party) !== undefined);
  return owner && organisationOf(owner);
}

function organisationOf(party: XmlElement): string | undefined {
  return textAt(party, 'addressbook', 'orgname') ?? textAt(party, 'orgname');
}

function nameOf(party: XmlElement): string | undefined {
  const book = first(party, 'addressbook') ?? party;
  const parts = ['first-name', 'middle-name', 'last-name', 'suffix'];
  const name = parts.map((part) => textAt(book, part)).filter((part) => part !== undefined);
  return name.length > 0 ? name.join(' ') : (textAt(book, 'name') ?? organisationOf(party));
}

function ipcOf(data: XmlElement | undefined): string[] {
  const older = all(data, 'classification-ipc', 'main-classification').map((element) =>
    textAt(element),
  );
  const newer = all(data, 'classifications-ipcr', 'classification-ipcr').map(classificationOf);
  return [...newer, ...older].filter((symbol) => symbol !== undefined);
}

function cpcOf(data: XmlElement | undefined): string[] {
  return ['main-cpc', 'further-cpc']
    .flatMap((part) => all(data, 'classifications-cpc', part, 'classification-cpc'))
    .map(classificationOf)
    .filter((symbol) => symbol !== undefined);
}
