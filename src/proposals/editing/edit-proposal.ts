import { Injectable } from '@nestjs/common';
import { DomainError, invalid } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { isOverridable } from '../judge-pair.js';
import { lockProposal, recordOn, saveProposal } from '../lock-proposal.js';
import { loadPairFacts, type PairFacts, type PairIds, pairKey } from '../pair-facts.js';
import { type EditAct, editLine, type Line } from './edit-line.js';
import { takeLastEdit, keepEdit, readLines, type StoredLine, writeLines } from './stored-lines.js';

/** What a person wants done with one line. */
export interface LineEdit extends PairIds {
  act: EditAct;
  overrideNote?: string;
}

/** Lines of one proposal at most, forbidden ones included. */
export const MOST_LINES = 20_000;

@Injectable()
export class EditProposal {
  constructor(private readonly changes: Changes) {}

  /**
   * Edits the draft: all of the edits or, at the first that is refused, none; errors name its
   * place, such as `edits.3.profileId`. Nothing is planned anew and nothing comes into force.
   */
  run(
    viewer: Viewer,
    origin: Origin,
    id: string,
    { version, edits }: { version: number; edits: LineEdit[] },
  ): Promise<void> {
    refuseTwice(edits);
    return this.changes.run(origin, async (change) => {
      const proposal = await lockProposal(change, id);
      proposal.requireFresh(version);
      proposal.edited(viewer.personId);
      await requireInProposal(change, id, edits);
      const before = await readLines(change, id, edits);
      const facts = await loadPairFacts(change.manager, edits);
      const after = edits.map((edit, place) => nextOf(edit, place, before, facts));
      await writeLines(change, id, after);
      await requireRoom(change, id);
      await keepEdit(change, id, viewer.personId, { before, acts: edits.map(actOf) });
      await saveProposal(change, proposal);
      await recordOn(change, proposal, 'proposalEdited', { edits });
    });
  }
}

@Injectable()
export class UndoEdit {
  constructor(private readonly changes: Changes) {}

  /** Takes the last edit since the calculation back. 409 `nothing-to-undo` where there is none. */
  run(viewer: Viewer, origin: Origin, id: string, version: number): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const proposal = await lockProposal(change, id);
      proposal.requireFresh(version);
      proposal.edited(viewer.personId);
      const { before, acts } = await takeLastEdit(change, id);
      await writeLines(change, id, before);
      await saveProposal(change, proposal);
      await recordOn(change, proposal, 'proposalEditUndone', { edits: acts });
    });
  }
}

const actOf = ({ act, needId, profileId }: LineEdit) => ({ act, needId, profileId });

function refuseTwice(edits: LineEdit[]): void {
  const seen = new Set<string>();
  edits.forEach((edit, place) => {
    if (seen.size === seen.add(pairKey(edit)).size)
      throw invalid('line-twice', 'A line is named twice.', [
        { field: `edits.${place}.profileId`, message: 'was named above for this challenge' },
      ]);
  });
}

async function requireInProposal(change: Change, id: string, edits: PairIds[]): Promise<void> {
  const needs = await change.manager.query<{ id: string }[]>(
    `select need_id as id from proposal_need where proposal_id = $1 and need_id = any($2)`,
    [id, edits.map(({ needId }) => needId)],
  );
  const known = new Set(needs.map((need) => need.id));
  const place = edits.findIndex(({ needId }) => !known.has(needId));
  if (place < 0) return;
  throw invalid('need-not-in-proposal', 'The proposal is not about this challenge.', [
    { field: `edits.${place}.needId`, message: 'is not part of the proposal' },
  ]);
}

function nextOf(
  edit: LineEdit,
  place: number,
  before: StoredLine[],
  facts: Map<string, PairFacts>,
): StoredLine {
  const { needId, profileId, act } = edit;
  const pair = facts.get(pairKey(edit));
  if (!pair)
    throw invalid('profile-not-found', 'There is no such profile.', [
      { field: `edits.${place}.profileId`, message: 'is not known' },
    ]);
  const held = before.find((one) => pairKey(one) === pairKey(edit))?.line ?? null;
  try {
    const line: Line | null = editLine(held, act, pair, edit.overrideNote?.trim() || null);
    return { needId, profileId, line };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, code, message, detail } = error;
    const part = isOverridable(code) ? 'overrideNote' : 'profileId';
    const fields = [{ field: `edits.${place}.${part}`, message }];
    throw new DomainError(kind, code, message, { ...detail, fields });
  }
}

async function requireRoom(change: Change, id: string): Promise<void> {
  const [{ lines }] = await change.manager.query<[{ lines: number }]>(
    `select count(*)::int as lines from proposal_line where proposal_id = $1`,
    [id],
  );
  if (lines <= MOST_LINES) return;
  throw new DomainError('too-large', 'proposal-too-large', `At most ${MOST_LINES} lines fit.`, {
    facts: { most: MOST_LINES },
  });
}
