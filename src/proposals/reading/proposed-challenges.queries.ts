import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf, type PageQuery } from '../../platform/http/index.js';
import {
  type InForceAnswer,
  type ProfileLoadsAnswer,
  type ProposalLineAnswer,
  type ProposedChallengeAnswer,
  type ProposedChallengesAnswer,
} from '../answers/lines.answer.js';
import { CHALLENGE_JSON, PROFILE_JSON } from '../answers/parties.answer.js';
import { foreseeLine } from '../applying/foresee.js';
import { actsOnLine } from '../editing/edit-line.js';
import { loadsOf } from '../loads.js';
import { findProposal } from '../lock-proposal.js';
import { loadPairFacts } from '../pair-facts.js';
import { type Proposal } from '../proposal.entity.js';
import { type ProposedChallengesQuery } from '../proposals.dto.js';
import { viewForeseen, viewLoad } from './foreseen-view.js';

@Injectable()
export class ProposedChallengesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of a proposal's challenges, each with its lines beside what is in force. */
  async page(
    viewer: Viewer,
    id: string,
    query: ProposedChallengesQuery,
  ): Promise<ProposedChallengesAnswer> {
    const proposal = await findProposal(this.dataSource.manager, id);
    const values = [id, query.show, query.q?.trim() || null];
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      `select count(*)::int as total ${FROM} where ${FILTER}`,
      values,
    );
    const rows = await this.dataSource.query<ChallengeRow[]>(
      `select ${COLUMNS} ${FROM} where ${FILTER}
       order by ${ORDERS[query.order]}, n.need_id limit $4 offset $5`,
      [...values, query.pageSize, offsetOf(query)],
    );
    const needIds = rows.map(({ needId }) => needId);
    const inForce = await this.inForce(needIds);
    const lines = await this.lines(viewer, proposal, needIds);
    const mayAdd = isDraft(proposal) && may(viewer, 'proposal.write');
    const items = rows.map((row): ProposedChallengeAnswer => {
      const own = lines.get(row.needId) ?? [];
      return {
        ...row,
        inForce: inForce.get(row.needId) ?? [],
        lines: own.filter(({ mark }) => mark !== 'forbidden'),
        forbidden: own.filter(({ mark }) => mark === 'forbidden'),
        actions: mayAdd && row.open ? ['add'] : [],
      };
    });
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  /** Everybody the proposal names, the fullest first. */
  async loads(id: string, query: PageQuery): Promise<ProfileLoadsAnswer> {
    const proposal = await findProposal(this.dataSource.manager, id);
    const loads = [...(await loadsOf(this.dataSource, proposal)).values()];
    const room = (load: (typeof loads)[number]) => load.cap - load.inForce - load.proposed;
    loads.sort((a, b) => room(a) - room(b) || (a.profileId < b.profileId ? -1 : 1));
    const shown = loads.slice(offsetOf(query), offsetOf(query) + query.pageSize);
    const profiles = await this.profiles(shown.map(({ profileId }) => profileId));
    const items = shown.flatMap((load) => {
      const profile = profiles.get(load.profileId);
      return profile ? [{ ...viewLoad(load), profile }] : [];
    });
    return { items, page: query.page, pageSize: query.pageSize, total: loads.length };
  }

  private async profiles(ids: string[]): Promise<Map<string, ProposalLineAnswer['profile']>> {
    const rows = await this.dataSource.query<{ profile: ProposalLineAnswer['profile'] }[]>(
      `select ${PROFILE_JSON} as profile from profile p
       join organisation po on po.id = p.organisation_id where p.id = any($1)`,
      [ids],
    );
    return new Map(rows.map(({ profile }) => [profile.id, profile]));
  }

  private async inForce(needIds: string[]): Promise<Map<string, InForceAnswer[]>> {
    const rows = await this.dataSource.query<(InForceAnswer & { needId: string })[]>(IN_FORCE, [
      needIds,
    ]);
    const byNeed = new Map<string, InForceAnswer[]>();
    for (const { needId, ...row } of rows) byNeed.set(needId, [...(byNeed.get(needId) ?? []), row]);
    return byNeed;
  }

  private async lines(
    viewer: Viewer,
    proposal: Proposal,
    needIds: string[],
  ): Promise<Map<string, ProposalLineAnswer[]>> {
    const rows = await this.dataSource.query<LineRow[]>(LINES, [proposal.id, needIds]);
    const over = proposal.state === 'applied' || proposal.state === 'abandoned';
    const facts = await loadPairFacts(this.dataSource, over ? [] : rows);
    const profileIds = [...new Set(rows.map(({ profileId }) => profileId))];
    const loads = await loadsOf(this.dataSource, proposal, profileIds);
    const mayEdit = isDraft(proposal) && may(viewer, 'proposal.write');
    const byNeed = new Map<string, ProposalLineAnswer[]>();
    for (const row of rows) {
      const { needId, profileId: _profileId, challengeId: _challengeId, ...line } = row;
      const foreseen = viewForeseen(foreseeLine(row, facts, loads));
      const judged = over || row.mark === 'forbidden' ? { refusal: null, warnings: [] } : foreseen;
      const actions = mayEdit ? actsOnLine(row.mark) : [];
      const { load } = foreseen;
      byNeed.set(needId, [...(byNeed.get(needId) ?? []), { ...line, ...judged, load, actions }]);
    }
    return byNeed;
  }
}

