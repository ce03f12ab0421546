import { type EntityManager } from 'typeorm';
import { type Explanation } from '../../../libs/matching/index.js';
import { type ExplanationAnswer, type WorkAnswer } from '../answers/explanation.answer.js';

export type Works = Map<string, WorkAnswer>;

/** The works that explanations name, in one query. */
export async function worksOf(
  source: Pick<EntityManager, 'query'>,
  explained: { explanation: Explanation | null }[],
): Promise<Works> {
  const ids = explained.flatMap(({ explanation }) => explanation?.works.map((w) => w.workId) ?? []);
  const works = await source.query<WorkAnswer[]>(
    `select id, kind, title, year from document where id = any($1)`,
    [[...new Set(ids)]],
  );
  return new Map(works.map((work) => [work.id, work]));
}

/** A work that is gone from the corpus since the run is left out; its share stays in the parts. */
export function viewExplanation(explanation: Explanation, works: Works): ExplanationAnswer {
  return {
    ...explanation,
    works: explanation.works.flatMap(({ workId, contribution }) => {
      const work = works.get(workId);
      return work ? [{ ...work, contribution }] : [];
    }),
  };
}
