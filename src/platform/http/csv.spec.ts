import { csvDownload, csvLine, CSV_BOM } from './csv.js';

test('a line is separated by commas and ends with CRLF; nothing becomes an empty cell', () => {
  expect(csvLine(['a', 1, true, null, undefined, ''])).toBe('a,1,true,,,\r\n');
});

test('quotes, commas and line breaks are quoted, quotes doubled', () => {
  expect(csvLine(['say "hi"', 'a,b', 'a\nb'])).toBe('"say ""hi""","a,b","a\nb"\r\n');
});

test('a date is written in UTC', () => {
  expect(csvLine([new Date('2026-03-01T08:00:00+08:00')])).toBe('2026-03-01T00:00:00.000Z\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＠x', '  =1', '\u00a0=1'])(
  'the text %p is inert',
  (text) => expect(csvLine([text]).replaceAll('"', '')).toBe(`'${text}\r\n`),
);

test.each(['\t=1', '\r=1', '\n=1', '\tx'])('the text %j is inert and quoted', (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`);
});

test('a formula with quotes and commas cannot leave its cell', () => {
  expect(csvLine(['=HYPERLINK("x","y")'])).toBe('"\'=HYPERLINK(""x"",""y"")"\r\n');
});

test('a negative number is a number, not a formula', () => {
  expect(csvLine([-5, -0.5])).toBe('-5,-0.5\r\n');
});

test('Chinese text is left as it is', () => {
  expect(csvLine(['高镍正极，材料'])).toBe('高镍正极，材料\r\n');
});

test('a download begins with the byte order mark and its header', async () => {
  async function* rows() {
    yield ['1', '甲'];
  }
  const chunks: string[] = [];
  for await (const chunk of csvDownload('x.csv', ['id', 'name'], rows()).getStream())
    chunks.push(String(chunk));
  expect(chunks.join('')).toBe(`${CSV_BOM}id,name\r\n1,甲\r\n`);
});
