import { Inject, Injectable } from '@nestjs/common';
import { DomainError, invalid } from '../../libs/kernel/index.js';
import { type Viewer } from '../identity/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { MOST_CANDIDATES, openNeeds } from './calculating/gather-facts.js';
import { lockProposal, recordOn, saveProposal } from './lock-proposal.js';
import {
  NOTHING_RELAXED,
  type ProposalOptions,
  type RelaxationStep,
  relaxOptions,
} from './proposal-options.js';
import { Proposal } from './proposal.entity.js';

/** What may be left out of a request. */
export interface AskedOptions {
  challengeIds?: string[];
  wanted: number;
  atLeast?: number;
  loadCap?: number;
  perOrganisation?: number;
  minScore?: number;
  candidates?: number;
  fair?: boolean;
}

@Injectable()
export class RequestProposal {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Asks for a proposal; a worker computes it. 409 `nothing-open` where no challenge takes bids. */
  run(viewer: Viewer, origin: Origin, asked: AskedOptions & { title?: string }): Promise<string> {
    const options = fillOptions(asked, this.rules);
    return this.changes.run(origin, async (change) => {
      await requireOpen(change, options.challengeIds);
      const proposal = Proposal.requested(asked.title?.trim() ?? '', options, viewer.personId);
      const { id, title, state, version, attempts, createdBy, changedBy } = proposal;
      // As where proposals are saved: TypeORM's type of a partial entity does not fit jsonb.
      const row = { id, title, state, options, version, attempts, createdBy, changedBy } as object;
      await change.manager.insert(Proposal, row);
      await recordOn(change, proposal, 'proposalRequested', { options: summary(options) });
      return id;
    });
  }
}

@Injectable()
export class ReviseProposal {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Computes again from the lines as they stand: pins stay, bans stay, the rest is free. */
  recompute(viewer: Viewer, origin: Origin, id: string, version: number): Promise<void> {
    return this.revise(viewer, origin, { id, version }, async ({ options }) => options);
  }

  /** Other options; what was loosened for one challenge or profile stays loosened. */
  async ask(
    viewer: Viewer,
    origin: Origin,
    id: string,
    asked: AskedOptions & { version: number },
  ): Promise<void> {
    const { version } = asked;
    await this.revise(viewer, origin, { id, version }, async ({ options }, change) => {
      const next = { ...fillOptions(asked, this.rules), relaxed: options.relaxed };
      await requireOpen(change, next.challengeIds);
      return next;
    });
  }

  /** Takes steps that the diagnosis names, all of them where no keys are given. */
  async relax(
    viewer: Viewer,
    origin: Origin,
    id: string,
    { version, keys }: { version: number; keys?: string[] },
  ): Promise<void> {
    await this.revise(viewer, origin, { id, version }, async (proposal, change) => {
      const steps = stepsNamed(proposal, keys);
      await releaseMarks(change, id, steps);
      return relaxOptions(proposal.options, steps);
    });
  }

  private revise(
    viewer: Viewer,
    origin: Origin,
    { id, version }: { id: string; version: number },
    next: (proposal: Proposal, change: Change) => Promise<ProposalOptions>,
  ): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const proposal = await lockProposal(change, id);
      proposal.requireFresh(version);
      const options = await next(proposal, change);
      proposal.revise(options, viewer.personId);
      await saveProposal(change, proposal);
      await recordOn(change, proposal, 'proposalRevised', { options: summary(options) });
    });
  }
}

/** The log holds the numbers; of lists only how long they are. */
function summary({ challengeIds, relaxed, ...numbers }: ProposalOptions) {
  const { caps, atLeast, wanted, organisations } = relaxed;
  const loosened = caps.length + atLeast.length + wanted.length + organisations.length;
  return { ...numbers, challenges: challengeIds?.length ?? null, relaxed: loosened };
}

function fillOptions(asked: AskedOptions, rules: Rules): ProposalOptions {
  const { wanted, atLeast = Math.min(1, wanted) } = asked;
  if (atLeast > wanted)
    throw invalid('validation-failed', 'atLeast is more than wanted.', [
      { field: 'atLeast', message: 'must not be more than wanted' },
    ]);
  return {
    challengeIds: asked.challengeIds ?? null,
    ...{ wanted, atLeast },
    loadCap: asked.loadCap ?? rules.maxOpenInvitations,
    perOrganisation: asked.perOrganisation ?? null,
    minScore: asked.minScore ?? rules.minFitScore,
    candidates: asked.candidates ?? Math.min(MOST_CANDIDATES, rules.candidatesPerRun),
    fair: asked.fair ?? false,
    relaxed: NOTHING_RELAXED,
  };
}

/** 409 where nothing is open, 422 for the first challenge asked for that is not. */
async function requireOpen(change: Change, challengeIds: string[] | null): Promise<void> {
  const open = await openNeeds(change.manager, challengeIds);
  const known = new Set(open.map(({ challengeId }) => challengeId));
  const place = challengeIds?.findIndex((id) => !known.has(id)) ?? -1;
  if (place < 0) return;
  throw invalid('challenge-not-open', 'A challenge does not take bids now.', [
    { field: `challengeIds.${place}`, message: 'takes no bids now' },
  ]);
}

function stepsNamed({ outcome }: Proposal, keys?: string[]): RelaxationStep[] {
  const steps = outcome?.obstacle?.steps ?? [];
  if (!keys) return steps;
  return keys.map((key, place) => {
    const step = steps.find((one) => one.key === key);
    if (step) return step;
    throw new DomainError('invalid', 'step-unknown', 'The diagnosis names no such step.', {
      fields: [{ field: `keys.${place}`, message: 'is not named by the diagnosis' }],
    });
  });
}

/** Pins become plain lines, bans leave. */
async function releaseMarks(change: Change, id: string, steps: RelaxationStep[]): Promise<void> {
  const pairs = steps.filter((step) => step.rule === 'pin' || step.rule === 'ban');
  const values = [id, JSON.stringify(pairs)];
  const named = `proposal_id = $1 and (need_id, profile_id) in (select "needId", "profileId"
    from json_to_recordset($2) as step ("needId" uuid, "profileId" uuid))`;
  await change.manager.query(
    `update proposal_line set mark = 'proposed' where mark = 'pinned' and ${named}`,
    values,
  );
  await change.manager.query(
    `delete from proposal_line where mark = 'forbidden' and ${named}`,
    values,
  );
}
