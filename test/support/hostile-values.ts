/** Deep enough to end the call stack of anything that walks it by recursion. */
export const deepArray = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
export const deepObject = (depth: number): string =>
  '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

const LONG = 'x'.repeat(10_000);
const SQL = `'); drop table person; -- %_\\`;
const REGEX = '(((((a+)+)+)+)+)+$[[:alpha:]](?<=x){1000}';
const BIDI = '\u202eexe.\u2066fdp';

/** JSON of values, of which each field accepts at most one or two kinds. */
export const HOSTILE_JSON: readonly string[] = [
  ...['null', 'true', '0', '-1', '1.5', '1e400', '-1e400', '1e21', '9007199254740993', '"12"'],
  ...['""', '" "', '[]', '{}', '[[]]', '[null]', '[{}]', '["a","a"]', '{"length":3,"0":"a"}'],
  ...['"NaN"', '"Infinity"', '"1e400"', '"99999999999999999999.99"', '"-0.01"', '"٣"'],
  ...['"9999999-01-01T00:00:00Z"', '"+294276-12-31T23:59:59Z"', '"-004713-01-01T00:00:00Z"'],
  ...['"0000-01-01T00:00:00Z"', '"2026-02-30T00:00:00Z"', '"2026-W01-1"', '"2026"'],
  ...['"2300-01-01T00:00:00+08:00"', '"1000-01-01T00:00:00+08:00"', '"2026-11-31T25:61:61Z"'],
  ...['"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"', JSON.stringify(BIDI), '"\\u0007"'],
  ...['{"toString":5}', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}'],
  ...[JSON.stringify(SQL), JSON.stringify(REGEX), JSON.stringify(LONG)],
  ...['"../../etc/passwd"', '"${7*7}{{7*7}}<script>"', '"not-a-uuid"'],
  '"00000000-0000-0000-0000-000000000000"',
  JSON.stringify(Array.from({ length: 1000 }, () => 'a')),
  JSON.stringify(Array.from({ length: 1000 }, () => ({ a: 1 }))),
  deepArray(5_000),
  deepObject(5_000),
];

/** Values of query parameters, already escaped. */
export const HOSTILE_QUERY: readonly string[] = [
  ...['', '%20', '-1', '0', '1.5', '1e400', '-1e400', 'NaN', 'Infinity', '99999999999999999999'],
  ...['2147483648', '0x10', 'true', 'null', '[object%20Object]', '%00', 'a%00b', '%ED%A0%80'],
  ...['%FF%FE', '%', '%zz', '%E0%A4%A', encodeURIComponent(SQL), encodeURIComponent(REGEX)],
  ...[encodeURIComponent(BIDI), encodeURIComponent("' or 1=1 --"), '%25%25%25', '%5C', '..%2F..'],
  ...['9999999-01-01', '%2B294276-12-31T23:59:59Z', '%2B275760-09-13T00:00:00Z', '2026-W01-1'],
  ...['0000-01-01', '2026-02-30', '-004713-01-01T00:00:00Z', '2026', '2026-001', '12026-01-01'],
  ...['00000000-0000-0000-0000-000000000000', 'a,b,c', 'challenge:x', LONG, '%E2%80%AE'],
];

/** How one parameter named `name` may be bent beside its value. */
export const bentQueries = (name: string): string[] => [
  `${name}=a&${name}=b`,
  `${name}[]=a`,
  `${name}[a]=b`,
  `${name}[__proto__]=b`,
  Array.from({ length: 100 }, () => `${name}=a`).join('&'),
];

/** Whole query strings that no route knows. */
export const STRANGE_QUERIES = [
  ...['__proto__=x', 'constructor=x', 'toString=x', '__proto__[a]=b', 'hasOwnProperty=1'],
  ...['unknown=1', '=', '&&&', '%00=1', '=%00', Array(2000).fill('a=1').join('&')],
];

/** Path segments in the place of an id, sent as they are. */
export const HOSTILE_SEGMENTS: readonly string[] = [
  ...[
    '1',
    'null',
    'undefined',
    '%00',
    'a%00b',
    '%',
    '%zz',
    '%C0%AF',
    '%ED%A0%80',
    '..%2f..',
    '%2e',
  ],
  ...["'%20or%201=1", '*', '.', '%F0%9F%98%80', 'x'.repeat(8_000), '__proto__', 'constructor'],
  '00000000-0000-0000-0000-00000000000g',
  '{01900000-0000-7000-8000-000000000000}',
];

export const NOWHERE = '01900000-0000-7000-8000-000000000000';

/** Whole bodies: what they are, their bytes, and the type they claim. */
export const HOSTILE_BODIES: readonly [what: string, body: string | Buffer, type?: string][] = [
  ...(['null', '[]', '"text"', '5', 'true', '[{}]', '{', '{"a":', '{}{}', '{"a":1,}'].map(
    (json) => [json, json],
  ) as [string, string][]), // map forgets that its pairs are pairs
  ['nothing but blanks', '  \n '],
  ['5,000 arrays', deepArray(5_000)],
  ['5,000 objects', deepObject(5_000)],
  ['100,000 arrays in one key', `{"email":${deepArray(100_000)}}`],
  ['two megabytes', JSON.stringify({ title: 'x'.repeat(2_000_000) })],
  ['many unknown keys', `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":1`).join()}}`],
  ['an endless key', `{"${'k'.repeat(500_000)}":1}`],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['a mark of UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), 'application/json; charset=utf-16'],
  ['an unknown charset', '{}', 'application/json; charset=klingon'],
  ['plain text', '{"title":"x"}', 'text/plain'],
  ['a form', 'title=x&a[b]=c&__proto__[x]=1', 'application/x-www-form-urlencoded'],
  ['a multipart form', '--b\r\n\r\n--b--', 'multipart/form-data; boundary=b'],
  ['no known type', '{}', 'nonsense'],
  ['__proto__', '{"__proto__":{"role":"admin","version":1}}'],
  ['constructor', '{"constructor":{"prototype":{"role":"admin"}}}'],
  ['toString', '{"toString":5,"valueOf":5}'],
];
