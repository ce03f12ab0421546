import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { may, type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { offsetOf } from '../../platform/http/index.js';
import {
  type ProfileChoiceAnswer,
  type ProfileChoicesAnswer,
} from '../answers/profile-choice.answer.js';
import { sayConflict } from '../conflicts/conflict.js';
import { findConflicts } from '../conflicts/find-conflicts.js';
import { sayIneligibility } from '../eligibility/eligibility.js';
import { findIneligible } from '../eligibility/find-ineligible.js';
import { loadOf } from '../runs/candidate-view.js';
import { type DecisionState } from './decision.js';
import { type ProfileChoicesQuery } from './profile-choices.dto.js';

@Injectable()
export class ProfileChoicesQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Active experts and teams by name, those the current run ranks first; each with the conflicts
   * that would block it for this need, so that they are known before anybody is added.
   */
  async list(
    viewer: Viewer,
    needId: string,
    query: ProfileChoicesQuery,
  ): Promise<ProfileChoicesAnswer> {
    const [need] = await this.dataSource.query(`select open from need where id = $1`, [needId]);
    if (!need) throw notFound('need');
    const words = query.q?.trim() || null;
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      `select count(*)::int as total from profile p
       join organisation o on o.id = p.organisation_id where ${NAMED}`,
      [words],
    );
    const rows = await this.dataSource.query<ChoiceRow[]>(CHOICES, [
      ...[words, needId, query.pageSize, offsetOf(query)],
    ]);
    const mayAdd = may(viewer, 'match.decide') && need.open;
    const items = await this.view(rows, needId, mayAdd);
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  private async view(
    rows: ChoiceRow[],
    needId: string,
    mayAdd: boolean,
  ): Promise<ProfileChoiceAnswer[]> {
    const ids = rows.map(({ profile }) => profile.id);
    const conflicts = await findConflicts(this.dataSource, needId, ids);
    const barred = await findIneligible(this.dataSource, ids);
    return rows.map((row) => {
      const { profile, inRun, rank, decision, heldOverride } = row;
      const bonds = conflicts.get(profile.id) ?? [];
      const ineligible = barred.get(profile.id) ?? [];
      return {
        ...{ profile, inRun, rank, decision },
        conflicts: bonds.map(sayConflict),
        ineligible: ineligible.map(sayIneligibility),
        needsOverride: bonds.length + ineligible.length > 0 && !heldOverride,
        load: loadOf(row, this.rules.maxOpenInvitations),
        actions: mayAdd && !inRun && decision === null ? ['add'] : [],
      };
    });
  }
}

interface ChoiceRow extends Pick<ProfileChoiceAnswer, 'profile' | 'inRun' | 'rank'> {
  decision: DecisionState | null;
  heldOverride: string | null;
  invited: number;
  shortlisted: number;
  loadCap: number | null;
}

const NAMED = `p.active and ($1::text is null
  or strpos(lower(concat_ws(' ', p.name, p.name_en)), lower($1)) > 0
  or strpos(lower(concat_ws(' ', o.name, o.name_en)), lower($1)) > 0)`;

const openDecisions = (state: string): string => `(select count(*)::int
  from candidate_decision other join need on need.id = other.need_id and need.open
  where other.profile_id = p.id and other.state = '${state}')`;

const CHOICES = `
  select jsonb_build_object('id', p.id, 'kind', p.kind, 'sourceId', p.source_id, 'name', p.name,
      'nameEn', p.name_en, 'hasAccount', p.person_id is not null,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en)) as profile,
    c.run_id is not null as "inRun", c.rank, d.state as decision,
    d.override_note as "heldOverride", p.load_cap as "loadCap",
    ${openDecisions('invited')} as invited, ${openDecisions('shortlisted')} as shortlisted
  from profile p join organisation o on o.id = p.organisation_id
  left join match_run r on r.need_id = $2 and r.state <> 'superseded'
  left join candidate c on c.run_id = r.id and c.profile_id = p.id
  left join candidate_decision d on d.need_id = $2 and d.profile_id = p.id
  where ${NAMED}
  order by c.rank nulls last, p.name collate reading_order, p.id limit $3 offset $4`;
