import { createHash } from 'node:crypto';
import { StreamableFile } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { invalid } from '../../../libs/kernel/index.js';
import { newId } from '../ids.js';
import { fileName, fileTypeOf } from './file-types.js';

export interface FileOwner {
  organisationId: string | null;
  createdBy: string | null;
}

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  /** Of the content, in hex. */
  sha256: string;
}

/** Files live in the database: one backup, one transaction with what refers to them. */
export async function storeFile(
  manager: EntityManager,
  file: { name: string; content: Buffer },
  owner: FileOwner,
): Promise<StoredFile> {
  const { content } = file;
  const name = fileName(file.name);
  const mediaType = fileTypeOf(name, content);
  if (content.length === 0)
    throw invalid('file-empty', 'The file is empty.', [{ field: 'file', message: 'is empty' }]);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const stored = { id: newId(), name, mediaType, size: content.length, sha256 };
  await manager.query(
    `insert into stored_file
       (id, organisation_id, name, media_type, size, sha256, content, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[stored.id, owner.organisationId, name, mediaType, stored.size, sha256],
      ...[content, owner.createdBy],
    ],
  );
  return stored;
}

export async function deleteFile(manager: EntityManager, id: string): Promise<void> {
  await manager.query(`delete from stored_file where id = $1`, [id]);
}

/** A file on its way to a browser: always saved, never shown, whatever it claims to be. */
export async function sendFile(
  source: Pick<EntityManager, 'query'>,
  id: string,
): Promise<StreamableFile> {
  const [row] = await source.query(
    `select name, media_type as "mediaType", content from stored_file where id = $1`,
    [id],
  );
  const { name, mediaType, content } = row;
  return new StreamableFile(content, {
    type: mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    disposition: dispositionOf(name),
    length: content.length,
  });
}

/** RFC 6266: a plain name for old readers, the true one in UTF-8. */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
