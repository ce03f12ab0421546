import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes, readAll, recordAt } from '../../../../test/fixtures/formats/read-all.js';
import { LIMITS } from '../limits.js';

const FIXTURES = join(__dirname, '../../../../test/fixtures/formats');
const read = (name: string) => readFileSync(join(FIXTURES, name));
const SIZES = [1, 11, 65_536];

test.each(SIZES)(
  'USPTO: one bad document among many stands alone, in pieces of %d',
  async (size) => {
    const items = await readAll('uspto', read('grants.xml'), { size });
    expect(outcomes(items)).toEqual([
      '3 ok',
      '18 bad-xml',
      '33 ok',
      '48 unclosed-record',
      '62 ok',
      '77 entity-declaration',
      '92 ok',
      '106 unknown-document',
    ]);
    expect(items[1]).toMatchObject({ reason: expect.stringContaining('line 22') });
    expect(recordAt(items, 0).record).toEqual({
      externalId: 'US09000001B2',
      source: 'uspto',
      kind: 'patent',
      title: 'Coated cathode',
      abstract: 'A coat of three layers.\nIt lasts.',
      year: 2020,
      language: 'en',
      authors: [{ name: 'Qi Zhou' }],
      organisation: 'Cloudridge Cells & Co',
      publicationNumber: 'US9000001B2',
      keywords: [],
      classifications: ['H01M 4/525'],
      translations: [],
    });
  },
);

test.each(SIZES)(
  'EPO: every language is kept, comments are no records, pieces of %d',
  async (size) => {
    const items = await readAll('epo', read('exchange.xml'), { size });
    expect(outcomes(items)).toEqual(['4 ok', '10 ok', '16 bad-xml', '22 ok', '35 missing-field']);
    expect(recordAt(items, 0).record).toMatchObject({
      title: '包覆正极材料',
      abstract: '一种包覆层。',
      language: 'zh',
      authors: [{ name: '周琪' }],
      organisation: '云岭大学',
      publicationNumber: 'CN112345678A',
      translations: [{ language: 'en', title: 'Coated cathode', abstract: 'A coat.' }],
    });
    expect(recordAt(items, 1).record).toMatchObject({
      title: 'Cathode coat',
      language: 'en',
      translations: [
        { language: 'de', title: 'Kathode' },
        { language: 'fr', title: 'Cathode' },
      ],
    });
  },
);

test('ORCID: the person first, then each group of works once', async () => {
  const items = await readAll('orcid', read('orcid-record.xml'), { size: 13 });
  expect(outcomes(items)).toEqual(['2 ok', '18 ok', '21 missing-field']);
  expect(recordAt(items, 0)).toMatchObject({
    kind: 'expert',
    record: {
      externalId: '0000-0002-1825-0097',
      name: '周琪',
      aliases: ['Qi Zhou'],
      email: 'zhou@example.org',
      organisation: '云岭大学',
      department: '材料学院',
      title: '教授',
    },
  });
  expect(recordAt(items, 1)).toMatchObject({
    kind: 'work',
    record: {
      externalId: '0000-0002-1825-0097/12',
      title: 'Coating of cathodes',
      doi: '10.5555/jim.2021.7',
      authors: [{ name: '周琪', expertExternalId: '0000-0002-1825-0097' }],
      translations: [{ language: 'zh-cn', title: '正极包覆' }],
    },
  });
});

test('ORCID: without a post the person is a problem, the works remain', async () => {
  const text = read('orcid-record.xml')
    .toString()
    .replace(/<activities:employments>[^]*employments>/, '');
  expect(outcomes(await readAll('orcid', text))).toEqual([
    '2 missing-field',
    '15 ok',
    '18 missing-field',
  ]);
});

const exchange = (records: string) => `<exchange-documents>\n${records}\n</exchange-documents>`;
const record =
  '<exchange-document country="EP" doc-number="1" kind="A"><bibliographic-data>' +
  '<invention-title lang="en">T</invention-title></bibliographic-data></exchange-document>';

test('XML: a start tag that can not be read, an empty record, a file cut off', async () => {
  const broken = record.replace('<exchange-document ', '<exchange-documen ');
  const cut = record.slice(0, -20);
  const text = exchange([record, broken, record, '<exchange-document/>', record, cut].join('\n'));
  expect(outcomes(await readAll('epo', text.slice(0, -24), { size: 50 }))).toEqual([
    '2 ok',
    '3 unopened-record',
    '4 ok',
    '5 missing-field',
    '6 ok',
    '7 unclosed-record',
  ]);
});

test('XML: unknown entities are refused, never looked up', async () => {
  const text = exchange([record.replace('>T<', '>&outside;<'), record].join('\n'));
  expect(outcomes(await readAll('epo', text))).toEqual(['2 bad-xml', '3 ok']);
});

test('XML: an over-long record is reported and the next one read', async () => {
  const long = record.replace('>T<', `>${'x'.repeat(LIMITS.record)}<`);
  expect(outcomes(await readAll('epo', exchange(`${long}\n${record}`)))).toEqual([
    '2 record-too-long',
    '3 ok',
  ]);
});

test('XML: a file without any record says so', async () => {
  expect(outcomes(await readAll('epo', exchange('')))).toEqual(['1 no-records']);
});
