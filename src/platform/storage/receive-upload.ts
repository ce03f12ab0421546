import { type Readable } from 'node:stream';
import { type IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { DomainError, invalid } from '../../../libs/kernel/index.js';

export interface UploadLimits {
  /** Bytes of the one file. */
  fileBytes: number;
  /** The form's text fields; any other is refused. */
  fields: readonly string[];
}

export interface Upload {
  /** As the sender names it, without folders; not yet checked. */
  name: string;
  content: Buffer;
  fields: Record<string, string>;
}

const LONGEST_FIELD = 1_000;
/** Boundaries and part headers around the file. */
const FORM_OVERHEAD = 64 * 1024;

/**
 * Reads a multipart form with exactly one file, part `file`, and stops at the limits: 413 for a
 * file that is too large, before reading it where the request says its length. The rest of a
 * refused body is thrown away, so that the sender can read the answer.
 */
export async function receiveUpload(
  request: IncomingMessage,
  limits: UploadLimits,
): Promise<Upload> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.fileBytes + FORM_OVERHEAD) throw tooLarge(limits.fileBytes);
  const parser = openParser(request, limits);
  const reading = readParts(parser, limits);
  const cut = new Promise<never>((_, reject) => {
    // A request that was read to its end is closed too.
    request.once('close', () => request.complete || reject(malformed('The upload was cut off.')));
  });
  request.pipe(parser);
  try {
    return await Promise.race([reading, cut]);
  } finally {
    reading.catch(() => undefined);
    cut.catch(() => undefined);
    request.unpipe(parser);
    request.resume();
  }
}

function openParser(request: IncomingMessage, limits: UploadLimits): busboy.Busboy {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? ''))
    throw new DomainError('unsupported', 'not-multipart', 'Send the file as multipart/form-data.');
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        // The parser calls a file of exactly its limit cut short, so it gets one byte more.
        ...{ files: 1, fileSize: limits.fileBytes + 1, fields: limits.fields.length },
        ...{ fieldSize: LONGEST_FIELD, fieldNameSize: 100, headerPairs: 50 },
      },
    });
  } catch {
    throw malformed('The header of the form is not valid.');
  }
}

function readParts(parser: busboy.Busboy, limits: UploadLimits): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    let file: { name: string; content: Promise<Buffer> } | undefined;
    parser.on('file', (part, stream, info) => {
      const content = collect(stream, limits.fileBytes);
      content.catch(reject);
      if (part !== 'file') reject(unknownPart(part));
      file = { name: info.filename ?? '', content };
    });
    parser.on('field', (name, value, info) => {
      if (!limits.fields.includes(name)) reject(unknownPart(name));
      else if (info.valueTruncated) reject(unknownPart(name));
      else fields[name] = value;
    });
    parser.on('filesLimit', () => reject(malformed('Send one file at a time.')));
    parser.on('fieldsLimit', () => reject(malformed('The form has too many fields.')));
    parser.on('error', () => reject(malformed('The form is not valid multipart.')));
    parser.on('close', () => {
      if (!file) return reject(missingFile());
      const { name } = file;
      file.content.then((content) => resolve({ name, content, fields }), reject);
    });
  });
}

async function collect(stream: Readable & { truncated?: boolean }, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.truncated) throw tooLarge(most);
  return Buffer.concat(chunks);
}

const tooLarge = (bytes: number): DomainError => {
  const facts = { megabytes: Math.floor(bytes / 1024 / 1024) };
  const message = `A file may have at most ${facts.megabytes} MB.`;
  return new DomainError('too-large', 'file-too-large', message, { facts });
};

const malformed = (message: string): DomainError =>
  new DomainError('malformed', 'malformed-upload', message);

/** The parser gives no name for a part that has none, whatever its types say. */
const unknownPart = (name: string | undefined): DomainError => {
  const field = name?.slice(0, 100) || '""';
  return invalid('validation-failed', `${field} is not known here, or too long.`, [
    { field, message: 'is not known here, or too long' },
  ]);
};

const missingFile = (): DomainError =>
  invalid('file-missing', 'The form holds no file in its part "file".', [
    { field: 'file', message: 'is missing' },
  ]);
