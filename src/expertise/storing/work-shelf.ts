import { type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { type Outcome, type WorkFacts } from '../facts.js';
import { BY_HAND } from './by-hand.js';
import { mergeWork, type MergedWork } from './merge-work.js';
import { type OrganisationBook } from './organisation-book.js';
import { type Place, type SourceBook, type SourceEntry } from './source-book.js';
import { contradicts, derivedKey, isAnotherWork, likenessKey, titleKey } from './work-identity.js';

/** A record with the facts that decide which work it is. */
export interface WorkEntry extends SourceEntry {
  record: WorkFacts;
  organisationKey: string;
}

/** What one source says of it, under the source's id. */
interface Saying {
  source: string;
  key: string;
  record: WorkFacts;
}

/** A work as its sources make it, in the order in which they came. */
export interface WorkDraft {
  id: string;
  isNew: boolean;
  changed: boolean;
  sayings: Saying[];
  merged: MergedWork;
}

const EXCERPT = 80;

/** The works that a batch may be about: those already stored and those the batch brings. */
export class WorkShelf {
  private readonly drafts = new Map<string, WorkDraft>();
  private readonly byDoi = new Map<string, WorkDraft>();
  private readonly byNumber = new Map<string, WorkDraft>();
  private readonly byLikeness = new Map<string, WorkDraft[]>();

  constructor(
    private readonly source: string,
    private readonly organisations: Pick<OrganisationBook, 'keyOf'>,
    stored: Pick<WorkDraft, 'id' | 'sayings'>[],
  ) {
    for (const { id, sayings } of stored) {
      const merged = mergeWork(sayings.map((saying) => saying.record));
      this.index({ id, sayings, merged, isNew: false, changed: false });
    }
  }

  changedDrafts(): WorkDraft[] {
    return [...this.drafts.values()].filter((draft) => draft.changed);
  }

  /** Decides which work the record is, and makes it part of that work or of a new one. */
  take(entry: WorkEntry, book: SourceBook): Outcome {
    let place = book.place(entry);
    let saying = this.sayingAt(place);
    if (saying && !entry.explicit && contradicts(saying.record, entry.record)) {
      place = book.placeApart(entry);
      saying = undefined;
    }
    if (place.state === 'unchanged') return { state: 'unchanged', id: place.id };
    if (place.state === 'twice')
      return refuse('duplicate-id', `The id ${entry.key} stands twice in this import.`, 'id');
    if (saying && entry.explicit && isAnotherWork(saying.record, entry.record))
      return refuse('id-taken', idTaken(entry.key, saying.record.title), 'id');
    const known = place.state === 'known' ? this.drafts.get(place.id) : undefined;
    const draft = known ?? this.find(entry) ?? this.open();
    const clash = this.clashOf(draft, saying, entry.record);
    if (clash) return clash;
    this.put(draft, saying, { source: this.source, key: place.key, record: entry.record });
    book.put(place.key, draft.id, entry);
    return { state: 'stored', id: draft.id };
  }

  private sayingAt(place: Place): Saying | undefined {
    if (place.state !== 'known') return undefined;
    const sayings = this.drafts.get(place.id)?.sayings ?? [];
    return sayings.find((s) => s.source === this.source && s.key === place.key);
  }

  private put(draft: WorkDraft, old: Saying | undefined, saying: Saying): void {
    this.unindex(draft);
    if (old) old.record = saying.record;
    else draft.sayings.push(saying);
    draft.merged = mergeWork(draft.sayings.map((s) => s.record));
    draft.changed = true;
    this.index(draft);
  }

  private find({ record, organisationKey }: WorkEntry): WorkDraft | undefined {
    const byDoi = record.doi ? this.byDoi.get(record.doi) : undefined;
    if (byDoi) return byDoi;
    const number = record.publicationNumber;
    const byNumber = number ? this.byNumber.get(number) : undefined;
    if (byNumber) return byNumber;
    const alike = this.byLikeness.get(likenessKey(record, organisationKey)) ?? [];
    return alike.find((draft) => !contradicts(draft.merged, record));
  }

  private open(): WorkDraft {
    const merged = mergeWork([]);
    return { id: newId(), isNew: true, changed: false, sayings: [], merged };
  }

  /** One DOI and one number belong to one work, and one work has one of each. */
  private clashOf(
    draft: WorkDraft,
    saying: Saying | undefined,
    record: WorkFacts,
  ): Outcome | undefined {
    const others = mergeWork(draft.sayings.filter((s) => s !== saying).map((s) => s.record));
    for (const [field, shelf] of [
      ['doi', this.byDoi],
      ['publicationNumber', this.byNumber],
    ] as const) {
      const value = record[field];
      const owner = value ? shelf.get(value) : undefined;
      if (owner && owner !== draft)
        return refuse('identifier-taken', taken(value, owner.merged.title), field);
      if (value && others[field] && others[field] !== value)
        return refuse('identifier-differs', differs(value, others[field]), field);
    }
    return undefined;
  }

  private index(draft: WorkDraft): void {
    const { merged } = draft;
    this.drafts.set(draft.id, draft);
    if (merged.doi) this.byDoi.set(merged.doi, draft);
    if (merged.publicationNumber) this.byNumber.set(merged.publicationNumber, draft);
    const key = this.likenessOf(merged);
    this.byLikeness.set(key, [...(this.byLikeness.get(key) ?? []), draft]);
  }

  private unindex(draft: WorkDraft): void {
    const { merged } = draft;
    if (merged.doi) this.byDoi.delete(merged.doi);
    if (merged.publicationNumber) this.byNumber.delete(merged.publicationNumber);
    const key = this.likenessOf(merged);
    const rest = (this.byLikeness.get(key) ?? []).filter((other) => other !== draft);
    this.byLikeness.set(key, rest);
  }

  private likenessOf(merged: MergedWork): string {
    return likenessKey(merged, this.organisations.keyOf(merged.organisation ?? ''));
  }
}

/** Reads every stored work that one of the entries may be, with all that is said of it. */
export async function loadWorkDrafts(
  change: Change,
  source: string,
  entries: WorkEntry[],
): Promise<Pick<WorkDraft, 'id' | 'sayings'>[]> {
  const records = entries.map((entry) => entry.record);
  const present = (values: (string | undefined)[]) => values.filter((v) => v !== undefined);
  const derived = entries.map((entry) => derivedKey(entry.record, entry.organisationKey));
  const ids: { id: string }[] = await change.manager.query(
    `select work_id as id from work_source where source = $1 and external_id = any($2)
     union select id from work where doi = any($3)
     union select id from work where publication_number = any($4)
     union select id from work where title_key = any($5)`,
    [
      source,
      [...entries.map((entry) => entry.key), ...derived],
      present(records.map((record) => record.doi)),
      present(records.map((record) => record.publicationNumber)),
      records.map((record) => titleKey(record.title)),
    ],
  );
  return loadWorkDraftsById(
    change,
    ids.map(({ id }) => id),
  );
}

/** Works with all that is said of them: what people corrected, then the sources by age. */
export async function loadWorkDraftsById(
  change: Change,
  ids: string[],
): Promise<Pick<WorkDraft, 'id' | 'sayings'>[]> {
  return change.manager.query(
    `select w.id, s.sayings
     from work w cross join lateral (
       select json_agg(json_build_object('source', source, 'key', external_id, 'record', record)
                       order by source <> '${BY_HAND}', arrival) as sayings
       from work_source where work_id = w.id) s
     where s.sayings is not null and w.id = any($1) order by w.id`,
    [ids],
  );
}

const refuse = (code: string, reason: string, field: string): Outcome => ({
  state: 'rejected',
  code,
  reason,
  field,
});

const idTaken = (key: string, title: string): string =>
  `The id ${key} already stands for another work ("${title.slice(0, EXCERPT)}"); ` +
  'name the source of this file when importing, so that its ids are its own.';

const taken = (value: string | undefined, title: string): string =>
  `${value} already belongs to another work ("${title.slice(0, EXCERPT)}").`;

const differs = (value: string, other: string): string =>
  `The work has ${other} from another source; this record says ${value}.`;
