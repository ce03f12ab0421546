import { Column, Entity, PrimaryColumn } from 'typeorm';
import { conflict, DomainError } from '../../libs/kernel/index.js';
import { agreementMachine, type AgreementState, requireStep } from '../../libs/lifecycle/index.js';
import { newId } from '../platform/ids.js';
import { type IpTerms, openPoints, type TaskBook } from './agreement-terms.js';

export type Side = 'issuer' | 'taker';

/** The agreement between an issuer and one taker, from draft to signature. */
@Entity('agreement')
export class Agreement {
  @PrimaryColumn('uuid') readonly id: string;
  @Column('uuid') readonly challengeId: string;
  @Column('uuid') readonly awardId: string;
  @Column('uuid') readonly issuerId: string;
  @Column('uuid') readonly takerId: string;
  @Column('text') readonly state: AgreementState;
  @Column('text') readonly title: string;
  @Column('jsonb') readonly taskBook: TaskBook;
  @Column('jsonb') readonly ipTerms: IpTerms;
  /** The commitment letter. */
  @Column('text') readonly commitment: string;
  /** A decimal with two places; fixed by the awarded bid. */
  @Column('numeric', { precision: 14, scale: 2 }) readonly price: string;
  @Column('char', { length: 3 }) readonly currency: string;
  @Column('timestamptz', { nullable: true }) readonly issuerSignedAt: Date | null;
  @Column('uuid', { nullable: true }) readonly issuerSignedBy: string | null;
  @Column('timestamptz', { nullable: true }) readonly takerSignedAt: Date | null;
  @Column('uuid', { nullable: true }) readonly takerSignedBy: string | null;
  @Column('text', { nullable: true }) readonly registrationNumber: string | null;
  /** Moves with the text, not with signatures: both sides sign the same version. */
  @Column('integer') readonly version: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) readonly createdAt: Date;
  @Column({ type: 'timestamptz', insert: false }) readonly updatedAt: Date;

  static draft(
    facts: Pick<
      Agreement,
      | 'challengeId'
      | 'awardId'
      | 'issuerId'
      | 'takerId'
      | 'title'
      | 'taskBook'
      | 'ipTerms'
      | 'commitment'
      | 'price'
      | 'currency'
    >,
  ): Agreement {
    return Object.assign(new Agreement(), { ...facts, ...UNSIGNED, id: newId() });
  }

  /** A changed text takes back what was signed: nobody is bound to words he has not seen. */
  edit(text: Partial<Pick<Agreement, 'title' | 'taskBook' | 'ipTerms' | 'commitment'>>): void {
    if (this.state !== 'draft')
      throw conflict('agreement-state', `An agreement that is ${this.state} can't be edited.`);
    Object.assign(this, text, NO_SIGNATURES, { version: this.version + 1 });
  }

  /** 409 with the current version when somebody was first. */
  requireVersion(version: number): void {
    if (version === this.version) return;
    throw new DomainError(
      'conflict',
      'stale-edit',
      `Somebody has changed this meanwhile; it is at version ${this.version} now.`,
      { facts: { version: this.version } },
    );
  }

  /** True when this signature was not there before; the second side's makes it binding. */
  sign(side: Side, personId: string, now: Date): boolean {
    const before = side === 'issuer' ? this.issuerSignedAt : this.takerSignedAt;
    if (before) return false;
    if (this.state !== 'draft') requireStep(agreementMachine, this.state, 'signed');
    const open = openPoints(this.ipTerms);
    if (open.length)
      throw new DomainError('conflict', 'terms-open', `Agree first on: ${open.join(', ')}.`, {
        fields: open.map((field) => ({
          ...{ field: `ipTerms.${field}`, message: 'is still open', code: 'still-open' as const },
        })),
      });
    const signature =
      side === 'issuer'
        ? { issuerSignedAt: now, issuerSignedBy: personId }
        : { takerSignedAt: now, takerSignedBy: personId };
    Object.assign(this, signature);
    if (this.issuerSignedAt && this.takerSignedAt) Object.assign(this, { state: 'signed' });
    return true;
  }

  register(number: string): void {
    if (this.state === 'draft')
      throw conflict('agreement-state', 'A draft has no registration; sign it first.');
    Object.assign(this, { registrationNumber: number });
  }
}

const NO_SIGNATURES = {
  issuerSignedAt: null,
  issuerSignedBy: null,
  takerSignedAt: null,
  takerSignedBy: null,
};
const UNSIGNED = { ...NO_SIGNATURES, state: 'draft', registrationNumber: null, version: 1 };
