import { type WorkFacts } from '../facts.js';
import { mergeWork } from './merge-work.js';

const work = (facts: Partial<WorkFacts>): WorkFacts => ({
  kind: 'paper',
  title: 'T',
  authors: [],
  keywords: [],
  classifications: [],
  translations: [],
  ...facts,
});

test('of each field the oldest source that says something is taken', () => {
  const merged = mergeWork([
    work({ title: 'First', keywords: [] }),
    work({ title: 'Second', abstract: 'A', keywords: ['k'] }),
    work({ abstract: 'B', keywords: ['l'], venue: 'V' }),
  ]);
  expect(merged).toMatchObject({ title: 'First', abstract: 'A', keywords: ['k'], venue: 'V' });
});

test('the same sources in another language become a translation', () => {
  const merged = mergeWork([
    work({ title: '烧结', language: 'zh' }),
    work({ title: 'Sintering', abstract: 'Heat.', language: 'en' }),
    work({ title: 'Sintern', language: 'de', translations: [{ language: 'en', title: 'Other' }] }),
  ]);
  expect(merged.title).toBe('烧结');
  expect(merged.translations).toEqual([
    { language: 'en', title: 'Sintering', abstract: 'Heat.' },
    { language: 'de', title: 'Sintern', abstract: undefined },
  ]);
});

test('the longest list of authors is completed with identifiers of the others', () => {
  const orcid = '0000-0002-1825-0097';
  const merged = mergeWork([
    work({ authors: [{ name: 'Cohen, W.', orcid }] }),
    work({ authors: [{ name: 'Ann Lee' }, { name: 'William W. Cohen' }] }),
    work({ authors: [{ name: 'Ann Lee', organisation: 'X' }] }),
  ]);
  expect(merged.authors).toEqual([
    { name: 'Ann Lee', organisation: 'X' },
    { name: 'William W. Cohen', orcid },
  ]);
});

test('an author with an identifier whom the longest list lacks is added, a mere name is not', () => {
  const merged = mergeWork([
    work({ authors: [{ name: 'Ann Lee' }, { name: 'Bob Ray' }] }),
    work({ authors: [{ name: 'Carl Orff', expertExternalId: 'x9' }] }),
    work({ authors: [{ name: 'Dora Wu' }] }),
  ]);
  expect(merged.authors.map((author) => author.name)).toEqual(['Ann Lee', 'Bob Ray', 'Carl Orff']);
});
