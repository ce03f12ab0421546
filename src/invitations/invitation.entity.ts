import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '../../libs/kernel/index.js';
import {
  invitationMachine,
  type InvitationState,
  requireStep,
} from '../../libs/lifecycle/index.js';
import { newId } from '../platform/ids.js';

/** What an invitation is made of when it is sent. */
export interface InvitationFacts {
  challengeId: string;
  profileId: string;
  /** Where the invited expert or team is at home. */
  organisationId: string;
  /** Null as long as no account stands behind the profile. */
  personId: string | null;
  message: string;
  overrideNote: string | null;
  invitedBy: string;
  expiresAt: Date;
}

/** Asking an expert or a team to bid for a challenge. Each verb asks the life cycle. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') readonly id: string;
  @Column('uuid') readonly challengeId: string;
  @Column('uuid') readonly profileId: string;
  @Column('uuid') readonly organisationId: string;
  @Column('uuid', { nullable: true }) readonly personId: string | null;
  @Column('text') readonly state: InvitationState;
  @Column('text') readonly message: string;
  @Column('text', { nullable: true }) readonly declineReason: string | null;
  @Column('text', { nullable: true }) readonly withdrawalReason: string | null;
  @Column('text', { nullable: true }) readonly overrideNote: string | null;
  @Column('uuid') readonly invitedBy: string;
  @Column('timestamptz') readonly expiresAt: Date;
  @Column('timestamptz', { nullable: true }) readonly answeredAt: Date | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) readonly createdAt: Date;

  static sent(facts: InvitationFacts): Invitation {
    const open = { state: 'sent', declineReason: null, withdrawalReason: null, answeredAt: null };
    return Object.assign(new Invitation(), { id: newId(), ...facts, ...open });
  }

  /** The account behind the profile is known now; the invitation is that person's. */
  address(personId: string): void {
    Object.assign(this, { personId });
  }

  accept(now: Date): void {
    this.requireInTime(now, 'accepted');
    this.go('accepted', { answeredAt: now });
  }

  decline(now: Date, reason: string): void {
    this.requireInTime(now, 'declined');
    this.go('declined', { answeredAt: now, declineReason: reason });
  }

  withdraw(reason: string | null): void {
    this.go('withdrawn', { withdrawalReason: reason });
  }

  /** The time to answer is over, or the challenge takes no bids any more. */
  expire(): void {
    this.go('expired', {});
  }

  private requireInTime(now: Date, to: InvitationState): void {
    requireStep(invitationMachine, this.state, to);
    if (now < this.expiresAt) return;
    const expiresAt = this.expiresAt.toISOString();
    throw new DomainError(
      'conflict',
      'invitation-expired',
      `The time to answer ended at ${expiresAt}.`,
      { facts: { expiresAt } },
    );
  }

  private go(state: InvitationState, facts: Partial<Invitation>): void {
    requireStep(invitationMachine, this.state, state);
    Object.assign(this, facts, { state });
  }
}
