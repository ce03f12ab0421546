import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ImportFile, type FileImported, type Format } from '../../src/ingest/index.js';
import { systemOrigin } from '../../src/platform/events/index.js';
import { type Answer, type Client } from './client.js';
import { type TestApp } from './test-app.js';

/** Real records from elsewhere, beside the project where they are present. */
export const SHARED_DATA = resolve(process.cwd(), '../shared/data');

/** `test`, or a skipped one that says which file is missing. */
export function withData(file: string): jest.It {
  if (existsSync(resolve(SHARED_DATA, file))) return test;
  process.stdout.write(`Skipped: ../shared/data/${file} is not here.\n`);
  return test.skip;
}

/** Sends a file as a browser does; `parts` come before the file. */
export function upload(
  client: Client,
  content: string | Uint8Array,
  parts: Record<string, string>,
  fileName = 'records.jsonl',
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  form.append('file', new Blob([Buffer.from(content)]), fileName);
  return client.post('/api/imports', form);
}

/** Waits until the worker is done with it. */
export async function finished(app: TestApp, client: Client, id: string) {
  return app.eventually(`import ${id} is over`, async () => {
    const { body } = await client.get(`/api/imports/${id}`);
    return ['finished', 'failed', 'cancelled'].includes(body.state) && body;
  });
}

/** Imports in this process, as the command does. */
export function importFile(
  app: TestApp,
  format: Format,
  path: string,
  options: Partial<Parameters<ImportFile['run']>[1]> = {},
): Promise<FileImported> {
  const importer = app.running.app.get(ImportFile, { strict: false });
  return importer.run(systemOrigin('test'), { format, path, ...options });
}

export const jsonl = (records: object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
