import { DomainError } from '../../../../libs/kernel/index.js';
import { FORMATS, type Family, type Format } from '../formats.js';

/** Enough to see the beginning of a few records of any format. */
export const FILE_HEAD = 64 * 1024;

/** Fails when the first bytes are those of a well-known binary kind of file. */
export function refuseBinary(head: Uint8Array, format: Format): void {
  const found = nameBinary(head);
  if (found) throw wrongFileType(found, format);
}

/** Fails when the beginning of the text belongs to another family of formats than expected. */
export function refuseOtherText(head: string, format: Format): void {
  const found = nameText(head);
  if (!FITS[FORMATS[format].family](head, found)) {
    throw wrongFileType(found ?? 'plain text', format);
  }
}

export function wrongFileType(found: string, format: Format): DomainError {
  const expected = FORMATS[format].label.en;
  return new DomainError(
    'unsupported',
    'wrong-file-type',
    `The file looks like ${found}; expected: ${expected}. Choose the format that fits the file.`,
    { facts: { found, expected, format } },
  );
}

const MAGIC: [string, string][] = [
  ['%PDF', 'a PDF document'],
  ['\xd0\xcf\x11\xe0', 'an old Office document (xls, doc)'],
  ['\x1f\x8b', 'a gzip archive'],
  ['Rar!', 'a RAR archive'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['SQLite format 3', 'an SQLite database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
  ['PAR1', 'a Parquet table'],
  ['{\\rtf', 'an RTF document'],
  ['\xff\xfe\x00\x00', 'text in UTF-32'],
  ['\x00\x00\xfe\xff', 'text in UTF-32'],
];

function nameBinary(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 8192)).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return nameZip(start);
  return MAGIC.find(([magic]) => start.startsWith(magic))?.[1];
}

function nameZip(start: string): string {
  if (start.includes('xl/')) return 'an Excel workbook (xlsx); save it as CSV';
  if (start.includes('word/')) return 'a Word document (docx)';
  if (start.includes('[Content_Types].xml')) return 'an Office document (xlsx, docx, pptx)';
  return 'a ZIP archive';
}

/** Only what is beyond doubt gets a name; anything else may be a table, or broken. */
function nameText(head: string): string | undefined {
  const start = head.trimStart();
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start)) return 'an HTML page';
  if (/^<[?!A-Za-z]/.test(start)) return 'XML';
  if (/^\{\s*("|\})/.test(start) || /^\[\s*[[{"\]]/.test(start)) return 'JSON';
  if (/^(TY {2}-|FN |PT [A-Z]\n)/.test(start)) return 'RIS or Web of Science references';
  if (/^@\s*[A-Za-z]+\s*[{(]/.test(start)) return 'BibTeX';
  return undefined;
}

type Fits = (head: string, found: string | undefined) => boolean;

const FITS: Record<Family, Fits> = {
  csv: (_head, found) => found === undefined,
  jsonl: (head) => holdsObjectLine(head),
  json: (head, found) => found === 'JSON' || holdsObjectLine(head),
  xml: (_head, found) => found === 'XML',
  bibtex: (head, found) =>
    (found === undefined || found === 'BibTeX') && /(^|\n)[^\n%]*@\s*[A-Za-z]+\s*[{(]/.test(head),
  ris: (head, found) =>
    (found === undefined || found.startsWith('RIS')) &&
    /(^|\n)([A-Z][A-Z0-9] {1,2}-( |\n|$)|(FN|PT|TI|AU) \S)/.test(head),
};

/** The first line may be broken, but some line near the start must begin an object. */
function holdsObjectLine(head: string): boolean {
  const lines = head.split('\n', 200).filter((line) => line.trim() !== '');
  const first = lines[0]?.trim() ?? '';
  if (first === '{' || first === '[') return false;
  return lines.slice(0, 50).some((line) => /^\s*\{/.test(line));
}
