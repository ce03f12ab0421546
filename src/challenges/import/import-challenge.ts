import { assert } from '../../../libs/kernel/index.js';
import { type Change } from '../../platform/events/index.js';
import { Challenge, type ImportOrigin } from '../challenge.entity.js';
import { type ChallengeText } from '../challenge-facts.js';
import { noText } from '../draft/blank.js';
import { createChallenge, saveChallenge } from '../save-challenge.js';
import { requireStorable } from './storable.js';

/** A challenge as an import read it; an absent key is a field the source doesn't have. */
export type ImportedChallenge = { externalId?: string; title: string } & {
  [K in keyof Omit<ChallengeText, 'title'>]?: NonNullable<ChallengeText[K]>;
};

export interface ImportProvenance {
  /** Names the format or system; with the external id it makes a record one of a kind. */
  source: string;
  organisationId: string;
  /** SHA-256 in hex over the record; serves as the identity of a record without external id. */
  contentHash: string;
  notes?: Record<string, string>;
}

export interface ImportOutcome {
  id: string;
  outcome: 'stored' | 'unchanged' | 'updated';
  /** Why a changed record changed nothing. */
  reason?: 'past-draft' | 'edited-by-hand';
}

/**
 * Stores one imported challenge as a draft of its organisation, once. A changed record updates the
 * draft it made before, unless a person has edited it or it has left the drafts. Throws a
 * DomainError with the field for what can't be stored, before anything is written, so that the
 * caller's change can go on with the next record.
 */
export async function importChallenge(
  change: Change,
  record: ImportedChallenge,
  provenance: ImportProvenance,
): Promise<ImportOutcome> {
  const { source, organisationId, contentHash, notes = {} } = provenance;
  assert(/^[0-9a-f]{64}$/.test(contentHash), 'an import needs a SHA-256 in hex for each record');
  const origin = { source, externalId: record.externalId ?? null, contentHash, notes };
  const text = textOf(record);
  requireStorable(text, origin);
  const createdBy = change.origin.actor.kind === 'person' ? change.origin.actor.personId : null;
  const known = await knownChallenge(change, origin);
  if (known) return await renew(change, known, { text, organisationId, origin });
  const challenge = Challenge.draft({ organisationId, createdBy }, text, origin);
  await createChallenge(change, challenge);
  return { id: challenge.id, outcome: 'stored' };
}

/**
 * The challenge this record made before, locked. The advisory lock makes two imports of one record
 * queue up, so that neither meets the unique index.
 */
async function knownChallenge(change: Change, origin: ImportOrigin): Promise<Challenge | null> {
  const { source, externalId, contentHash } = origin;
  const key = `${source} ${externalId ?? contentHash}`;
  await change.manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 400))`, [key]);
  const builder = change.manager.createQueryBuilder(Challenge, 'c').where({ source });
  const found = externalId
    ? builder.andWhere({ externalId })
    : builder.andWhere('c.external_id is null').andWhere({ contentHash });
  return found.setLock('pessimistic_write').getOne();
}

async function renew(
  change: Change,
  known: Challenge,
  next: { text: ReturnType<typeof textOf>; organisationId: string; origin: ImportOrigin },
): Promise<ImportOutcome> {
  const { id } = known;
  if (known.contentHash === next.origin.contentHash) return { id, outcome: 'unchanged' };
  if (known.state !== 'draft') return { id, outcome: 'unchanged', reason: 'past-draft' };
  if (known.editedByHand) return { id, outcome: 'unchanged', reason: 'edited-by-hand' };
  known.takeImport(next.text, next.organisationId, next.origin);
  await saveChallenge(change, known);
  return { id, outcome: 'updated' };
}

/** The whole text: what the record lacks is blank, so that an update leaves nothing old behind. */
function textOf(record: ImportedChallenge): Partial<ChallengeText> & { title: string } {
  const blank = noText();
  const given = Object.keys(blank).map((key) => {
    // The keys are those of `blank`, which are ChallengeText's.
    const field = key as keyof typeof blank;
    return [field, record[field] ?? blank[field]];
  });
  return { ...Object.fromEntries(given), title: record.title.trim() };
}
