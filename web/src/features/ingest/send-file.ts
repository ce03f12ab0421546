import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';

export type Import = components['schemas']['ImportAnswer'];
export type ImportFormat = components['schemas']['ImportFormat'];

export interface Sending {
  file: File;
  format: ImportFormat;
  source: string;
  dryRun: boolean;
}

/**
 * Files that were tried in this window, by the id of their dry run: the import for real sends the same
 * bytes again without asking for the file. After a reload it has to be chosen once more.
 */
const held = new Map<string, File>();

export const heldFile = (id: string): File | undefined => held.get(id);

/** Sends a file; answers what the server made of it. */
export async function sendFile({ file, format, source, dryRun }: Sending): Promise<Import> {
  const { data } = await client.POST('/api/imports', {
    // The API's description knows a file only as a form with parts.
    body: { format, source, dryRun: String(dryRun), file } as never,
    bodySerializer: () => {
      const form = new FormData();
      // The server reads the parts in order; what says how to read the file stands before it.
      form.append('format', format);
      if (source.trim()) form.append('source', source.trim());
      form.append('dryRun', String(dryRun));
      form.append('file', file);
      return form;
    },
  });
  if (!data) throw Problem.lost();
  if (dryRun) held.set(data.id, file);
  return data;
}
