import { type EntityManager } from 'typeorm';
import { type FieldProblem } from '../../libs/kernel/index.js';
import { type BidContent, type BidDraft } from './bid-content.js';

/**
 * Ids in a bid that lead nowhere or to something foreign: partners that are not there, members that
 * are not there, works of nobody in the consortium. One query each, whatever the length.
 */
export async function referenceProblems(
  source: Pick<EntityManager, 'query'>,
  draft: BidDraft,
  leadOrganisationId: string,
): Promise<FieldProblem[]> {
  const partners = draft.partners ?? [];
  const known = await idsOf(source, `select id from organisation where id = any($1)`, [partners]);
  const experts = (draft.members ?? []).map((member) => member.expertId);
  const knownExperts = await idsOf(source, `select id from expert where id = any($1)`, [
    experts.filter((id) => id !== undefined),
  ]);
  const works = draft.works ?? [];
  const ownWorks = await idsOf(source, OWN_WORKS, [works, [leadOrganisationId, ...partners]]);
  return [
    ...missing(partners, known, (n) => `partners.${n}`, 'is no organisation'),
    ...missing(experts, knownExperts, (n) => `members.${n}.expertId`, 'is no expert'),
    ...missing(works, ownWorks, (n) => `works.${n}`, NOT_OWN).map(notOwn),
  ];
}

/** Fills in the names of members given by their id only. */
export async function withNames(
  source: Pick<EntityManager, 'query'>,
  content: BidContent,
): Promise<BidContent> {
  const rows: { id: string; name: string }[] = await source.query(
    `select id, name from expert where id = any($1)`,
    [content.members.flatMap((member) => member.expertId ?? [])],
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const members = content.members.map((member) => ({
    ...member,
    name: member.name?.trim() || names.get(member.expertId ?? '') || '',
  }));
  return { ...content, members };
}

const OWN_WORKS = `
  select w.id from work w where w.id = any($1) and (
    w.performer_id = any($2)
    or exists (select 1 from work_author a join expert e on e.id = a.expert_id
               where a.work_id = w.id and e.organisation_id = any($2))
    or exists (select 1 from work_team wt join team t on t.id = wt.team_id
               where wt.work_id = w.id and t.organisation_id = any($2)))`;

async function idsOf(
  source: Pick<EntityManager, 'query'>,
  sql: string,
  values: unknown[],
): Promise<Set<string>> {
  const rows: { id: string }[] = await source.query(sql, values);
  return new Set(rows.map((row) => row.id));
}

/** Ids compare in lower case, the form the database gives back. */
const missing = (
  ids: (string | undefined)[],
  known: Set<string>,
  fieldOf: (index: number) => string,
  message: string,
): FieldProblem[] =>
  ids.flatMap((id, index) =>
    id === undefined || known.has(id)
      ? []
      : [{ field: fieldOf(index), message, code: 'not-found' as const }],
  );

const NOT_OWN = 'is no work of the lead or a partner';
const notOwn = (problem: FieldProblem): FieldProblem => ({ ...problem, code: 'not-own' });
