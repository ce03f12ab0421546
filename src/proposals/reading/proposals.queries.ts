import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ProposalState } from '../../../libs/lifecycle/index.js';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf } from '../../platform/http/index.js';
import {
  type LastEditAnswer,
  type ProposalAnswer,
  type ProposalHeadAnswer,
  type ProposalProofAnswer,
  type ProposalsAnswer,
} from '../answers/proposal.answer.js';
import { type ProposalAction } from '../proposal-choices.js';
import { findProposal } from '../lock-proposal.js';
import { type Outcome, type Proposal } from '../proposal.entity.js';
import { type ProposalsQuery } from '../proposals.dto.js';
import { tellObstacle } from './obstacle-view.js';
import { totalsOf } from './totals.js';

@Injectable()
export class ProposalsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** All proposals, the newest first. */
  async list(viewer: Viewer, query: ProposalsQuery): Promise<ProposalsAnswer> {
    const filter = `($1::text is null or p.state = $1)`;
    const state = query.state ?? null;
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      `select count(*)::int as total from proposal p where ${filter}`,
      [state],
    );
    const rows = await this.dataSource.query<HeadRow[]>(
      `${HEAD} where ${filter} order by p.created_at desc, p.id desc limit $2 offset $3`,
      [state, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => viewHead(row, viewer));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  /** One proposal without its lines. */
  async one(viewer: Viewer, id: string): Promise<ProposalAnswer> {
    const proposal = await findProposal(this.dataSource.manager, id);
    const [row] = await this.dataSource.query<[HeadRow]>(`${HEAD} where p.id = $1`, [id]);
    const totals = await totalsOf(this.dataSource, proposal);
    const { options, progress, failure, outcome } = proposal;
    const lastEdit = await this.lastEdit(id);
    const isStuck = proposal.state === 'stuck' && outcome?.obstacle;
    return {
      ...viewHead(row, viewer),
      ...{ options, progress, failure, totals, lastEdit },
      proof: proofOf(proposal, totals.total, lastEdit !== null),
      obstacle: isStuck ? await tellObstacle(this.dataSource, isStuck) : null,
      dropped: outcome?.dropped.length ?? 0,
    };
  }

  private async lastEdit(id: string): Promise<LastEditAnswer | null> {
    const [row] = await this.dataSource.query<LastEditAnswer[]>(
      `select e.acts as edits, e.edited_at as "editedAt",
         jsonb_build_object('id', person.id, 'name', person.name, 'nameEn', person.name_en) as "editedBy"
       from proposal_edit e join person on person.id = e.edited_by
       where e.proposal_id = $1 order by e.number desc limit 1`,
      [id],
    );
    return row ?? null;
  }
}

interface HeadRow extends Omit<ProposalHeadAnswer, 'actions'> {
  edits: number;
}

const HEAD = `
  select p.id, p.title, p.state, p.version, p.created_at as "createdAt",
    p.changed_at as "changedAt", p.computed_at as "computedAt", p.applied_at as "appliedAt",
    jsonb_build_object('id', maker.id, 'name', maker.name, 'nameEn', maker.name_en) as "createdBy",
    jsonb_build_object('id', changer.id, 'name', changer.name, 'nameEn', changer.name_en) as "changedBy",
    (select count(*)::int from proposal_line l
     where l.proposal_id = p.id and l.mark <> 'forbidden') as lines,
    (select count(*)::int from proposal_edit e where e.proposal_id = p.id) as edits
  from proposal p join person maker on maker.id = p.created_by
  join person changer on changer.id = p.changed_by`;

function viewHead({ edits, ...row }: HeadRow, viewer: Viewer): ProposalHeadAnswer {
  return { ...row, actions: actionsOn(viewer, { ...row, edits }) };
}

/** What the viewer may do with a proposal now. */
function actionsOn(
  viewer: Viewer,
  { state, edits, lines }: { state: ProposalState; edits: number; lines: number },
): ProposalAction[] {
  const actions: ProposalAction[] = [];
  const drafted = state === 'ready' || state === 'stuck';
  if (may(viewer, 'proposal.write')) {
    if (drafted) actions.push('edit');
    if (drafted && edits > 0) actions.push('undo');
    if (drafted || state === 'failed') actions.push('recompute', 'change-options');
    if (state === 'stuck') actions.push('relax');
    if (drafted || state === 'failed' || state === 'computing') actions.push('abandon');
  }
  if (may(viewer, 'proposal.apply') && state === 'ready' && lines > 0) actions.push('apply');
  return actions;
}

function proofOf(
  { outcome }: { outcome: Outcome | null } & Pick<Proposal, 'state'>,
  current: number,
  edited: boolean,
): ProposalProofAnswer | null {
  if (!outcome?.proof) return null;
  const { total, bound, floor, scale } = outcome.proof;
  return {
    total,
    gap: bound - total,
    floor: floor && { least: floor.least, score: floor.units / scale },
    edited,
    behind: edited ? Math.round((total - current) * scale) / scale : 0,
  };
}
