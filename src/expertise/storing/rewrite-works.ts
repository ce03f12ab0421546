import { type Change } from '../../platform/events/index.js';
import { guessKind } from '../organisation-kind.js';
import { linkAuthors } from './link-authors.js';
import { mergeWork } from './merge-work.js';
import { OrganisationBook } from './organisation-book.js';
import { loadWorkDraftsById } from './work-shelf.js';
import { writeWorks } from './write-works.js';

/** Makes works anew from all that is said of them; returns every expert touched by that. */
export async function rewriteWorks(change: Change, workIds: string[]): Promise<string[]> {
  const stored = await loadWorkDraftsById(change, workIds);
  const drafts = stored.map(({ id, sayings }) => ({
    ...{ id, sayings, isNew: false, changed: true },
    merged: mergeWork(sayings.map(({ record }) => record)),
  }));
  const performers = drafts.flatMap(({ merged }) => merged.organisation ?? []);
  const organisations = await OrganisationBook.load(change, performers);
  await organisations.create(change, performers, (name) => guessKind(name, 'institute'));
  const { formerExpertIds } = await writeWorks(change, drafts, organisations);
  const linked = await linkAuthors(change, { workIds });
  return [...new Set([...formerExpertIds, ...linked.expertIds])];
}
