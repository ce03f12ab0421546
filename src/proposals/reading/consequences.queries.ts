import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { conflict } from '../../../libs/kernel/index.js';
import { offsetOf } from '../../platform/http/index.js';
import { type ConsequenceAnswer, type ConsequencesAnswer } from '../answers/consequences.answer.js';
import { CHALLENGE_JSON, PROFILE_JSON } from '../answers/parties.answer.js';
import { type Foreseen, foresee } from '../applying/foresee.js';
import { findProposal } from '../lock-proposal.js';
import { pairKey } from '../pair-facts.js';
import { type Proposal } from '../proposal.entity.js';
import { type ConsequencesQuery } from '../proposals.dto.js';
import { viewForeseen } from './foreseen-view.js';

@Injectable()
export class ConsequencesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What applying would do at this moment, as one snapshot: the invitations, what is refused and
   * why, what should be known before, and what has changed since the plan was computed.
   */
  of(id: string, query: ConsequencesQuery): Promise<ConsequencesAnswer> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('set transaction read only');
      const proposal = await findProposal(manager, id);
      requireReady(proposal);
      const { lines, digest } = await foresee(manager, proposal);
      const shown = select(lines, query.show);
      const page = shown.slice(offsetOf(query), offsetOf(query) + query.pageSize);
      const refused = lines.filter(({ refusal }) => refusal !== null).length;
      return {
        ...{ version: proposal.version, digest, refused },
        applicable: lines.length > 0 && refused === 0,
        invitations: lines.length - refused,
        warned: lines.filter(isWarned).length,
        challenges: new Set(lines.map(({ challengeId }) => challengeId)).size,
        profiles: new Set(lines.map(({ profileId }) => profileId)).size,
        withoutAccount: lines.filter(({ facts }) => facts?.hasAccount === false).length,
        ...(await changedSince(manager, proposal)),
        items: await viewLines(manager, page),
        ...{ page: query.page, pageSize: query.pageSize, total: shown.length },
      };
    });
  }
}

function requireReady({ state }: Proposal): void {
  if (state !== 'ready')
    throw conflict('proposal-state', `A proposal that is ${state} can't be applied.`);
}

const isWarned = ({ refusal, warnings }: Foreseen): boolean => !refusal && warnings.length > 0;
const urgency = (line: Foreseen): number => (line.refusal ? 0 : isWarned(line) ? 1 : 2);

function select(lines: Foreseen[], show: ConsequencesQuery['show']): Foreseen[] {
  if (show === 'refused') return lines.filter(({ refusal }) => refusal !== null);
  if (show === 'warned') return lines.filter(isWarned);
  return [...lines].sort((a, b) => urgency(a) - urgency(b));
}

async function changedSince(
  manager: EntityManager,
  { id, options }: Proposal,
): Promise<{ openedSince: number; closedSince: number }> {
  const [changed] = await manager.query<[{ openedSince: number; closedSince: number }]>(
    `with taking as (select n.id from need n join challenge c on c.id = n.source_id
       where n.kind = 'challenge' and n.open and c.state in ('listed', 'bidding')
         and c.deadline > clock_timestamp()),
     planned as (select need_id as id from proposal_need where proposal_id = $1)
     select (select count(*)::int from taking where $2 and id not in (select id from planned))
         as "openedSince",
       (select count(*)::int from planned where id not in (select id from taking))
         as "closedSince"`,
    [id, options.challengeIds === null],
  );
  return changed;
}

async function viewLines(manager: EntityManager, lines: Foreseen[]): Promise<ConsequenceAnswer[]> {
  const pairs = lines.map(({ needId, profileId, challengeId }) => ({
    ...{ needId, profileId, challengeId },
  }));
  const rows = await manager.query<PartyRow[]>(PARTIES, [JSON.stringify(pairs)]);
  const parties = new Map(rows.map((row) => [pairKey(row), row]));
  return lines.flatMap((line): ConsequenceAnswer[] => {
    const party = parties.get(pairKey(line));
    if (!party) return [];
    const { needId, overrideNote } = line;
    const { challenge, profile } = party;
    const outcome = line.refusal ? 'refused' : 'invite';
    return [{ ...{ needId, challenge, profile, overrideNote, outcome }, ...viewForeseen(line) }];
  });
}

interface PartyRow extends Pick<ConsequenceAnswer, 'challenge' | 'profile'> {
  needId: string;
  profileId: string;
}

const PARTIES = `
  select pair."needId", pair."profileId", ${CHALLENGE_JSON} as challenge, ${PROFILE_JSON} as profile
  from json_to_recordset($1) as pair ("needId" uuid, "profileId" uuid, "challengeId" uuid)
  join challenge c on c.id = pair."challengeId" join organisation co on co.id = c.organisation_id
  join profile p on p.id = pair."profileId" join organisation po on po.id = p.organisation_id`;
