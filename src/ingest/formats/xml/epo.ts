import { parseYear } from '../fields/dates.js';
import type { ParseContext } from '../text-parser.js';
import type { Parsed } from '../records.js';
import { readSorted } from '../tables/raw-record.js';
import { parseXml } from './parse-xml.js';
import { classificationOf, splitByLanguage, unique, type Localised } from './patent-parts.js';
import { all, first, paragraphs, textAt, type XmlElement } from './xml-tree.js';

/** Bibliographic answers of the European Patent Office: any number of exchange documents. */
export const parseEpo = parseXml({
  records: ['exchange-document'],
  wrappers: ['world-patent-data', 'exchange-documents'],
  skip: new Set(['references-cited', 'priority-claims']),
  read: readDocument,
});

/** The language of a publishing office; its title is the original, others are translations. */
const OFFICE_LANGUAGE: Record<string, string> = {
  CN: 'zh',
  TW: 'zh',
  JP: 'ja',
  KR: 'ko',
  DE: 'de',
  AT: 'de',
  FR: 'fr',
  RU: 'ru',
  ES: 'es',
};

/** The same people are listed in several forms; one form is taken, in this order. */
const NAME_FORMS = ['epodoc', 'docdb', 'docdba', 'original'];

function* readDocument(root: XmlElement, line: number, context: ParseContext): Generator<Parsed> {
  const data = first(root, 'bibliographic-data');
  const ids = all(data, 'publication-reference', 'document-id');
  const id = ids.find((one) => one.attributes['document-id-type'] === 'docdb') ?? ids[0];
  const country = root.attributes.country ?? textAt(id, 'country') ?? '';
  const number = root.attributes['doc-number'] ?? textAt(id, 'doc-number') ?? '';
  const publication = `${country}${number}${root.attributes.kind ?? textAt(id, 'kind') ?? ''}`;
  const titles = all(data, 'invention-title').map(localised);
  const abstracts = all(root, 'abstract').map(localised);
  const preferred = [OFFICE_LANGUAGE[country], 'en'].filter((language) => language !== undefined);
  const { main, translations } = splitByLanguage(titles, abstracts, preferred);
  const date = ids.map((one) => textAt(one, 'date')).find((text) => text !== undefined);
  const parties = first(data, 'parties');
  const fields = {
    externalId: publication,
    kind: 'patent',
    title: main.title,
    abstract: main.abstract,
    year: parseYear((date ?? '').slice(0, 4)),
    language: main.language === 'und' ? undefined : main.language,
    authors: namesOf(parties, 'inventor').map((name) => ({ name })),
    organisation: namesOf(parties, 'applicant')[0],
    publicationNumber: publication,
    classifications: classificationsOf(data),
    translations,
  };
  yield readSorted('work', line, { fields }, context);
}

/** An abstract may come in two languages at once in two elements; one without `lang`: unknown. */
function localised(element: XmlElement): Localised {
  return { language: element.attributes.lang?.toLowerCase() ?? 'und', text: paragraphs(element) };
}

/** Names in their own script where they are given so (周琪), else as the office spells them. */
function namesOf(parties: XmlElement | undefined, role: 'inventor' | 'applicant'): string[] {
  const written = namesInForm(parties, role, 'original');
  if (written.some((name) => /[^\P{L}\p{Script=Latin}]/u.test(name))) return written;
  for (const form of [...NAME_FORMS, undefined]) {
    const names = namesInForm(parties, role, form);
    if (names.length > 0) return names;
  }
  return [];
}

function namesInForm(
  parties: XmlElement | undefined,
  role: 'inventor' | 'applicant',
  form: string | undefined,
): string[] {
  const people = all(parties, `${role}s`, role);
  const names = people
    .filter((person) => person.attributes['data-format'] === form)
    .map((person) => textAt(person, `${role}-name`, 'name') ?? '')
    .map((name) => name.replace(/\s*\[[A-Z]{2}\]$/, '').replace(/[\s,;]+$/, ''));
  return names.filter((name) => name !== '');
}

function classificationsOf(data: XmlElement | undefined): string[] {
  const ipc = all(data, 'classifications-ipcr', 'classification-ipcr');
  const cpc = all(data, 'patent-classifications', 'patent-classification');
  return unique([...ipc, ...cpc].map(classificationOf).filter((symbol) => symbol !== undefined));
}
