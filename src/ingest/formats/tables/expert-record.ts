import { compact, type FieldReader } from '../fields/field-reader.js';
import { isEmail, normaliseOrcid, normaliseUrl } from '../fields/identifiers.js';
import { splitNames } from '../fields/split-list.js';
import { LIMITS } from '../limits.js';
import type { ExpertRecord } from '../records.js';

export function readExpert(from: FieldReader): ExpertRecord {
  return compact<ExpertRecord>({
    externalId: from.words('externalId', LIMITS.id),
    name: from.required('name', LIMITS.name),
    nameEn: from.words('nameEn', LIMITS.name),
    aliases: from.list('aliases', LIMITS.aliases, splitNames),
    email: from.normal('email', emailOf),
    orcid: from.normal('orcid', normaliseOrcid),
    organisation: from.required('organisation', LIMITS.name),
    department: from.words('department', LIMITS.name),
    title: from.words('title', LIMITS.name),
    fields: from.list('fields', LIMITS.keywords),
    keywords: from.list('keywords', LIMITS.keywords),
    biography: from.text('biography', LIMITS.longText),
    homepage: from.normal('homepage', normaliseUrl),
  });
}

function emailOf(text: string): string | undefined {
  const address = text.replace(/^mailto:/i, '');
  return isEmail(address) && address.length <= LIMITS.email ? address : undefined;
}
