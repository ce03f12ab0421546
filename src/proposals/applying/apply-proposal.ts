import { Inject, Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { inviteProfiles } from '../../invitations/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { lockProposal, recordOn, saveProposal } from '../lock-proposal.js';
import { sayRefusal } from '../judge-pair.js';
import { type Foreseen, foresee } from './foresee.js';

export interface Application {
  version: number;
  /** Of the consequences the coordinator has seen. */
  digest: string;
  /** Goes with every invitation. */
  message?: string;
}

export interface Applied {
  invitations: number;
  challenges: number;
}

/** Refused lines that an error names. */
const MOST_NAMED = 50;

@Injectable()
export class ApplyProposal {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Sends every line as an invitation, by the verb a coordinator's own hand uses, in one
   * transaction: all or nothing.
   *
   * 409: `stale-edit`, `proposal-state`, `proposal-empty`; `consequences-changed` when a line would
   * become of something else than the coordinator has seen; `proposal-refused` with the lines that
   * can't be applied.
   */
  run(viewer: Viewer, origin: Origin, id: string, asked: Application): Promise<Applied> {
    return this.changes.run(origin, async (change) => {
      const proposal = await lockProposal(change, id);
      proposal.requireFresh(asked.version);
      proposal.apply(await change.now(), viewer.personId);
      await lockChallenges(change, id);
      const { lines, digest } = await foresee(change.manager, proposal);
      refuse(lines, digest, asked.digest);
      const challenges = await this.inviteAll(change, viewer.personId, lines, asked.message);
      await linkInvitations(change, id);
      await saveProposal(change, proposal);
      const done = { invitations: lines.length, challenges };
      await recordOn(change, proposal, 'proposalApplied', { ...done, digest });
      return done;
    });
  }

  /** Challenge by challenge; lines with a note of their own go by themselves. */
  private async inviteAll(
    change: Change,
    personId: string,
    lines: Foreseen[],
    message?: string,
  ): Promise<number> {
    const { invitationDays } = this.rules;
    const groups = new Map<string, Foreseen[]>();
    for (const line of lines) {
      const key = JSON.stringify([line.challengeId, line.overrideNote]);
      groups.set(key, [...(groups.get(key) ?? []), line]);
    }
    for (const group of groups.values()) {
      const { challengeId, overrideNote } = group[0];
      const profileIds = group.map(({ profileId }) => profileId);
      const note = overrideNote ?? undefined;
      const request = { challengeId, profileIds, message, overrideNote: note };
      await inviteProfiles(change, request, { personId, invitationDays });
    }
    return new Set(lines.map(({ challengeId }) => challengeId)).size;
  }
}

/**
 * Nobody decides about these challenges while the proposal is judged and applied. In the order of
 * their ids, so that two proposals at once wait for each other instead of blocking.
 */
async function lockChallenges(change: Change, id: string): Promise<void> {
  const ids = `select n.challenge_id from proposal_need n where n.proposal_id = $1
    and exists (select 1 from proposal_line l where l.proposal_id = n.proposal_id
      and l.need_id = n.need_id and l.mark <> 'forbidden')`;
  await change.manager.query(
    `select 1 from challenge where id in (${ids}) order by id for update`,
    [id],
  );
  await change.manager.query(
    `select 1 from need where kind = 'challenge' and source_id in (${ids}) order by id for update`,
    [id],
  );
}

function refuse(lines: Foreseen[], digest: string, seen: string): void {
  if (lines.length === 0)
    throw conflict('proposal-empty', 'The proposal has no lines, so there is nothing to apply.');
  if (digest !== seen)
    throw new DomainError(
      'conflict',
      'consequences-changed',
      'What applying would do has changed since you looked; look at the consequences again.',
      { facts: { digest } },
    );
  const refused = lines.filter(({ refusal }) => refusal !== null);
  if (refused.length === 0) return;
  throw new DomainError(
    'conflict',
    'proposal-refused',
    `${refused.length} of ${lines.length} lines can't be applied; remove them or plan anew.`,
    {
      fields: refused.slice(0, MOST_NAMED).map(({ needId, profileId, refusal, facts }) => ({
        field: `lines.${needId}.${profileId}`,
        message: refusal ? sayRefusal(refusal, facts).en : '',
      })),
      facts: { refused: refused.length, lines: lines.length },
    },
  );
}

/** Each line remembers what it became: the open invitation of its challenge and profile. */
async function linkInvitations(change: Change, id: string): Promise<void> {
  await change.manager.query(
    `update proposal_line l set invitation_id = i.id
     from proposal_need n, invitation i
     where l.proposal_id = $1 and l.mark <> 'forbidden' and n.proposal_id = l.proposal_id
       and n.need_id = l.need_id and i.challenge_id = n.challenge_id
       and i.profile_id = l.profile_id and i.state in ('sent', 'accepted')`,
    [id],
  );
}
