import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { EmbeddingsUnavailable, type EmbeddingsClient } from './embeddings-client.js';

type Source = Pick<EntityManager, 'query'>;

/** Characters of one text that are sent: what sentence encoders read, and a bound on a request. */
export const LONGEST_EMBEDDED = 2000;

/** A service with the name of its model and the number of texts one request may hold. */
export interface Embedder {
  client: Pick<EmbeddingsClient, 'embed'>;
  model: string;
  batch: number;
}

/**
 * Vectors of texts, in their order; those that were ever asked for come from the database and are not
 * asked for again. Throws {@link EmbeddingsUnavailable} for what the client throws, and where a new
 * vector has another length than a kept one: then the model is no longer the one it was.
 */
export async function embedTexts(
  source: Source,
  { client, model, batch }: Embedder,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const wanted = new Map(texts.map((text) => [hashOf(text), text]));
  const vectors = await keptVectors(source, model, [...wanted.keys()]);
  const missing = [...wanted].filter(([hash]) => !vectors.has(hash));
  for (let at = 0; at < missing.length; at += batch) {
    const slice = missing.slice(at, at + batch);
    const given = await client.embed(
      slice.map(([, text]) => text),
      signal,
    );
    const fresh = slice.map(([hash], i): [string, Float32Array] => [hash, given[i]]);
    for (const [hash, vector] of fresh) vectors.set(hash, vector);
    requireLength(given, await keptLength(source, model));
    await keepVectors(source, model, fresh);
  }
  return texts.flatMap((text) => vectors.get(hashOf(text)) ?? []);
}

/** Lest one wrong answer be kept for ever: what is kept of a model has one length. */
function requireLength(vectors: readonly Float32Array[], kept: number | undefined): void {
  if (vectors.some(({ length }) => length !== (kept ?? length)))
    throw new EmbeddingsUnavailable('gives vectors of another length than before');
}

async function keptLength(source: Source, model: string): Promise<number | undefined> {
  const [row] = await source.query<{ length: number }[]>(
    `select length(vector) / 4 as length from embedding where model = $1 limit 1`,
    [model],
  );
  return row?.length;
}

/** As the database works it out: SHA-256 of the text in UTF-8. */
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

async function keptVectors(
  source: Source,
  model: string,
  hashes: string[],
): Promise<Map<string, Float32Array>> {
  const rows = await source.query<{ hash: string; vector: Buffer }[]>(
    `select encode(content_hash, 'hex') as hash, vector from embedding
     where model = $1 and content_hash in (select decode(h, 'hex') from unnest($2::text[]) as h)`,
    [model, hashes],
  );
  return new Map(rows.map(({ hash, vector }) => [hash, vectorOf(vector)]));
}

async function keepVectors(
  source: Source,
  model: string,
  vectors: [hash: string, vector: Float32Array][],
): Promise<void> {
  await source.query(
    `insert into embedding (model, content_hash, vector)
     select $1, decode(h, 'hex'), decode(v, 'base64')
     from unnest($2::text[], $3::text[]) as given (h, v) on conflict do nothing`,
    [model, vectors.map(([hash]) => hash), vectors.map(([, vector]) => bytesOf(vector))],
  );
}

export function vectorOf(bytes: Buffer): Float32Array {
  const vector = new Float32Array(bytes.length / 4);
  for (let i = 0; i < vector.length; i++) vector[i] = bytes.readFloatLE(4 * i);
  return vector;
}

function bytesOf(vector: Float32Array): string {
  const bytes = Buffer.alloc(4 * vector.length);
  vector.forEach((number, i) => bytes.writeFloatLE(number, 4 * i));
  return bytes.toString('base64');
}
