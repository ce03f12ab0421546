import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Viewer } from '../identity/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { offsetOf, type Page, type PageQuery } from '../platform/http/index.js';
import { type BidContent, type BidDraft } from './bid-content.js';
import { type BiddingTerms, isTaking, loadTerms } from './bidding-terms.js';
import { BidEnvelopes, type OwnEnvelopes } from './own-envelopes.js';
import { type Receipt, receiptOf } from './submit-bid.js';

export type OwnBidState =
  | 'none'
  | 'draft'
  | 'submitted'
  | 'withdrawn'
  | 'opened'
  | 'ineligible'
  | 'awarded'
  | 'unsuccessful';
export type OwnBidAction = 'save-draft' | 'submit' | 'replace' | 'withdraw' | 'accept-terms';

interface OpenedRow {
  id: string;
  challengeId: string;
  state: 'opened' | 'ineligible' | 'awarded' | 'unsuccessful';
  reason: string | null;
  content: BidContent;
  digest: string;
  sealedAt: Date;
}

/** What a bidder sees of his own bids, and nobody else of them. */
@Injectable()
export class OwnBidsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly envelopes: BidEnvelopes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** The viewer's bid for a challenge, also when he has none; 404 for challenges never listed. */
  async one(viewer: Viewer, challengeId: string) {
    const terms = await loadTerms(this.dataSource, challengeId, this.rules);
    const key = { personId: viewer.personId, ...terms };
    const own = await this.envelopes.read(this.dataSource, key);
    const [opened] = await this.openedRows(viewer.personId, [terms.challengeId], terms.round);
    const [{ accepted }] = await this.dataSource.query(
      `select exists (select 1 from confidentiality_acceptance
                      where challenge_id = $1 and person_id = $2) as accepted`,
      [terms.challengeId, viewer.personId],
    );
    const state = stateOf(own, opened);
    return {
      challenge: challengeOf(terms),
      serverTime: terms.now,
      graceSeconds: this.rules.graceSeconds,
      rules: { maxPartners: this.rules.maxPartners, tranches: this.rules.defaultTranches },
      state,
      bidId: opened?.id ?? null,
      reason: opened?.reason ?? null,
      unreadable: own.broken,
      ...contentOf(own),
      submission: submissionOf(own, terms, opened),
      actions: actionsOf(state, terms, accepted),
    };
  }

  /** The viewer's bids and drafts, those for open challenges first by their deadline. */
  async list(viewer: Viewer, query: PageQuery): Promise<Page<unknown>> {
    const items = [...(await this.sealed(viewer)), ...(await this.opened(viewer))];
    const from = offsetOf(query);
    const page = items.slice(from, from + query.pageSize);
    return { items: page, page: query.page, pageSize: query.pageSize, total: items.length };
  }

  /** Asks for the viewer's envelopes of every challenge not opened yet: their names are known. */
  private async sealed(viewer: Viewer) {
    const rows: (ListedChallenge & { round: number })[] = await this.dataSource.query(
      `select c.id, c.number, c.title, c.state, c.deadline, c.relistings + 1 as round
       from challenge c where c.state in ('listed', 'bidding', 'closed')
       order by c.deadline, c.id limit 5000`,
    );
    const { personId } = viewer;
    const keys = rows.map(({ id, round }) => ({ personId, challengeId: id, round }));
    const own = await this.envelopes.readMany(this.dataSource, keys);
    return rows.flatMap((challenge, index) => {
      const state = stateOf(own[index], undefined);
      if (state === 'none') return [];
      const { submission, draft } = own[index];
      const changedAt = latest(draft?.savedAt, submission?.sealedAt);
      return [{ challenge: listed(challenge), state, bidId: null, changedAt }];
    });
  }

  private async opened(viewer: Viewer) {
    const rows = await this.dataSource.query(
      `select b.id as "bidId", b.state, b.sealed_at as "changedAt",
              c.id, c.number, c.title, c.state as "challengeState", c.deadline
       from bid b join challenge c on c.id = b.challenge_id
       where b.lead_person_id = $1 order by b.sealed_at desc, b.id limit 5000`,
      [viewer.personId],
    );
    return rows.map(({ bidId, state, changedAt, challengeState, ...challenge }: ListedBid) => ({
      challenge: listed({ ...challenge, state: challengeState }),
      state,
      bidId,
      changedAt: changedAt.toISOString(),
    }));
  }

  private openedRows(personId: string, challengeIds: string[], round: number) {
    const rows: Promise<OpenedRow[]> = this.dataSource.query(
      `select id, challenge_id as "challengeId", state, reason, content, digest,
              sealed_at as "sealedAt"
       from bid where lead_person_id = $1 and challenge_id = any($2) and round = $3`,
      [personId, challengeIds, round],
    );
    return rows;
  }
}

interface ListedChallenge {
  id: string;
  number: string;
  title: string;
  state: string;
  deadline: Date;
}

interface ListedBid extends ListedChallenge {
  bidId: string;
  changedAt: Date;
  challengeState: string;
}

const listed = ({ id, number, title, state, deadline }: ListedChallenge) => ({
  ...{ id, number, title, state, deadline },
});

const latest = (...times: (string | undefined)[]): string | null =>
  times
    .filter((time) => time !== undefined)
    .sort()
    .at(-1) ?? null;

function challengeOf(terms: BiddingTerms) {
  const { challengeId: id, number, title, state, round, deadline, closesAt, currency } = terms;
  return { id, number, title, state, round, deadline, closesAt, currency };
}

function stateOf(own: OwnEnvelopes, opened: OpenedRow | undefined): OwnBidState {
  if (opened) return opened.state;
  if (own.submission?.state === 'submitted') return 'submitted';
  if (own.submission) return 'withdrawn';
  return own.draft ? 'draft' : 'none';
}

/** What the bidder goes on writing from: whichever is newer, his draft or what he handed in. */
function contentOf(own: OwnEnvelopes): { content: BidDraft | null; savedAt: string | null } {
  const { draft, submission } = own;
  if (draft && (!submission || draft.savedAt > submission.sealedAt))
    return { content: draft.content, savedAt: draft.savedAt };
  if (submission) return { content: submission.content, savedAt: submission.sealedAt };
  return { content: null, savedAt: null };
}

function submissionOf(
  own: OwnEnvelopes,
  terms: BiddingTerms,
  opened: OpenedRow | undefined,
): { content: BidContent; receipt: Receipt } | null {
  if (opened) {
    const sealedAt = opened.sealedAt.toISOString();
    return { content: opened.content, receipt: receiptOf(terms, opened.digest, sealedAt) };
  }
  const { submission, digest } = own;
  if (submission?.state !== 'submitted' || digest === undefined) return null;
  const { content, sealedAt } = submission;
  return { content, receipt: receiptOf(terms, digest, sealedAt) };
}

function actionsOf(state: OwnBidState, terms: BiddingTerms, accepted: boolean): OwnBidAction[] {
  if (!isTaking(terms)) return [];
  const submit = state === 'submitted' ? 'replace' : 'submit';
  return [
    'save-draft',
    accepted ? submit : 'accept-terms',
    ...(state === 'submitted' ? (['withdraw'] as const) : []),
  ];
}
