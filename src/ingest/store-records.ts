import { createHash } from 'node:crypto';
import { DomainError } from '../../libs/kernel/index.js';
import { importChallenge } from '../challenges/index.js';
import {
  OrganisationBook,
  type Outcome,
  storeExperts,
  type StoreContext,
  storeWorks,
} from '../expertise/index.js';
import { canonicalJson, type Change, sqlState } from '../platform/events/index.js';
import { type ParsedOk } from './formats/index.js';
import { storeOwn } from './store-own.js';
import { type ImportContext, type StoredRecords } from './stored-records.js';

const nothing = (): StoredRecords => ({
  outcomes: [],
  challengeIds: [],
  expertIds: [],
  workIds: [],
  teamIds: [],
});

/**
 * Stores records of one kind. Should the database refuse one of them for its contents, the part
 * is undone and halved until the culprit stands alone: it is reported, its neighbours are stored.
 */
export async function storeRecords(
  change: Change,
  items: ParsedOk[],
  context: ImportContext,
): Promise<StoredRecords> {
  if (items.length === 0) return nothing();
  await change.manager.query('savepoint part');
  try {
    const stored = await storeTogether(change, items, context);
    await change.manager.query('release savepoint part');
    return stored;
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    await change.manager.query('rollback to savepoint part');
    await change.manager.query('release savepoint part');
    if (items.length === 1) return { ...nothing(), outcomes: [refusal] };
    const middle = items.length >> 1;
    const first = await storeRecords(change, items.slice(0, middle), context);
    return joined(first, await storeRecords(change, items.slice(middle), context));
  }
}

function joined(a: StoredRecords, b: StoredRecords): StoredRecords {
  const both = (one: string[], two: string[]) => [...new Set([...one, ...two])];
  return {
    outcomes: [...a.outcomes, ...b.outcomes],
    challengeIds: both(a.challengeIds, b.challengeIds),
    expertIds: both(a.expertIds, b.expertIds),
    workIds: both(a.workIds, b.workIds),
    teamIds: both(a.teamIds, b.teamIds),
  };
}

/** Data exceptions, broken constraints and exceeded limits lie with the record, others with us. */
function refusalIn(error: unknown): Outcome | undefined {
  if (error instanceof DomainError) return refused(error);
  if (!/^(22|23|54)/.test(sqlState(error))) return undefined;
  const reason = 'The record holds something that the database does not take.';
  return { state: 'rejected', code: 'not-storable', reason };
}

function refused(error: DomainError): Outcome {
  const field = error.detail.fields?.[0]?.field;
  return { state: 'rejected', code: error.code, reason: error.message, field };
}

async function storeTogether(
  change: Change,
  items: ParsedOk[],
  context: ImportContext,
): Promise<StoredRecords> {
  if (context.expertId) return storeOwn(change, items, { ...context, expertId: context.expertId });
  const experts = items.flatMap((item) => (item.kind === 'expert' ? [item] : []));
  const works = items.flatMap((item) => (item.kind === 'work' ? [item] : []));
  const challenges = items.flatMap((item) => (item.kind === 'challenge' ? [item] : []));
  const made = {
    expert: await storeExperts(change, experts, context),
    work: await storeWorks(change, works, context),
    challenge: await storeChallenges(change, challenges, context),
  };
  const next = { expert: 0, work: 0, challenge: 0 };
  return {
    outcomes: items.map(({ kind }) => made[kind].outcomes[next[kind]++]),
    challengeIds: made.challenge.ids,
    expertIds: [...new Set([...made.expert.expertIds, ...made.work.expertIds])],
    workIds: made.work.workIds,
    teamIds: made.work.teamIds,
  };
}

type ChallengeItem = Extract<ParsedOk, { kind: 'challenge' }>;

async function storeChallenges(
  change: Change,
  items: ChallengeItem[],
  context: StoreContext,
): Promise<{ outcomes: Outcome[]; ids: string[] }> {
  const names = items.map(({ record }) => record.organisation);
  const organisations = await OrganisationBook.load(change, names);
  await organisations.create(change, names, () => 'enterprise');
  const outcomes: Outcome[] = [];
  for (const item of items)
    outcomes.push(await storeChallenge(change, item, context, organisations));
  const ids = outcomes.flatMap((made) => (made.state === 'stored' ? made.id : []));
  return { outcomes, ids };
}

async function storeChallenge(
  change: Change,
  { record, notes = {} }: ChallengeItem,
  { source }: StoreContext,
  organisations: OrganisationBook,
): Promise<Outcome> {
  const { organisation, published, ...text } = record;
  const organisationId = organisations.idOf(organisation);
  if (!organisationId) {
    const reason = `"${organisation}" has no letters or digits.`;
    return { state: 'rejected', code: 'no-name', reason, field: 'organisation' };
  }
  const contentHash = createHash('sha256').update(canonicalJson({ record, notes })).digest('hex');
  const allNotes = { ...notes, ...(published === undefined ? {} : { published }) };
  try {
    const provenance = { source, organisationId, contentHash, notes: allNotes };
    const { id, outcome, reason } = await importChallenge(change, text, provenance);
    if (reason) return { state: 'rejected', code: reason, reason: KEPT[reason] };
    return { state: outcome === 'unchanged' ? 'unchanged' : 'stored', id };
  } catch (error) {
    if (error instanceof DomainError) return refused(error);
    throw error;
  }
}

const KEPT = {
  'past-draft': 'The challenge has left the drafts and was not overwritten; change it there.',
  'edited-by-hand': 'Somebody has edited the draft, so it was not overwritten.',
};
