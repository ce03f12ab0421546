import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bidMachine, type BidState, requireStep } from '../../libs/lifecycle/index.js';
import { newId } from '../platform/ids.js';
import { type BidContent } from './bid-content.js';

/** A bid after the opening; before it there are only envelopes. */
@Entity('bid')
export class Bid {
  @PrimaryColumn('uuid') readonly id: string;
  @Column('uuid') readonly challengeId: string;
  @Column('integer') readonly round: number;
  @Column('uuid') readonly leadOrganisationId: string;
  @Column('uuid') readonly leadPersonId: string;
  @Column('text') readonly state: BidState;
  @Column('jsonb') readonly content: BidContent;
  /** A decimal with two places, in the challenge's currency. */
  @Column('numeric', { precision: 14, scale: 2 }) readonly price: string;
  /** The envelope it was in, and the digest its receipt names. */
  @Column('uuid') readonly envelopeId: string;
  @Column('char', { length: 64 }) readonly digest: string;
  @Column('timestamptz') readonly sealedAt: Date;
  /** Why it was ruled out. */
  @Column('text', { nullable: true }) readonly reason: string | null;

  static opened(facts: Omit<Bid, 'id' | 'state' | 'reason' | 'go'>): Bid {
    return Object.assign(new Bid(), facts, { id: newId(), state: 'opened', reason: null });
  }

  /** Moves on, or throws a conflict that names the lawful steps. */
  go(state: BidState, reason: string | null = null): void {
    requireStep(bidMachine, this.state, state);
    Object.assign(this, { state, reason });
  }
}
