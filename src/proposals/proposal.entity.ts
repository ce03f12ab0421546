import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Floor, type Plan } from '../../libs/assignment/index.js';
import { conflict, DomainError } from '../../libs/kernel/index.js';
import { proposalMachine, type ProposalState, requireStep } from '../../libs/lifecycle/index.js';
import { newId } from '../platform/ids.js';
import { type Obstacle } from './calculating/decode-diagnosis.js';
import { type PairIds } from './pair-facts.js';
import { type ProposalOptions } from './proposal-options.js';

/** What the last calculation found. */
export interface Outcome {
  /** Size of the problem. */
  challenges: number;
  profiles: number;
  candidates: number;
  /** Milliseconds of the processor for solving and proving. */
  cpuMs: number;
  /** Whether it went on from the plan before. */
  warm: boolean;
  /** Pins that could not be kept: in force by now, or refused. */
  dropped: PairIds[];
  proof: Proof | null;
  obstacle: Obstacle | null;
}

/** Dual prices bound every plan by `bound`; this one reaches it. Sums of scores. */
export interface Proof {
  total: number;
  bound: number;
  /** Of a fair plan: what every challenge was given first. `units` are whole 1 / scale. */
  floor: Floor | null;
  scale: number;
}

export interface Progress {
  step: 'reading' | 'solving' | 'storing';
  /** Steps done, and of how many. */
  done: number;
  of: number;
}

export interface Failure {
  code: string;
  message: string;
}

/** A draft of who to invite to what; nothing is in force before it is applied. */
@Entity('proposal')
export class Proposal {
  @PrimaryColumn('uuid') readonly id: string;
  @Column('text') readonly title: string;
  @Column('text') readonly state: ProposalState;
  @Column('jsonb') readonly options: ProposalOptions;
  /** Moves with every edit and every calculation. */
  @Column('integer') readonly version: number;
  /** How often the calculation under way was begun. */
  @Column('integer') readonly attempts: number;
  @Column('jsonb', { nullable: true }) readonly progress: Progress | null;
  @Column('jsonb', { nullable: true }) readonly outcome: Outcome | null;
  /** The solver's last plan with its prices; where the next calculation starts. */
  @Column('jsonb', { nullable: true, select: false }) readonly plan?: Plan | null;
  @Column('jsonb', { nullable: true }) readonly failure: Failure | null;
  @Column('uuid') readonly createdBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) readonly createdAt: Date;
  @Column('uuid') readonly changedBy: string;
  @Column({ type: 'timestamptz', insert: false }) readonly changedAt: Date;
  @Column('timestamptz', { nullable: true }) readonly computedAt: Date | null;
  @Column('timestamptz', { nullable: true }) readonly appliedAt: Date | null;

  static requested(title: string, options: ProposalOptions, createdBy: string): Proposal {
    const asked = { id: newId(), title, options, createdBy, changedBy: createdBy };
    return Object.assign(new Proposal(), { ...asked, state: 'computing', version: 1, attempts: 0 });
  }

  /** 409 `stale-edit` with both versions when somebody was first. */
  requireFresh(version: number): void {
    if (version === this.version) return;
    throw new DomainError(
      'conflict',
      'stale-edit',
      `Somebody has changed this meanwhile: it is at version ${this.version}, not ${version}.`,
      { facts: { version: this.version, givenVersion: version, state: this.state } },
    );
  }

  requireEditable(): void {
    if (this.state === 'ready' || this.state === 'stuck') return;
    throw conflict('proposal-state', `A proposal that is ${this.state} can't be edited now.`);
  }

  edited(personId: string): void {
    this.requireEditable();
    Object.assign(this, { version: this.version + 1, changedBy: personId });
  }

  /** Asks for a new calculation, under the same options or others. */
  revise(options: ProposalOptions, personId: string): void {
    const begin = { attempts: 0, progress: null, failure: null };
    this.go('computing', { ...begin, options, changedBy: personId });
  }

  begun(): void {
    Object.assign(this, { attempts: this.attempts + 1 });
  }

  computed(now: Date, outcome: Outcome): void {
    const state = outcome.obstacle ? 'stuck' : 'ready';
    this.go(state, { outcome, progress: null, computedAt: now });
  }

  fail(failure: Failure): void {
    this.go('failed', { failure, progress: null });
  }

  apply(now: Date, personId: string): void {
    this.go('applied', { appliedAt: now, changedBy: personId });
  }

  abandon(personId: string): void {
    this.go('abandoned', { progress: null, changedBy: personId });
  }

  private go(state: ProposalState, facts: Partial<Proposal>): void {
    requireStep(proposalMachine, this.state, state);
    Object.assign(this, facts, { state, version: this.version + 1 });
  }
}
