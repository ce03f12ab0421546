import { nameKey } from '../../../libs/kernel/index.js';
import { type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { type ExpertFacts, type Outcome } from '../facts.js';
import { BY_HAND } from './by-hand.js';
import { keysOf, mergeExpert, type ExpertSaying, type MergedExpert } from './merge-expert.js';
import { type OrganisationBook } from './organisation-book.js';
import { type SourceBook, type SourceEntry } from './source-book.js';

/** A record with the facts that decide which expert it is. */
export interface ExpertEntry extends SourceEntry {
  record: ExpertFacts;
  organisationKey: string;
}

interface Saying extends ExpertSaying {
  source: string;
  key: string;
}

/** An expert as all that is said of him or her makes it, in the order in which it came. */
export interface ExpertDraft {
  id: string;
  isNew: boolean;
  changed: boolean;
  sayings: Saying[];
  merged: MergedExpert;
}

/** The experts that a batch may be about: those already stored and those the batch brings. */
export class ExpertShelf {
  private readonly drafts = new Map<string, ExpertDraft>();
  private readonly byOrcid = new Map<string, ExpertDraft>();
  private readonly byName = new Map<string, Set<ExpertDraft>>();

  constructor(
    private readonly source: string,
    private readonly organisations: Pick<OrganisationBook, 'keyOf'>,
    stored: Pick<ExpertDraft, 'id' | 'sayings'>[],
  ) {
    for (const { id, sayings } of stored)
      this.index({ id, sayings, merged: mergeExpert(sayings), isNew: false, changed: false });
  }

  changedDrafts(): ExpertDraft[] {
    return [...this.drafts.values()].filter((draft) => draft.changed);
  }

  /** Decides which expert the record is, and makes it part of that expert or of a new one. */
  take(entry: ExpertEntry, book: SourceBook): Outcome {
    const wrong = wrongName(entry);
    if (wrong) return wrong;
    const place = book.place(entry);
    if (place.state === 'unchanged') return { state: 'unchanged', id: place.id };
    if (place.state === 'twice')
      return refuse('duplicate-id', `The id ${entry.key} stands twice in this import.`, 'id');
    const known = place.state === 'known' ? this.drafts.get(place.id) : undefined;
    if (known && entry.explicit && this.isSomebodyElse(known, entry))
      return refuse('id-taken', idTaken(entry.key, known.merged), 'id');
    const draft = known ?? this.find(entry) ?? this.open();
    const old = draft.sayings.find((s) => s.source === this.source && s.key === place.key);
    const clash = this.orcidClash(draft, old, entry.record.orcid);
    if (clash) return clash;
    this.unindex(draft);
    if (old) old.record = entry.record;
    else
      draft.sayings.push({
        source: this.source,
        key: place.key,
        record: entry.record,
        edited: false,
      });
    draft.merged = mergeExpert(draft.sayings);
    draft.changed = true;
    this.index(draft);
    book.put(place.key, draft.id, entry);
    return { state: 'stored', id: draft.id };
  }

  /** By ORCID, else the only one of that name in the organisation whom nothing tells apart. */
  private find(entry: ExpertEntry): ExpertDraft | undefined {
    const { orcid } = entry.record;
    const byOrcid = orcid ? this.byOrcid.get(orcid) : undefined;
    if (byOrcid) return byOrcid;
    const alike = new Set<ExpertDraft>();
    for (const key of namesIn(entry.record))
      for (const draft of this.byName.get(`${key}|${entry.organisationKey}`) ?? [])
        if (!this.tellsApart(draft, entry)) alike.add(draft);
    return alike.size === 1 ? [...alike][0] : undefined;
  }

  /** Another ORCID, address or department, or another id from the same source. */
  private tellsApart(draft: ExpertDraft, entry: ExpertEntry): boolean {
    const { merged } = draft;
    const { record } = entry;
    if (differ(merged.orcid, record.orcid)) return true;
    const [mine, theirs] = [merged.email?.toLowerCase(), record.email?.toLowerCase()];
    if (differ(mine, theirs)) return true;
    const numbered = draft.sayings.some((s) => s.source === this.source && s.record.externalId);
    if (entry.explicit && numbered) return true;
    if (mine && mine === theirs) return false;
    return differ(nameKey(merged.department ?? ''), nameKey(record.department ?? ''));
  }

  /** A known id, but neither a common name nor the same organisation, address or ORCID. */
  private isSomebodyElse({ merged }: ExpertDraft, { record, organisationKey }: ExpertEntry) {
    const sameOrganisation = this.organisations.keyOf(merged.organisation) === organisationKey;
    const sameAddress = Boolean(record.email) && record.email === merged.email;
    const sameOrcid = Boolean(record.orcid) && record.orcid === merged.orcid;
    const sameName = namesIn(record).some((key) => merged.nameKeys.includes(key));
    return !sameOrganisation && !sameAddress && !sameOrcid && !sameName;
  }

  private open(): ExpertDraft {
    return { id: newId(), isNew: true, changed: false, sayings: [], merged: mergeExpert([]) };
  }

  private orcidClash(draft: ExpertDraft, old: Saying | undefined, orcid?: string) {
    if (!orcid) return undefined;
    const owner = this.byOrcid.get(orcid);
    if (owner && owner !== draft)
      return refuse('orcid-taken', `${orcid} belongs to ${owner.merged.name} already.`, 'orcid');
    const other = mergeExpert(draft.sayings.filter((s) => s !== old)).orcid;
    return differ(other, orcid)
      ? refuse('orcid-differs', `Another source says ${other}, this one ${orcid}.`, 'orcid')
      : undefined;
  }

  private index(draft: ExpertDraft): void {
    this.drafts.set(draft.id, draft);
    if (draft.merged.orcid) this.byOrcid.set(draft.merged.orcid, draft);
    for (const key of this.nameAndPlace(draft))
      this.byName.set(key, new Set([...(this.byName.get(key) ?? []), draft]));
  }

  private unindex(draft: ExpertDraft): void {
    if (draft.merged.orcid) this.byOrcid.delete(draft.merged.orcid);
    for (const key of this.nameAndPlace(draft)) this.byName.get(key)?.delete(draft);
  }

  private nameAndPlace({ merged }: ExpertDraft): string[] {
    const place = this.organisations.keyOf(merged.organisation);
    return merged.nameKeys.map((key) => `${key}|${place}`);
  }
}

/** Reads every stored expert that one of the entries may be, with all that is said of them. */
export async function loadExpertDrafts(
  change: Change,
  source: string,
  entries: ExpertEntry[],
): Promise<Pick<ExpertDraft, 'id' | 'sayings'>[]> {
  const named = entries.flatMap(({ record, organisationKey }) =>
    namesIn(record).map((key) => [key, organisationKey]),
  );
  return change.manager.query(
    `select e.id, s.sayings
     from expert e cross join lateral (
       select json_agg(json_build_object('source', source, 'key', external_id, 'record', record,
                       'edited', source = '${BY_HAND}') order by arrival) as sayings
       from expert_source where expert_id = e.id) s
     where s.sayings is not null and e.id in (
       select expert_id from expert_source where source = $1 and external_id = any($2)
       union select id from expert where orcid = any($3)
       union select n.expert_id from expert_name n
         join expert x on x.id = n.expert_id
         join organisation o on o.id = x.organisation_id
         join unnest($4::text[], $5::text[]) as wanted (key, organisation_key)
           on n.key = wanted.key and o.normalised_name = wanted.organisation_key)
     order by e.id`,
    [
      source,
      entries.map((entry) => entry.key),
      entries.flatMap((entry) => entry.record.orcid ?? []),
      named.map(([key]) => key),
      named.map(([, organisationKey]) => organisationKey),
    ],
  );
}

const namesIn = ({ name, nameEn, aliases }: ExpertFacts): string[] =>
  keysOf([name, nameEn, ...aliases]);

const differ = (a: string | undefined, b: string | undefined): boolean =>
  Boolean(a) && Boolean(b) && a !== b;

function wrongName({ record, organisationKey }: ExpertEntry): Outcome | undefined {
  if (keysOf([record.name]).length === 0)
    return refuse('no-name', `"${record.name}" has no letters or digits.`, 'name');
  if (organisationKey === '')
    return refuse('no-name', `"${record.organisation}" has no letters or digits.`, 'organisation');
  return undefined;
}

const refuse = (code: string, reason: string, field: string): Outcome => ({
  state: 'rejected',
  code,
  reason,
  field,
});

const idTaken = (key: string, { name, organisation }: MergedExpert): string =>
  `The id ${key} already stands for ${name} (${organisation}); name the source of this file ` +
  'when importing, so that its ids are its own.';
