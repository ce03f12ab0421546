import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { type Request } from 'express';
import { DomainError, invalid } from '../../libs/kernel/index.js';

export interface Upload {
  fields: Map<string, string>;
  fileName: string;
  size: number;
  sha256: string;
}

export interface UploadLimits {
  /** Where the file is to be written; what was written of a refused one is removed. */
  path: string;
  maxBytes: number;
  /** Names of the fields that may come along; each at most once. */
  fields: readonly string[];
  /** Asked for each field as it comes, so that a wrong one is refused before the file is sent. */
  check(name: string, value: string): void;
}

const FIELD_LENGTH = 1000;
/** What the parts' own headers may add to a request that holds the largest file. */
const OVERHEAD = 64 * 1024;

/**
 * Writes the one file of a multipart request straight to disk, in constant memory, counting and
 * hashing on the way. Throws a DomainError for anything else than one part `file` and known
 * fields, for a file that is too large, and for a request that ends too early.
 */
export async function receiveUpload(request: Request, limits: UploadLimits): Promise<Upload> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.maxBytes + OVERHEAD) throw tooLarge(limits.maxBytes);
  const parser = openParser(request, limits);
  const reception = new Reception(limits, parser);
  try {
    await feed(request, parser);
    return await reception.result();
  } catch (error) {
    parser.destroy();
    await reception.settle();
    await rm(limits.path, { force: true });
    // What is still being sent is let run out, so that the answer reaches the sender.
    request.unpipe();
    request.resume();
    throw reception.fault ?? (error instanceof DomainError ? error : broken(error));
  }
}

/** Resolves when the last part is in. Not `pipeline`, which would close the connection on a fault. */
function feed(request: Request, parser: busboy.Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('close', resolve).once('error', reject);
    request.once('error', reject).once('close', () => {
      if (!request.complete) reject(new Error('the connection was closed'));
    });
    request.pipe(parser);
  });
}

function openParser(request: Request, limits: UploadLimits): busboy.Busboy {
  const wanted = { file: 1, fields: limits.fields.length };
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        files: wanted.file + 1,
        fields: wanted.fields + 1,
        parts: wanted.file + wanted.fields + 2,
        fieldSize: FIELD_LENGTH,
        fieldNameSize: 100,
        fileSize: limits.maxBytes,
        headerPairs: 20,
      },
    });
  } catch {
    const hint = 'Send multipart/form-data with the fields "format" and "file".';
    throw new DomainError('unsupported', 'multipart-expected', hint);
  }
}

/** What has come in so far. The first fault ends it. */
class Reception {
  fault?: DomainError;
  private readonly fields = new Map<string, string>();
  private fileName?: string;
  private size = 0;
  private readonly hash = createHash('sha256');
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly limits: UploadLimits,
    private readonly parser: busboy.Busboy,
  ) {
    parser.on('field', (name, value, info) =>
      this.attempt(() => this.takeField(name, value, info)),
    );
    parser.on('file', (name, stream, info) => {
      // A parser that is stopped passes its fault on to the part it is at; that is told once.
      stream.on('error', () => undefined);
      this.attempt(() => this.takeFile(name, stream, info.filename), stream);
    });
    parser.on('error', () => undefined);
    for (const event of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      parser.on(event, () => this.attempt(() => this.refuse('too-many-parts', 'too many parts')));
  }

  async result(): Promise<Upload> {
    await this.writing;
    if (this.fault) throw this.fault;
    const { fields, fileName, size } = this;
    if (fileName === undefined)
      throw invalid('file-missing', 'There is no file in the request.', [
        { field: 'file', message: 'is missing', code: 'missing' },
      ]);
    return { fields, fileName, size, sha256: this.hash.digest('hex') };
  }

  /** Waits until nothing is written any more, however it ended. */
  async settle(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  private takeField(name: string, value: string, info: { valueTruncated: boolean }): void {
    if (!this.limits.fields.includes(name)) this.refuse('unknown-field', 'is not known here', name);
    if (this.fields.has(name)) this.refuse('field-twice', 'comes twice', name);
    if (info.valueTruncated) this.refuse('field-too-long', 'is too long', name);
    this.limits.check(name, value);
    this.fields.set(name, value);
  }

  private takeFile(name: string, stream: Readable, fileName: string | undefined): void {
    if (name !== 'file') this.refuse('unknown-field', 'is not known here', name);
    if (this.fileName !== undefined) this.refuse('one-file-only', 'comes twice', name);
    this.fileName = displayName(fileName ?? '');
    stream.on('limit', () => this.fail(tooLarge(this.limits.maxBytes)));
    const count = new Transform({
      transform: (part: Buffer, _, done) => {
        this.size += part.length;
        this.hash.update(part);
        done(null, part);
      },
    });
    const target = createWriteStream(this.limits.path, { flags: 'wx', mode: 0o600 });
    this.writing = pipeline(stream, count, target);
    this.writing.catch((error: unknown) => this.fail(unwritable(error) ?? broken(error)));
  }

  private refuse(code: string, message: string, field = 'file'): never {
    throw invalid(code, `${field} ${message}.`, [{ field, message }]);
  }

  private attempt(take: () => void, stream?: Readable): void {
    try {
      if (!this.fault) return take();
    } catch (error) {
      this.fail(error instanceof DomainError ? error : broken(error));
    }
    stream?.resume();
  }

  private fail(fault: DomainError): void {
    this.fault ??= fault;
    // Not from within its own events: the parser would go on with what it has just let go.
    setImmediate(() => this.parser.destroy(fault));
  }
}

/** The last part of whatever path a browser sent, for people to read; never a path here. */
export function displayName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return [...clean].slice(0, 200).join('') || 'unnamed';
}

function tooLarge(maxBytes: number): DomainError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new DomainError(
    'too-large',
    'file-too-large',
    `A file may have at most ${megabytes} MB; split it, or raise maxImportMegabytes.`,
    { facts: { megabytes } },
  );
}

function broken(error: unknown): DomainError {
  const reason = asError(error).message;
  return new DomainError('malformed', 'malformed-multipart', `The upload is broken: ${reason}.`);
}

/** The disk's fault rather than the sender's. */
function unwritable(error: unknown): DomainError | undefined {
  if (!(error instanceof Error && 'syscall' in error)) return undefined;
  const text = `The file can't be kept here just now (${error.message}).`;
  return new DomainError('unavailable', 'storage-failed', text);
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
