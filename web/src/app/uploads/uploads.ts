import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';

export type Upload = components['schemas']['ImportUploadAnswer'];
export type UploadRun = components['schemas']['UploadRunBody'];
export type Import = components['schemas']['ImportAnswer'];
export type ImportFormat = components['schemas']['ImportFormat'];

/** Sends a file, which then waits to be looked at; with an expert, to bring his own works. */
export async function sendUpload(file: File, expertId?: string): Promise<Upload> {
  const form = new FormData();
  form.append('file', file);
  // The API's description knows a file only as a form with parts.
  const asForm = { body: { file } as never, bodySerializer: () => form };
  const { data } = expertId
    ? await client.POST('/api/experts/{id}/imports/uploads', {
        params: { path: { id: expertId } },
        ...asForm,
      })
    : await client.POST('/api/imports/uploads', asForm);
  if (!data) throw Problem.lost();
  return data;
}

/** How a waiting file would be read, in a format or in the likeliest. */
export async function readUpload(
  uploadId: string,
  format?: ImportFormat,
  expertId?: string,
): Promise<Upload> {
  const query = { format };
  const { data } = expertId
    ? await client.GET('/api/experts/{id}/imports/uploads/{uploadId}', {
        params: { path: { id: expertId, uploadId }, query },
      })
    : await client.GET('/api/imports/uploads/{uploadId}', {
        params: { path: { uploadId }, query },
      });
  if (!data) throw Problem.lost();
  return data;
}

/** How it would be read if its columns meant what is said of them here. */
export async function previewUpload(
  uploadId: string,
  body: components['schemas']['UploadPreviewBody'],
  expertId?: string,
): Promise<Upload> {
  const { data } = expertId
    ? await client.POST('/api/experts/{id}/imports/uploads/{uploadId}/preview', {
        params: { path: { id: expertId, uploadId } },
        body,
      })
    : await client.POST('/api/imports/uploads/{uploadId}/preview', {
        params: { path: { uploadId } },
        body,
      });
  if (!data) throw Problem.lost();
  return data;
}

/** Tries a waiting file, or imports it. */
export async function runUpload(
  uploadId: string,
  body: UploadRun,
  expertId?: string,
): Promise<Import> {
  const { data } = expertId
    ? await client.POST('/api/experts/{id}/imports/uploads/{uploadId}/runs', {
        params: { path: { id: expertId, uploadId } },
        body,
      })
    : await client.POST('/api/imports/uploads/{uploadId}/runs', {
        params: { path: { uploadId } },
        body,
      });
  if (!data) throw Problem.lost();
  return data;
}

/** The same file for real, read as it was read when it was tried. */
export const commitTrial = (trial: Import, uploadId: string): Promise<Import> =>
  runUpload(
    uploadId,
    {
      ...{ format: trial.format, columns: trial.columns, dryRun: false },
      // Of one's own works the source is fixed.
      ...(trial.expertId ? {} : { source: trial.source }),
    },
    trial.expertId ?? undefined,
  );
