import { type EntityManager } from 'typeorm';
import { type Plan } from '../../libs/assignment/index.js';
import { notFound } from '../../libs/kernel/index.js';
import { type Change } from '../platform/events/index.js';
import { Proposal } from './proposal.entity.js';

/** The proposal, locked until the change ends; 404 when there is none. */
export async function lockProposal(change: Change, id: string): Promise<Proposal> {
  const lock = { mode: 'pessimistic_write' as const };
  const proposal = await change.manager.findOne(Proposal, { where: { id }, lock });
  if (!proposal) throw notFound('proposal');
  return proposal;
}

export async function findProposal(
  manager: Pick<EntityManager, 'findOne'>,
  id: string,
): Promise<Proposal> {
  const proposal = await manager.findOne(Proposal, { where: { id } });
  if (!proposal) throw notFound('proposal');
  return proposal;
}

/** Writes what a verb changed; with `plan`, the solver's plan too. */
export async function saveProposal(
  change: Change,
  proposal: Proposal,
  plan?: Plan | null,
): Promise<void> {
  const { state, options, version, attempts, progress, outcome, failure } = proposal;
  const { changedBy, computedAt, appliedAt } = proposal;
  const held = { state, options, version, attempts, progress, outcome, failure };
  const solved = plan === undefined ? {} : { plan };
  await change.manager.update(
    Proposal,
    { id: proposal.id },
    // TypeORM's type of a partial entity asks for SQL functions inside jsonb, where none are.
    {
      ...held,
      ...solved,
      changedBy,
      computedAt,
      appliedAt,
      changedAt: () => 'clock_timestamp()',
    } as object,
  );
}

export const recordOn = (
  change: Change,
  { id, version }: Pick<Proposal, 'id' | 'version'>,
  type: string,
  facts: Record<string, unknown> = {},
): Promise<unknown> =>
  change.record({ stream: `proposal:${id}`, type, payload: { version, ...facts } });
