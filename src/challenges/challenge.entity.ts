import { Column, Entity, PrimaryColumn } from 'typeorm';
import { conflict, DomainError, type FieldProblem } from '../../libs/kernel/index.js';
import { challengeMachine, type ChallengeState, requireStep } from '../../libs/lifecycle/index.js';
import { newId } from '../platform/ids.js';
import { publicSearchText } from './browsing/search-text.js';
import { type ChallengeText, FORM_FIELDS, type FormField } from './challenge-facts.js';
import { type Cooperation, type Indicator, type Mechanism } from './challenge-facts.js';
import { BLANK, NOT_IMPORTED } from './draft/blank.js';
import { changedParts } from './draft/given-text.js';
import { incomplete, notEditable, requireFresh, requireSound } from './draft/sound.js';
import { requireLaterDeadline, requireReachableDeadline } from './listing/deadline.js';

/** Where an imported challenge comes from. */
export interface ImportOrigin {
  source: string;
  externalId: string | null;
  /** SHA-256 in hex over the record as it was read. */
  contentHash: string;
  notes: Record<string, string>;
}

export interface ListingTerms {
  now: Date;
  deadline: Date;
  minBiddingDays: number;
}

type Facts = Record<string, unknown>;
type Columns = Partial<Challenge>;

/**
 * A technical need on its way from draft to contract. Every verb asks the life cycle, changes the
 * columns and leaves one event; {@link saveChallenge} writes both. Nothing sets `state` directly.
 */