const isDraft = ({ state }: Proposal): boolean => state === 'ready' || state === 'stuck';

type ChallengeRow = Omit<ProposedChallengeAnswer, 'inForce' | 'lines' | 'forbidden' | 'actions'>;
type LineRow = Pick<
  ProposalLineAnswer,
  'profile' | 'mark' | 'origin' | 'score' | 'rank' | 'overrideNote' | 'invitationId'
> & { needId: string; profileId: string; challengeId: string };

const FROM = `
  from proposal_need n join challenge c on c.id = n.challenge_id
  join organisation co on co.id = c.organisation_id
  cross join lateral (select count(*) filter (where l.mark <> 'forbidden') as lines,
      count(*) filter (where l.mark <> 'proposed') as marked,
      coalesce(sum(l.score) filter (where l.mark <> 'forbidden'), 0) as total
    from proposal_line l where l.proposal_id = n.proposal_id and l.need_id = n.need_id) own`;

const FILTER = `
  n.proposal_id = $1
  and case $2::text when 'proposed' then own.lines > 0 when 'marked' then own.marked > 0
    when 'unserved' then own.lines = 0 and not exists (select 1 from candidate_decision d
      where d.need_id = n.need_id and d.state in ('shortlisted', 'invited'))
    else true end
  and ($3::text is null or strpos(lower(c.title), lower($3)) > 0
    or exists (select 1 from proposal_line l join profile p on p.id = l.profile_id
      where l.proposal_id = n.proposal_id and l.need_id = n.need_id
        and strpos(lower(p.name), lower($3)) > 0))`;

const COLUMNS = `
  n.need_id as "needId", ${CHALLENGE_JSON} as challenge, n.standing,
  c.state in ('listed', 'bidding') and c.deadline > clock_timestamp() as open,
  (select r.id from match_run r
   where r.need_id = n.need_id and r.state <> 'superseded') as "runId",
  n.at_least as "atLeast", n.at_most as "atMost", n.candidates, own.total`;

const ORDERS: Record<ProposedChallengesQuery['order'], string> = {
  worst: `n.standing = 'served', own.total`,
  deadline: 'c.deadline nulls last',
  title: 'c.title',
};

const IN_FORCE = `
  select d.need_id as "needId", ${PROFILE_JSON} as profile, d.state, k.score, k.rank,
    d.decided_at as "decidedAt", i.id as "invitationId", i.state as "invitationState"
  from candidate_decision d join need n on n.id = d.need_id
  join profile p on p.id = d.profile_id join organisation po on po.id = p.organisation_id
  left join invitation i on i.challenge_id = n.source_id and i.profile_id = d.profile_id
    and i.state in ('sent', 'accepted')
  left join match_run r on r.need_id = n.id and r.state <> 'superseded'
  left join candidate k on k.run_id = r.id and k.profile_id = d.profile_id and k.rank is not null
  where d.need_id = any($1) and d.state in ('shortlisted', 'invited')
  order by d.need_id, k.rank nulls last, p.id`;

const LINES = `
  select l.need_id as "needId", l.profile_id as "profileId", n.challenge_id as "challengeId",
    ${PROFILE_JSON} as profile, l.mark, l.origin, l.score, l.rank,
    l.override_note as "overrideNote", l.invitation_id as "invitationId"
  from proposal_line l
  join proposal_need n on n.proposal_id = l.proposal_id and n.need_id = l.need_id
  join profile p on p.id = l.profile_id join organisation po on po.id = p.organisation_id
  where l.proposal_id = $1 and l.need_id = any($2)
  order by l.need_id, l.score desc nulls last, p.id`;
