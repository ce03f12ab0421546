import { type EntityManager } from 'typeorm';
import { type Explanation, type SideReason } from '../../../libs/matching/index.js';
import {
  type ExplanationAnswer,
  type ReasonAnswer,
  type WorkAnswer,
} from '../answers/explanation.answer.js';
import { sayReason } from './say-reason.js';

export type Works = Map<string, WorkAnswer>;

/** The works that explanations name, in one query. */
export async function worksOf(
  source: Pick<EntityManager, 'query'>,
  explained: { explanation: Explanation | null }[],
): Promise<Works> {
  const ids = explained.flatMap(({ explanation }) => [
    ...(explanation?.works.map(({ workId }) => workId) ?? []),
    ...(explanation?.reasons?.flatMap(({ workId }) => workId ?? []) ?? []),
  ]);
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
    works: onceEach(explanation.works).flatMap(([workId, contribution]) => {
      const work = works.get(workId);
      return work ? [{ ...work, contribution }] : [];
    }),
    reasons: (explanation.reasons ?? []).map((reason) => viewReason(reason, works)),
  };
}

/**
 * Each work once with all it gives, the heaviest first. Runs of engines before `usage-9` stay as they
 * were stored, and may name a work once for its texts in each language.
 */
function onceEach(works: Explanation['works']): [workId: string, contribution: number][] {
  const sums = new Map<string, number>();
  for (const { workId, contribution } of works)
    sums.set(workId, (sums.get(workId) ?? 0) + contribution);
  return [...sums].sort(([, a], [, b]) => b - a);
}

function viewReason(reason: SideReason, works: Works): ReasonAnswer {
  const { channel, asked, found, works: count = null, workId, met = null } = reason;
  const work = works.get(workId ?? '') ?? null;
  return { channel, asked, found, works: count, work, met, words: sayReason(reason) };
}
