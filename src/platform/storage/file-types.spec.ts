import { fileName, fileTypeOf } from './file-types.js';
import { dispositionOf } from './stored-files.js';

test('the type follows from the ending and agrees with the first bytes', () => {
  expect(fileTypeOf('图纸.PDF', Buffer.from('%PDF-1.7'))).toBe('application/pdf');
  expect(fileTypeOf('a.xlsx', Buffer.from('PK\u0003\u0004…'))).toMatch(/spreadsheetml/);
  expect(() => fileTypeOf('a.png', Buffer.from('%PDF-1.7'))).toThrow('not that of a .png');
  expect(() => fileTypeOf('a.pdf', Buffer.alloc(0))).toThrow('not that of a .pdf');
});

test('text may be UTF-16, but not just any bytes', () => {
  expect(fileTypeOf('a.csv', Buffer.from('\ufeffa,b', 'utf16le'))).toBe('text/csv');
  expect(() => fileTypeOf('a.csv', Buffer.from('a\u0000b'))).toThrow('.csv');
});

test('two spellings of a name are one', () => {
  expect(fileName(' cafe\u0301.pdf ')).toBe('caf\u00e9.pdf');
});

test.each(['', '  ', '.hidden', 'a/b.pdf', 'a\\b.pdf', 'a\nb.pdf', 'a\u202efdp.exe', '\ud800.pdf'])(
  'an unfit name is refused: %p',
  (name) => expect(() => fileName(name)).toThrow('name of the file'),
);

test('a name can’t break out of its header', () => {
  expect(dispositionOf('a"; filename="evil.html')).toBe(
    `attachment; filename="a_; filename=_evil.html"; ` +
      `filename*=UTF-8''a%22%3B%20filename%3D%22evil.html`,
  );
  expect(dispositionOf("铝 (v2)'*.pdf")).toContain(
    "filename*=UTF-8''%E9%93%9D%20%28v2%29%27%2A.pdf",
  );
});