@Entity('challenge')
export class Challenge implements ChallengeText {
  @PrimaryColumn('uuid') readonly id: string;
  @Column('text', { nullable: true }) readonly number: string | null;
  @Column('uuid') readonly organisationId: string;
  @Column('text') readonly state: ChallengeState;
  @Column('text') readonly title: string;
  @Column('text', { nullable: true }) readonly teaser: string | null;
  @Column('text', { nullable: true }) readonly problem: string | null;
  @Column('text', { nullable: true }) readonly annex: string | null;
  @Column('jsonb') readonly indicators: Indicator[];
  @Column('text', { nullable: true }) readonly expectedResults: string | null;
  @Column('integer', { nullable: true }) readonly durationMonths: number | null;
  @Column('numeric', { precision: 17, scale: 2, nullable: true }) readonly budgetMin: string | null;
  @Column('numeric', { precision: 17, scale: 2, nullable: true }) readonly budgetMax: string | null;
  @Column('char', { length: 3 }) readonly currency: string;
  @Column('text', { nullable: true }) readonly cooperation: Cooperation | null;
  @Column('text', { nullable: true }) readonly ipWish: string | null;
  @Column('text', { nullable: true }) readonly conditions: string | null;
  @Column('text', { array: true }) readonly intendedPartners: string[];
  @Column('text', { nullable: true }) readonly field: string | null;
  @Column('text', { array: true }) readonly keywords: string[];
  @Column('text', { nullable: true }) readonly region: string | null;
  @Column('text') readonly language: string;
  @Column('text') readonly mechanism: Mechanism;
  @Column('integer') readonly maxAwards: number;
  /** Why it was returned, rejected or withdrawn last. */
  @Column('text', { nullable: true }) readonly reason: string | null;
  @Column('timestamptz', { nullable: true }) readonly submittedAt: Date | null;
  @Column('timestamptz', { nullable: true }) readonly listedAt: Date | null;
  @Column('timestamptz', { nullable: true }) readonly deadline: Date | null;
  @Column('timestamptz', { nullable: true }) readonly openedAt: Date | null;
  /** How often it came back to the list; the current round of bids is one more. */
  @Column('integer') readonly relistings: number;
  @Column('text', { nullable: true }) readonly source: string | null;
  @Column('text', { nullable: true }) readonly externalId: string | null;
  @Column('char', { length: 64, nullable: true }) readonly contentHash: string | null;
  @Column('jsonb') readonly notes: Record<string, string>;
  /** The version an import left behind; another one means that a person has edited since. */
  @Column('integer', { nullable: true }) readonly importedVersion: number | null;
  /** The public tier, folded for searching. */
  @Column('text') readonly searchText: string;
  @Column('integer') readonly version: number;
  @Column('uuid', { nullable: true }) readonly createdBy: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) readonly createdAt: Date;
  @Column({ type: 'timestamptz', insert: false }) readonly updatedAt: Date;

  private columns: Columns = {};
  private events: { type: string; payload: Facts }[] = [];

  /** A new draft; not yet written. */
  static draft(
    owner: { organisationId: string; createdBy: string | null },
    text: Partial<ChallengeText> & { title: string },
    origin?: ImportOrigin,
  ): Challenge {
    const challenge = new Challenge();
    const imported = { ...NOT_IMPORTED, ...origin, importedVersion: origin ? 1 : null };
    challenge.apply({ ...BLANK, id: newId(), ...owner, ...imported });
    challenge.applyText(text);
    const { organisationId } = owner;
    const source = origin ? { source: origin.source } : {};
    challenge.happened('challengeDrafted', { organisationId, ...source });
    return challenge;
  }

  get round(): number {
    return this.relistings + 1;
  }

  /** True once a person has edited what an import brought. */
  get editedByHand(): boolean {
    return this.importedVersion !== null && this.importedVersion !== this.version;
  }

  /** The issuer's own edit, of a draft or of what was returned to him. */
  edit(text: Partial<ChallengeText>, version: number): void {
    requireFresh(this.version, version);
    this.requireEditable();
    this.rewrite(text, { by: 'issuer' });
  }

  /** The coordinator's correction of the form while he screens. */
  correct(text: Partial<Pick<ChallengeText, FormField>>, version: number): void {
    requireFresh(this.version, version);
    if (this.state !== 'screening') throw notEditable(this.state);
    const foreign = Object.keys(text).filter((key) => !FORM_FIELDS.some((name) => name === key));
    if (foreign.length) throw notEditable(this.state);
    this.rewrite(text, { by: 'coordinator' });
  }

  /** A newer text of the same imported record; only for drafts that no person has touched. */
  takeImport(text: Partial<ChallengeText>, organisationId: string, origin: ImportOrigin): void {
    if (this.state !== 'draft') throw notEditable(this.state);
    this.applyText(text);
    this.apply({ ...origin, importedVersion: this.version + 1, organisationId });
    this.happened('challengeEdited', { by: 'import', contentHash: origin.contentHash });
  }

  /** `missing` is what completeness asks for; a coordinator may accept that for imported ones. */
  submit(now: Date, missing: FieldProblem[], acceptIncomplete = false): void {
    requireStep(challengeMachine, this.state, 'submitted');
    if (missing.length && !acceptIncomplete) throw incomplete(missing);
    this.apply({ state: 'submitted', submittedAt: now, reason: null });
    const accepted = { acceptedIncomplete: true, missing: missing.map(({ field }) => field) };
    this.happened('challengeSubmitted', missing.length ? accepted : {});
  }

  startScreening(): void {
    this.go('screening', {}, 'screeningStarted');
  }

  return(reason: string): void {
    this.go('returned', { reason }, 'challengeReturned', { reason });
  }

  reject(reason: string): void {
    this.go('rejected', { reason }, 'challengeRejected', { reason });
  }

  approve(): void {
    this.go('approved', {}, 'challengeApproved');
  }

  /** Puts an approved challenge on the list under its number. */
  list(number: string, terms: ListingTerms, mechanism: Partial<ChallengeText> = {}): void {
    if (this.state === 'unfilled')
      throw conflict('relist-instead', 'An unfilled challenge goes back by a relisting.');
    requireStep(challengeMachine, this.state, 'listed');
    requireReachableDeadline(terms);
    this.applyText(mechanism);
    const { deadline, now: listedAt, minBiddingDays } = terms;
    this.apply({ state: 'listed', number, listedAt, deadline });
    this.apply({ searchText: publicSearchText(this) });
    const { mechanism: kind, maxAwards } = this;
    const facts = { number, listedAt, deadline, minBiddingDays, mechanism: kind, maxAwards };
    this.happened('challengeListed', facts);
  }

  /** Opens one more round for a challenge that found no qualified bid. */
  relist(terms: ListingTerms, maxRelistings: number): void {
    if (this.state !== 'unfilled')
      throw conflict('challenge-state', `Only an unfilled challenge is listed again.`);
    if (this.relistings >= maxRelistings)
      throw new DomainError('conflict', 'relistings-used-up', 'It was listed again already.', {
        facts: { maxRelistings },
      });
    requireReachableDeadline(terms);
    const { deadline, now: listedAt, minBiddingDays } = terms;
    const relistings = this.relistings + 1;
    const facts = { listedAt, deadline, openedAt: null, relistings };
    const payload = { listedAt, deadline, minBiddingDays, round: relistings + 1 };
    this.go('listed', facts, 'challengeRelisted', payload);
  }

  /** Gives bidders more time; never less, and never after the deadline. */
  extendDeadline(now: Date, deadline: Date): void {
    this.requireOpen(now);
    requireLaterDeadline(this.deadline, deadline);
    this.happened('deadlineExtended', { from: this.deadline, deadline });
    this.apply({ deadline });
  }

  withdraw(reason: string): void {
    this.go('withdrawn', { reason }, 'challengeWithdrawn', { reason });
  }

  /** Ends the time for bids; not before the deadline and its grace have passed. */
  close(now: Date, graceSeconds: number): void {
    requireStep(challengeMachine, this.state, 'closed');
    if (this.deadline && now.getTime() < this.deadline.getTime() + graceSeconds * 1000)
      throw conflict('deadline-ahead', 'The deadline has not passed yet.');
    this.go('closed', {}, 'challengeClosed', { round: this.round });
  }

  /** `bids` is the number of bids opened; after the deadline it is no secret any more. */
  open(now: Date, bids: number): void {
    this.go('opened', { openedAt: now }, 'challengeOpened', { round: this.round, bids });
  }

  markUnfilled(): void {
    this.go('unfilled', {}, 'challengeUnfilled', { round: this.round });
  }

  /** `facts` are ids only, such as the award's. */
  contract(facts: Record<string, string>): void {
    this.go('contracted', {}, 'challengeContracted', facts);
  }

  /** 409 unless its issuer may write in it now. */
  requireEditable(): void {
    if (this.state !== 'draft' && this.state !== 'returned') throw notEditable(this.state);
  }

  /** 409 unless bids and questions are still taken at `now`. */
  requireOpen(now: Date): void {
    const taking = this.state === 'listed' || this.state === 'bidding';
    if (!taking) throw conflict('challenge-state', `It takes no bids: it is ${this.state}.`);
    if (this.deadline && now >= this.deadline)
      throw conflict('deadline-passed', 'The deadline has passed.');
  }

  /** What the verbs changed since the last call, for {@link saveChallenge} alone. */
  takePending(): { columns: Columns; events: { type: string; payload: Facts }[] } {
    const { columns, events } = this;
    this.columns = {};
    this.events = [];
    return { columns, events };
  }

  private go(state: ChallengeState, facts: Columns, event: string, payload: Facts = {}): void {
    requireStep(challengeMachine, this.state, state);
    this.apply({ ...facts, state });
    this.happened(event, payload);
  }

  /** Saving what is there already is no edit. */
  private rewrite(text: Partial<ChallengeText>, payload: Facts): void {
    const changed = changedParts(this, text);
    const fields = Object.keys(changed).sort();
    if (fields.length === 0) return;
    this.applyText(changed);
    this.happened('challengeEdited', { ...payload, fields });
  }

  private applyText(text: Partial<ChallengeText>): void {
    this.apply(text);
    if (this.mechanism === 'single') this.apply({ maxAwards: 1 });
    requireSound(this);
    this.apply({ searchText: publicSearchText(this) });
  }

  private apply(columns: Columns): void {
    Object.assign(this, columns);
    Object.assign(this.columns, columns);
  }

  private happened(type: string, payload: Facts): void {
    this.events.push({ type, payload });
  }
}
