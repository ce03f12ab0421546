import { type EntityManager } from 'typeorm';
import { MeaningIndex } from '../../../libs/matching/index.js';
import { holdingsOf } from '../corpus/holdings-of.js';
import { type FlatCorpus } from '../corpus/prepare-corpus.js';
import { EmbeddingsUnavailable } from './embeddings-client.js';
import { type Embedder, embedTexts, LONGEST_EMBEDDED, vectorOf } from './embed-texts.js';

/** Works looked up in one statement: their vectors are some megabytes. */
const WORKS_PER_LOOK = 500;

/**
 * The meanings of a corpus: the vectors of its works that the database keeps, and those that it lacks
 * from the service. What was given is kept at once, so that stopping at any point loses one request
 * at most. Undefined for a corpus without works. Throws {@link EmbeddingsUnavailable}.
 */
export async function fillMeanings(
  source: Pick<EntityManager, 'query'>,
  embedder: Embedder,
  corpus: FlatCorpus,
  signal: AbortSignal,
): Promise<MeaningIndex | undefined> {
  const { workIds, profilesOfWork, profiles } = holdingsOf(corpus);
  let meanings: MeaningIndex | undefined;
  let dimensions = 0;
  for (let from = 0; from < workIds.length; from += WORKS_PER_LOOK) {
    const ids = workIds.slice(from, from + WORKS_PER_LOOK);
    const vectors = await vectorsOf(source, embedder, ids, signal);
    for (const [place, vector] of vectors) {
      meanings ??= new MeaningIndex(vector.length, profilesOfWork, profiles);
      dimensions ||= vector.length;
      if (vector.length !== dimensions)
        throw new EmbeddingsUnavailable('gives vectors of another length than before');
      meanings.add(from + place, vector);
    }
    signal.throwIfAborted();
  }
  for (const _ of meanings?.finish() ?? []) {
    void _;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
  return meanings;
}

/** The vectors of some works, with their places in the list, in that order. */
async function vectorsOf(
  source: Pick<EntityManager, 'query'>,
  embedder: Embedder,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<[place: number, vector: Float32Array][]> {
  const rows = await source.query<{ place: number; text: string | null; vector: Buffer | null }[]>(
    KEPT,
    [ids, embedder.model],
  );
  const missing = rows.flatMap(({ text }) => text ?? []);
  const given = await embedTexts(source, embedder, missing, signal);
  let next = 0;
  return rows.map(({ place, vector }) => [place, vector ? vectorOf(vector) : given[next++]]);
}

/** Title and abstract of each work with its vector, or, without one, the text to ask for. */
const KEPT = `
  select w.place::int - 1 as place, e.vector, case when e.vector is null then d.text end as text
  from unnest($1::uuid[]) with ordinality as w (id, place)
  join (select id, left(title || E'.\\n' || text, ${LONGEST_EMBEDDED}) as text from document
    where id = any($1)) d on d.id = w.id
  left join embedding e
    on e.model = $2 and e.content_hash = sha256(convert_to(d.text, 'UTF8'))
  order by w.place`;
