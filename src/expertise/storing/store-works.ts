import { type Change } from '../../platform/events/index.js';
import { guessKind } from '../organisation-kind.js';
import { type Incoming, type StoreContext, type Stored, type WorkFacts } from '../facts.js';
import { digest } from './digest.js';
import { linkAuthors } from './link-authors.js';
import { lockExpertise } from './lock-expertise.js';
import { OrganisationBook } from './organisation-book.js';
import { SourceBook } from './source-book.js';
import { derivedKey } from './work-identity.js';
import { loadWorkDrafts, type WorkEntry, WorkShelf } from './work-shelf.js';
import { writeWorks } from './write-works.js';

/**
 * Stores a batch of works of one source, at most a few hundred, in the caller's transaction: a
 * constant number of statements however many records. A record already stored changes nothing; a
 * changed one updates its work; one that another source brought too completes that work.
 */
export async function storeWorks(
  change: Change,
  items: Incoming<WorkFacts>[],
  context: StoreContext,
): Promise<Stored> {
  if (items.length === 0) return { outcomes: [], expertIds: [], workIds: [], teamIds: [] };
  await lockExpertise(change);
  const organisations = await OrganisationBook.load(
    change,
    items.map(({ record }) => record.organisation),
  );
  const entries = items.map((item) => toEntry(item, organisations));
  const book = await SourceBook.load(change, 'work', context, entries);
  const drafts = await loadWorkDrafts(change, context.source, entries.filter(book.isNews));
  const shelf = new WorkShelf(context.source, organisations, drafts);
  const outcomes = entries.map((entry) => shelf.take(entry, book));

  const changed = shelf.changedDrafts();
  const performers = changed.flatMap(({ merged }) => merged.organisation ?? []);
  await organisations.create(change, performers, (name) => guessKind(name, 'institute'));
  const written = await writeWorks(change, changed, organisations);
  await book.write(change);
  const workIds = changed.map((draft) => draft.id);
  await linkAuthors(change, { workIds });
  const { formerExpertIds: expertIds, teamIds } = written;
  return { outcomes, expertIds, workIds, teamIds };
}

function toEntry(item: Incoming<WorkFacts>, organisations: OrganisationBook): WorkEntry {
  const { record, notes = {} } = item;
  const organisationKey = organisations.keyOf(record.organisation ?? '');
  const explicit = record.externalId !== undefined;
  const key = record.externalId ?? derivedKey(record, organisationKey);
  return { key, explicit, hash: digest({ record, notes }), record, notes, organisationKey };
}
