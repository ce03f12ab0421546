import { parseDate, parseMonths, parseYear } from './dates.js';
import {
  isEmail,
  normaliseDoi,
  normaliseLanguage,
  normaliseOrcid,
  normalisePublicationNumber,
  normaliseUrl,
} from './identifiers.js';
import { parseIndicatorCell } from './indicators.js';
import { isMore, parseAmount, parseCurrency } from './money.js';
import { splitList, splitNames } from './split-list.js';

test.each([
  ['https://doi.org/10.1000/ABC.d', '10.1000/abc.d'],
  ['DOI: 10.1000/xyz.', '10.1000/xyz'],
  ['http://dx.doi.org/10.1000/a%2Fb', '10.1000/a/b'],
  ['11.1000/x', undefined],
  ['10.1000', undefined],
  ['see the paper', undefined],
])('DOI %s → %s', (text, doi) => expect(normaliseDoi(text)).toBe(doi));

test.each([
  ['https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['000000021694233x', '0000-0002-1694-233X'],
  ['0000-0002-1825-0098', undefined],
  ['0000-0002-1825', undefined],
])('ORCID %s → %s', (text, orcid) => expect(normaliseOrcid(text)).toBe(orcid));

test.each([
  ['US 08930553 B2', 'US8930553B2'],
  ['cn110000000a', 'CN110000000A'],
  ['WO 2013/050328 A1', 'WO2013050328A1'],
  ['USD0712345S1', 'USD712345S1'],
  ['ZL201910000000.1', 'ZL2019100000001'],
  ['pending', undefined],
])('publication number %s → %s', (text, number) =>
  expect(normalisePublicationNumber(text)).toBe(number),
);

test('an address opens in a browser or is none', () => {
  expect(normaliseUrl('example.org/~li')).toBe('https://example.org/~li');
  expect(normaliseUrl('javascript:alert(1)')).toBeUndefined();
  expect(normaliseUrl('no address')).toBeUndefined();
  expect(isEmail('a.b@example.org')).toBe(true);
  expect(isEmail('a@b')).toBe(false);
  expect(isEmail('a@b.cn, c@d.cn')).toBe(false);
});

test('languages come as codes', () => {
  expect(['英文', 'Chinese', 'en_US', 'zh-CN', 'constructor', 'x'].map(normaliseLanguage)).toEqual([
    'en',
    'zh',
    'en-us',
    'zh-cn',
    undefined,
    undefined,
  ]);
});

test.each([
  ['50–100万元', 0, { min: '500000', max: '1000000', currency: 'CNY' }],
  ['50万-1.5百万', 0, { min: '500000', max: '1500000', currency: undefined }],
  ['80-120', 4, { min: '800000', max: '1200000', currency: undefined }],
  ['≤ 80万', 0, { max: '800000', currency: undefined }],
  ['不低于30万元', 0, { min: '300000', currency: 'CNY' }],
  ['1,250,000.50', 0, { min: '1250000.5', max: '1250000.5', currency: undefined }],
  ['US$ 2 亿', 0, { min: '200000000', max: '200000000', currency: 'USD' }],
  ['0.125万', 0, { min: '1250', max: '1250', currency: undefined }],
  ['1.234', 0, undefined],
  ['-5', 0, undefined],
  ['面议', 0, undefined],
  ['1e6', 0, undefined],
])('amount %s (power %d)', (text, power, amount) =>
  expect(parseAmount(text, power)).toEqual(amount),
);

test('amounts are compared as numbers, not as texts', () => {
  expect(isMore('100', '99')).toBe(true);
  expect(isMore('99.5', '99.45')).toBe(true);
  expect(isMore('99', '99')).toBe(false);
  expect(parseCurrency('人民币')).toBe('CNY');
  expect(parseCurrency('shells')).toBeUndefined();
});

test.each([
  ['November 12, 2015', '2015-11-12'],
  ['5 March 2024', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['2024/3', '2024-03'],
  ['20240229', '2024-02-29'],
  ['2023-02-29', undefined],
  ['03/05/2024', undefined],
  ['2024-05-01T08:00:00Z', '2024-05-01'],
])('date %s → %s', (text, date) => expect(parseDate(text)).toBe(date));

test('years and months have their ranges', () => {
  expect(parseYear('2014//')).toBe(2014);
  expect(parseYear('JUN 8 2004')).toBe(2004);
  expect(parseYear(20155)).toBeUndefined();
  expect(parseYear('1200')).toBeUndefined();
  expect(['12', '18个月', '2年', '1.5 years', '1.3年', 'soon'].map(parseMonths)).toEqual([
    12,
    18,
    24,
    18,
    undefined,
    undefined,
  ]);
});

test('lists and names are divided as people write them', () => {
  expect(splitList('a; b；c, d')).toEqual(['a', 'b', 'c, d']);
  expect(splitList('高镍、正极，电解液')).toEqual(['高镍', '正极', '电解液']);
  expect(splitNames('Li, Wei; Wang, Fang')).toEqual(['Li, Wei', 'Wang, Fang']);
  expect(splitNames('Li, Wei')).toEqual(['Li, Wei']);
  expect(splitNames('Wei Li, Fang Wang and Bo Xu')).toEqual(['Wei Li', 'Fang Wang', 'Bo Xu']);
  expect(splitNames('李伟,王芳')).toEqual(['李伟', '王芳']);
  expect(splitNames('李伟、王芳')).toEqual(['李伟', '王芳']);
});

test('an indicator cell is read with either kind of separators, or as a sentence', () => {
  expect(parseIndicatorCell('密度|>=|300|Wh/kg|GB/T 1；温度｜范围｜-20~60｜℃; 外观良好')).toEqual([
    { name: '密度', comparator: '>=', target: '300', unit: 'Wh/kg', test: 'GB/T 1' },
    { name: '温度', comparator: 'range', target: '-20~60', unit: '℃' },
    { name: '外观良好', comparator: 'text', target: '外观良好' },
  ]);
  expect(parseIndicatorCell('能量密度不低于300Wh/kg')).toEqual([
    { name: '能量密度', comparator: '>=', target: '300', unit: 'Wh/kg' },
  ]);
  expect(() => parseIndicatorCell('a|about|3')).toThrow('is no comparator');
  expect(() => parseIndicatorCell('|>=|3')).toThrow('no name');
  expect(() => parseIndicatorCell('a|b|c|d|e|f')).toThrow('6 parts');
});
