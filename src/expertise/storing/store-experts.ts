import { type Change } from '../../platform/events/index.js';
import { guessKind } from '../organisation-kind.js';
import { type ExpertFacts, type Incoming, type StoreContext, type Stored } from '../facts.js';
import { personNameKey } from '../person-name-key.js';
import { digest } from './digest.js';
import { type ExpertEntry, ExpertShelf, loadExpertDrafts } from './expert-shelf.js';
import { linkAuthors } from './link-authors.js';
import { lockExpertise } from './lock-expertise.js';
import { OrganisationBook } from './organisation-book.js';
import { SourceBook } from './source-book.js';
import { writeExperts } from './write-experts.js';

/**
 * Stores a batch of experts of one source, at most a few hundred, in the caller's transaction, and
 * links the works that name them, also those that came before. The same rules as for works: the
 * same record changes nothing, a changed one updates, one from another source completes.
 */
export async function storeExperts(
  change: Change,
  items: Incoming<ExpertFacts>[],
  context: StoreContext,
): Promise<Stored> {
  if (items.length === 0) return { outcomes: [], expertIds: [], workIds: [], teamIds: [] };
  await lockExpertise(change);
  const organisations = await OrganisationBook.load(
    change,
    items.map(({ record }) => record.organisation),
  );
  const entries = items.map((item) => toEntry(item, organisations));
  const book = await SourceBook.load(change, 'expert', context, entries);
  const drafts = await loadExpertDrafts(change, context.source, entries.filter(book.isNews));
  const shelf = new ExpertShelf(context.source, organisations, drafts);
  const outcomes = entries.map((entry) => shelf.take(entry, book));

  const changed = shelf.changedDrafts();
  const homes = changed.map(({ merged }) => merged.organisation);
  await organisations.create(change, homes, (name) => guessKind(name, 'university'));
  await writeExperts(change, changed, organisations);
  await book.write(change);
  const linked = await linkAuthors(change, { expertIds: changed.map((draft) => draft.id) });
  const expertIds = new Set([...changed.map((draft) => draft.id), ...linked.expertIds]);
  return { outcomes, expertIds: [...expertIds], workIds: linked.workIds, teamIds: [] };
}

function toEntry(item: Incoming<ExpertFacts>, organisations: OrganisationBook): ExpertEntry {
  const { record, notes = {} } = item;
  const organisationKey = organisations.keyOf(record.organisation);
  const explicit = record.externalId !== undefined;
  const key = record.externalId ?? derivedKey(record, organisationKey);
  return { key, explicit, hash: digest({ record, notes }), record, notes, organisationKey };
}

/** Two people of one name in one organisation are told apart by department or address. */
function derivedKey(record: ExpertFacts, organisationKey: string): string {
  if (record.orcid) return `~orcid:${record.orcid}`;
  const { name, department = '', email = '' } = record;
  return `~name:${digest([personNameKey(name), organisationKey, department, email])}`;
}
