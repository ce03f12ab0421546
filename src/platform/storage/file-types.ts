import { DomainError } from '../../../libs/kernel/index.js';

/** What may be kept, by the ending of the name; the first bytes must agree with the ending. */
const KNOWN: Record<string, { mediaType: string; begins?: number[][] }> = {
  pdf: { mediaType: 'application/pdf', begins: [[0x25, 0x50, 0x44, 0x46]] },
  png: { mediaType: 'image/png', begins: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]] },
  jpg: { mediaType: 'image/jpeg', begins: [[0xff, 0xd8, 0xff]] },
  jpeg: { mediaType: 'image/jpeg', begins: [[0xff, 0xd8, 0xff]] },
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  zip: { mediaType: 'application/zip', begins: zipHeads() },
  txt: { mediaType: 'text/plain' },
  csv: { mediaType: 'text/csv' },
  step: { mediaType: 'model/step', begins: [[...Buffer.from('ISO-10303-21')]] },
  stp: { mediaType: 'model/step', begins: [[...Buffer.from('ISO-10303-21')]] },
};

export const FILE_ENDINGS = Object.keys(KNOWN);
const LONGEST_NAME = 200;
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}/\\]/u;
/** Marks that turn the reading direction hide a name's true ending. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The media type of a file by its name and first bytes; 415 where they don't fit each other. */
export function fileTypeOf(name: string, content: Buffer): string {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(KNOWN, ending) ? KNOWN[ending] : undefined;
  if (!known) throw unsupported(`Files end in one of: ${FILE_ENDINGS.join(', ')}.`);
  const fits = known.begins
    ? known.begins.some((head) => content.subarray(0, head.length).equals(Buffer.from(head)))
    : isText(content);
  if (!fits) throw unsupported(`The content of this file is not that of a .${ending} file.`);
  return known.mediaType;
}

/** Text holds no zero bytes, unless it begins with the mark of UTF-16. */
const isText = (content: Buffer): boolean =>
  !content.includes(0) || ['fffe', 'feff'].includes(content.subarray(0, 2).toString('hex'));

/** A name that can be stored, shown and saved anywhere; 422 otherwise. */
export function fileName(given: string): string {
  const name = given.normalize('NFC').trim();
  const unfit = UNFIT.test(name) || DIRECTION.test(name) || name.startsWith('.');
  if (name && name.length <= LONGEST_NAME && !unfit) return name;
  const message = `must be 1 to ${LONGEST_NAME} characters without control characters or slashes`;
  throw new DomainError('invalid', 'file-name', `The name of the file ${message}.`, {
    fields: [{ field: 'file', message }],
  });
}

function office(kind: string) {
  const mediaType = `application/vnd.openxmlformats-officedocument.${kind}`;
  return { mediaType, begins: zipHeads() };
}

function zipHeads(): number[][] {
  return [
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
  ];
}

const unsupported = (message: string): DomainError =>
  new DomainError('unsupported', 'file-type', message);
