import { Inject, Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { invalid } from '../../libs/kernel/index.js';
import { type Viewer } from '../identity/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';
import { type Format, FORMAT_NAMES, isFormat } from './formats/index.js';
import { ImportFiles, refuseWrongFile } from './import-files.js';
import { insertImport } from './import-run.js';
import { receiveUpload, type Upload } from './receive-upload.js';

const FIELDS = ['format', 'source', 'dryRun'] as const;
const MEGABYTE = 1024 * 1024;

@Injectable()
export class RequestImport {
  constructor(
    private readonly changes: Changes,
    private readonly files: ImportFiles,
    @Inject(RULES) private readonly rules: Pick<Rules, 'maxImportMegabytes'>,
  ) {}

  /** Takes the file of a multipart request and asks the worker to read it. */
  async run(viewer: Viewer, origin: Origin, request: Request): Promise<{ id: string }> {
    const id = newId();
    const path = await this.files.placeFor(id);
    const maxBytes = this.rules.maxImportMegabytes * MEGABYTE;
    const upload = await receiveUpload(request, { path, maxBytes, fields: FIELDS, check });
    try {
      const format = formatIn(upload);
      await refuseWrongFile(format, path);
      const { fileName, size, sha256, fields } = upload;
      const source = fields.get('source')?.trim() || format;
      const dryRun = fields.get('dryRun') === 'true';
      const { organisationId } = viewer;
      const facts = { id, format, source, dryRun, fileName, filePath: path, size, sha256 };
      await this.changes.run(origin, async (change) => {
        await insertImport(change, { ...facts, organisationId });
        const payload = { format, source, dryRun, fileName, size, sha256 };
        await change.record({ stream: `import:${id}`, type: 'importRequested', payload });
      });
      return { id };
    } catch (error) {
      await this.files.remove(id);
      throw error;
    }
  }
}

function check(name: string, value: string): void {
  const refuse = (message: string) => {
    throw invalid('validation-failed', `${name} ${message}.`, [{ field: name, message }]);
  };
  if (name === 'format' && !isFormat(value)) refuse(`must be one of ${FORMAT_NAMES.join(', ')}`);
  if (name === 'dryRun' && !['true', 'false'].includes(value)) refuse('must be true or false');
  if (name === 'source') checkSource(value, refuse);
}

/** Letters, digits and signs that a person can read back; ids made from facts begin with "~". */
export function checkSource(value: string, refuse: (message: string) => void): void {
  if (value.length > 100) refuse('is longer than 100');
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(value)) refuse('holds characters that cannot be shown');
  if (/^(by-hand$|own:)/i.test(value.trim())) refuse('is a name of our own');
}

function formatIn(upload: Upload): Format {
  const format = upload.fields.get('format');
  if (format !== undefined && isFormat(format)) return format;
  throw invalid('validation-failed', `format is missing: one of ${FORMAT_NAMES.join(', ')}.`, [
    {
      ...{ field: 'format', message: `must be one of ${FORMAT_NAMES.join(', ')}` },
      ...{ code: 'not-a-choice', facts: { choices: FORMAT_NAMES.join(', ') } },
    },
  ]);
}
