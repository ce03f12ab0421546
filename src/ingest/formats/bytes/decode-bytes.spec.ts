import { inPieces } from '../../../../test/fixtures/formats/read-all.js';
import { hasBadBytes, showBadBytes } from './bad-bytes.js';
import { decodeBytes } from './decode-bytes.js';

const SIZES = [1, 2, 3, 5, 4096];
/** 标题，技术需求 and two rarer characters, one of them of four bytes, in GB18030. */
const GB = Buffer.from('b1eacce2a3acbcbccaf5d0e8c7f38139ef308132e8310a', 'hex');

async function decode(bytes: Uint8Array, size: number): Promise<[string, string]> {
  let text = '';
  let encoding = '';
  for await (const piece of decodeBytes(inPieces(bytes, size), (found) => (encoding = found))) {
    text += piece;
  }
  return [text, encoding];
}

/** The first pieces are read at once to judge the encoding; only what follows stays in pieces. */
async function decodeTail(start: Uint8Array, tail: Uint8Array, size: number): Promise<string> {
  async function* source() {
    yield start;
    yield* inPieces(tail, size);
  }
  let text = '';
  for await (const piece of decodeBytes(source())) text += piece;
  return text;
}

const TEXT = '标题,title\n高镍𠮷,naïve "x"\n';

test.each(SIZES)('reads every Unicode form alike in pieces of %d bytes', async (size) => {
  const little = Buffer.from(TEXT, 'utf16le');
  const big = Buffer.from(little).swap16();
  expect(await decode(Buffer.from(TEXT), size)).toEqual([TEXT, 'utf-8']);
  expect(await decode(Buffer.from(`\ufeff${TEXT}`), size)).toEqual([TEXT, 'utf-8']);
  expect(await decode(Buffer.from(`\ufeff${TEXT}`, 'utf16le'), size)).toEqual([TEXT, 'utf-16le']);
  expect(await decode(little, size)).toEqual([TEXT, 'utf-16le']);
  expect(await decode(big, size)).toEqual([TEXT, 'utf-16be']);
});

test.each(SIZES)('reads GB18030, also of four bytes, in pieces of %d bytes', async (size) => {
  const [text, encoding] = await decode(GB, size);
  expect(encoding).toBe('gb18030');
  expect(text.startsWith('标题，技术需求')).toBe(true);
  expect(hasBadBytes(text)).toBe(false);
});

test('finds GB18030 also after megabytes of plain ASCII', async () => {
  const [text, encoding] = await decode(
    Buffer.concat([Buffer.alloc(3_000_000, 'a,b\n'), GB]),
    65_536,
  );
  expect(encoding).toBe('gb18030');
  expect(text.slice(3_000_000, 3_000_007)).toBe('标题，技术需求');
});

test.each(SIZES)('marks a damaged byte and keeps the rest, in pieces of %d bytes', async (size) => {
  const bytes = Buffer.concat([
    Buffer.from('标题一二三'),
    Buffer.from([0xff]),
    Buffer.from('后文好'),
  ]);
  const [text, encoding] = await decode(bytes, size);
  expect(encoding).toBe('utf-8');
  expect(showBadBytes(text)).toBe('标题一二三\\xff后文好');
  expect(text).not.toContain('\ufffd');
});

test('takes Latin-1 neither for GB18030 nor for UTF-8: its bytes are marked', async () => {
  const [text] = await decode(Buffer.from('caf\u00e9s and na\u00efve', 'latin1'), 4096);
  expect(showBadBytes(text)).toBe('caf\\xe9s and na\\xefve');
});

test('believes an XML declaration that names Latin-1', async () => {
  const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\u00e9</a>';
  expect(await decode(Buffer.from(xml, 'latin1'), 4096)).toEqual([xml, 'windows-1252']);
});

test('marks half a character at the end of UTF-16 and of UTF-8', async () => {
  const wide = Buffer.concat([Buffer.from('\ufeffab', 'utf16le'), Buffer.from([0x41])]);
  expect(showBadBytes((await decode(wide, 3))[0])).toBe('ab\\x41');
  expect(showBadBytes((await decode(Buffer.from([0x61, 0xe6, 0xa0]), 2))[0])).toBe('a\\xe6\\xa0');
});

test.each(SIZES)('makes every line end one LF, in pieces of %d bytes', async (size) => {
  const [text] = await decode(Buffer.from('a\r\nb\rc\n\r\n\rd\r'), size);
  expect(text).toBe('a\nb\nc\n\n\nd\n');
});

test.each(SIZES)(
  'characters cut by the border of pieces of %d bytes are put together',
  async (size) => {
    const long = '标题一二三四\n'.repeat(9000);
    for (const [encode, mark] of [
      [(text: string) => Buffer.from(text), ''],
      [(text: string) => Buffer.from(text, 'utf16le'), '\ufeff'],
      [(text: string) => Buffer.from(text, 'utf16le').swap16(), '\ufeff'],
    ] as const) {
      const text = await decodeTail(encode(mark + long), encode(TEXT), size);
      expect(text).toBe(long + TEXT);
    }
    const gb = Buffer.concat(Array<Buffer>(9000).fill(GB));
    const all = await decodeTail(gb, GB, size);
    expect(all).toBe(new TextDecoder('gb18030').decode(Buffer.concat([gb, GB])));
  },
);

test.each(SIZES)('a damaged byte at the border of pieces of %d bytes stays one', async (size) => {
  const long = Buffer.from('标题一二三四\n'.repeat(9000));
  const tail = Buffer.concat([Buffer.from('甲'), Buffer.from([0xe6, 0xa0]), Buffer.from('乙🙂')]);
  const text = await decodeTail(long, tail, size);
  expect(showBadBytes(text.slice(-9))).toBe('\n甲\\xe6\\xa0乙🙂');
});

test.each(SIZES)('a CRLF cut by the border of pieces of %d bytes is one line end', async (size) => {
  const tail = Buffer.from('a\r\nb\r\r\nc\r');
  expect(await decodeTail(Buffer.alloc(5000, 'x'), tail, size)).toMatch(/xa\nb\n\nc\n$/);
});
