import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Plan } from '../../../libs/assignment/index.js';
import { AssertionError, DomainError } from '../../../libs/kernel/index.js';
import { type Change, Changes, systemOrigin } from '../../platform/events/index.js';
import { lockProposal, recordOn, saveProposal } from '../lock-proposal.js';
import { pairKey } from '../pair-facts.js';
import { type Outcome, Proposal, type Progress } from '../proposal.entity.js';
import { decodeDiagnosis } from './decode-diagnosis.js';
import { encodeProblem, type Facts, type PlannedNeed } from './encode-problem.js';
import { gatherFacts, type MarkedLine } from './gather-facts.js';
import { solveProposal } from './solve-proposal.js';
import { type PlannedLine, storeLines, storeNeeds } from './store-plan.js';

/** Tries after which a calculation counts as failed, those of killed workers included. */
export const MOST_ATTEMPTS = 6;

const ORIGIN = systemOrigin('compute-proposal');

/** One calculation: what it was begun with and what it came to. */
interface Task {
  proposal: Proposal;
  previous: Plan | null;
  marked: MarkedLine[];
}

interface Computed {
  needs: PlannedNeed[];
  outcome: Outcome;
  /** Null where there is no plan. */
  planned: { plan: Plan; lines: PlannedLine[] } | null;
}

@Injectable()
export class ComputeProposal {
  private readonly log = new Logger('proposals');

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /**
   * Reads one snapshot, plans outside of any transaction, and stores the plan if the proposal still
   * asks for it. So it may run twice, be killed at any point, or come too late, and changes nothing
   * that it shouldn't.
   */
  async run(proposalId: string, signal: AbortSignal): Promise<void> {
    const task = await this.begin(proposalId);
    if (!task) return;
    try {
      const computed = await this.compute(task, signal);
      signal.throwIfAborted();
      await this.report(task, 'storing', 2);
      await this.ifAsked(task, (change, proposal) => store(change, proposal, computed));
    } catch (error) {
      if (!isFinal(error, task)) throw error;
      this.log.warn(`proposal ${proposalId} failed: ${String(error)}`);
      await this.ifAsked(task, (change, proposal) => fail(change, proposal, error));
    }
  }

  /** Null when nothing is asked for (any more). */
  private begin(id: string): Promise<Task | null> {
    return this.changes.run(ORIGIN, async (change) => {
      const proposal = await lockProposal(change, id);
      if (proposal.state !== 'computing') return null;
      proposal.begun();
      await saveProposal(change, proposal);
      const [row] = await change.manager.query<{ plan: Plan | null }[]>(
        `select plan from proposal where id = $1`,
        [id],
      );
      const marked = await change.manager.query<MarkedLine[]>(
        `select need_id as "needId", profile_id as "profileId", mark, score,
           override_note as "overrideNote"
         from proposal_line where proposal_id = $1 and mark <> 'proposed'
         order by need_id, profile_id`,
        [id],
      );
      return { proposal, previous: row?.plan ?? null, marked };
    });
  }

  private async compute(task: Task, signal: AbortSignal): Promise<Computed> {
    const { options } = task.proposal;
    await this.report(task, 'reading', 0);
    const { facts, dropped } = await gatherFacts(this.dataSource, options, task.marked);
    signal.throwIfAborted();
    await this.report(task, 'solving', 1);
    const started = process.cpuUsage();
    const { problem, needs } = encodeProblem(facts, options);
    const solved = solveProposal(problem, { fair: options.fair, previous: task.previous });
    const { user, system } = process.cpuUsage(started);
    const size = {
      ...{ challenges: problem.needs.length, profiles: problem.profiles.length },
      ...{ candidates: problem.edges.length, cpuMs: Math.round((user + system) / 1000), dropped },
    };
    if (solved.kind === 'stuck') {
      const obstacle = decodeDiagnosis(solved.diagnosis, facts, options);
      return { needs, outcome: { ...size, warm: false, proof: null, obstacle }, planned: null };
    }
    const { plan, floor, warm } = solved;
    const { total, scale } = plan;
    const proof = { total, bound: total, floor, scale };
    const planned = { plan, lines: linesOf(plan, facts) };
    return { needs, outcome: { ...size, warm, proof, obstacle: null }, planned };
  }

  /** Shown while it takes longer than a moment; no event, since nothing has been decided. */
  private async report({ proposal }: Task, step: Progress['step'], done: number): Promise<void> {
    const progress: Progress = { step, done, of: 3 };
    await this.dataSource.query(
      `update proposal set progress = $3 where id = $1 and version = $2 and state = 'computing'`,
      [proposal.id, proposal.version, progress],
    );
  }

  /** Acts on the proposal if it still waits for this calculation. */
  private ifAsked(
    { proposal }: Task,
    act: (change: Change, proposal: Proposal) => Promise<void>,
  ): Promise<void> {
    return this.changes.run(ORIGIN, async (change) => {
      const held = await lockProposal(change, proposal.id);
      if (held.state === 'computing' && held.version === proposal.version) await act(change, held);
    });
  }
}

const isFinal = (error: unknown, { proposal }: Task): boolean =>
  error instanceof DomainError ||
  error instanceof AssertionError ||
  proposal.attempts >= MOST_ATTEMPTS;

/** The pairs of a plan with the scores it was made from, whatever a newer run says by now. */
function linesOf({ pairs }: Plan, { candidates, pinned }: Facts): PlannedLine[] {
  const known = new Map<string, PlannedLine>();
  for (const line of [...pinned, ...candidates]) known.set(pairKey(line), line);
  return pairs.map((pair) => {
    const { score = null, rank = null } = known.get(pairKey(pair)) ?? {};
    return { ...pair, score, rank };
  });
}

async function store(change: Change, proposal: Proposal, computed: Computed): Promise<void> {
  const { needs, outcome, planned } = computed;
  await storeNeeds(change, proposal.id, needs);
  if (planned) await storeLines(change, proposal.id, planned.lines, outcome.dropped);
  proposal.computed(await change.now(), outcome);
  await saveProposal(change, proposal, planned?.plan);
  const { challenges, candidates, proof, obstacle } = outcome;
  const found = obstacle
    ? { relax: obstacle.steps.length }
    : { total: proof?.total, pairs: planned?.plan.pairs.length };
  const type = obstacle ? 'proposalStuck' : 'proposalComputed';
  await recordOn(change, proposal, type, { challenges, candidates, ...found });
}

async function fail(change: Change, proposal: Proposal, error: unknown): Promise<void> {
  const failure =
    error instanceof DomainError
      ? { code: error.code, message: error.message }
      : { code: 'computation-failed', message: 'The calculation failed; try again.' };
  proposal.fail(failure);
  await saveProposal(change, proposal);
  await recordOn(change, proposal, 'proposalFailed', { code: failure.code });
}
