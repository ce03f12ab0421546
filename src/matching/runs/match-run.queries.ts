import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { may, type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { findConflicts } from '../conflicts/find-conflicts.js';
import { findIneligible } from '../eligibility/find-ineligible.js';
import { type CandidateAnswer, type MatchRunAnswer } from '../answers/match-run.answer.js';
import { type CandidateRow, viewCandidate } from './candidate-view.js';
import { worksOf } from './explanation-view.js';
import { actionsOn, SCORING } from './match-queue.queries.js';

@Injectable()
export class MatchRunQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * One run with everything a coordinator decides by. `candidates` are ranked and free; `excluded`
   * are bound to the issuer or not eligible as things stand now; `others` were decided about without being
   * candidates of this run, or are no longer barred.
   */
  async run(viewer: Viewer, id: string): Promise<MatchRunAnswer> {
    const [run] = await this.dataSource.query<RunRow[]>(RUN, [id]);
    if (!run) throw notFound('match-run');
    const views = await this.candidates(viewer, run);
    const isBarred = ({ conflicts, ineligible }: CandidateAnswer): boolean =>
      conflicts.length + ineligible.length > 0;
    const excluded = views.filter((view) => isBarred(view) && view.score !== null);
    const candidates = views.filter((view) => view.rank !== null && !excluded.includes(view));
    const others = views.filter((view) => !excluded.includes(view) && !candidates.includes(view));
    return { ...run, candidates, excluded, others, actions: actionsOn(viewer, run.state) };
  }

  private async candidates(viewer: Viewer, run: RunRow): Promise<CandidateAnswer[]> {
    const needId = run.need.id;
    const rows = await this.dataSource.query<CandidateRow[]>(CANDIDATES, [run.id, needId]);
    const profileIds = rows.map((row) => row.profile.id);
    const conflicts = await findConflicts(this.dataSource, needId, profileIds);
    const ineligible = await findIneligible(this.dataSource, profileIds);
    const works = await worksOf(this.dataSource, rows);
    const mayDecide = may(viewer, 'match.decide') && run.need.open && run.state !== 'superseded';
    return rows.map((row) =>
      viewCandidate(row, {
        works,
        conflicts: conflicts.get(row.profile.id) ?? [],
        ineligible: ineligible.get(row.profile.id) ?? [],
        mayDecide,
        maxOpenInvitations: this.rules.maxOpenInvitations,
      }),
    );
  }
}

type RunRow = Omit<MatchRunAnswer, 'actions' | 'candidates' | 'excluded' | 'others'>;

const RUN = `
  select r.id, r.state, r.completed_at as "completedAt", r.engine_version as "engineVersion",
    r.notes, ${SCORING} as scoring, r.input_hash as "inputHash", r.profile_count as "profileCount",
    r.document_count as "documentCount", r.duration_ms as "durationMs",
    (select jsonb_build_object('id', v.id, 'number', v.number) from weight_version v
     where v.id = r.weight_version_id) as weights,
    jsonb_build_object('candidates', r.candidate_count, 'excluded', r.excluded_count) as counts,
    jsonb_build_object('id', n.id, 'kind', n.kind, 'sourceId', n.source_id, 'title', n.title,
      'text', n.text, 'open', n.open, 'codes', n.codes, 'indicators', n.indicators,
      'conditions', n.conditions,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en)) as need
  from match_run r join need n on n.id = r.need_id join organisation o on o.id = n.organisation_id
  where r.id = $1`;

const openDecisions = (state: string): string => `(select count(*)::int
  from candidate_decision other join need on need.id = other.need_id and need.open
  where other.profile_id = p.id and other.state = '${state}')`;

/** The run's candidates in order of rank and score, then whoever else was decided about. */
const CANDIDATES = `
  select jsonb_build_object('id', p.id, 'kind', p.kind, 'sourceId', p.source_id, 'name', p.name,
      'nameEn', p.name_en, 'hasAccount', p.person_id is not null,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en)) as profile,
    c.rank, c.score, c.explanation, c.run_id is not null as "inRun",
    ${openDecisions('invited')} as invited, ${openDecisions('shortlisted')} as shortlisted,
    p.load_cap as "loadCap",
    case when d.need_id is not null then jsonb_build_object('state', d.state, 'origin', d.origin,
      'note', d.note, 'reason', d.reason, 'reasonKind', d.reason_kind, 'overrideNote', d.override_note,
      'decidedAt', d.decided_at,
      'decidedBy', jsonb_build_object('id', person.id, 'name', person.name,
        'nameEn', person.name_en)) end as decision,
    case when x.need_id is not null then jsonb_build_object('reason', x.reason,
      'declaredAt', x.declared_at) end as disinterest
  from (select run_id, profile_id, rank, score, explanation from candidate where run_id = $1) c
  full join (select * from candidate_decision where need_id = $2) d on d.profile_id = c.profile_id
  join profile p on p.id = coalesce(c.profile_id, d.profile_id)
  join organisation o on o.id = p.organisation_id
  left join person on person.id = d.decided_by
  left join disinterest x on x.need_id = $2 and x.profile_id = p.id
  order by c.rank nulls last, c.score desc nulls last, p.id`;
