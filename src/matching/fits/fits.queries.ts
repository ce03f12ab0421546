import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Explanation } from '../../../libs/matching/index.js';
import { type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { offsetOf } from '../../platform/http/index.js';
import { type FitAnswer, type FitsAnswer } from '../answers/fit.answer.js';
import { type Conflict, sayConflict } from '../conflicts/conflict.js';
import { findAllConflicts } from '../conflicts/find-conflicts.js';
import { viewExplanation, type Works, worksOf } from '../runs/explanation-view.js';
import { type FitsQuery } from './fits.dto.js';
import { keepPublicTerms } from './public-terms.js';

/** Open needs looked at for one person, the best first. */
const MOST_NEEDS = 2000;

@Injectable()
export class FitsQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Open needs that fit the viewer's own profile, best first, and why; or those he declined; or
   * those his ties to the issuer keep him from. The rank is withheld: it would count his rivals.
   */
  async list(viewer: Viewer, query: FitsQuery): Promise<FitsAnswer> {
    const all = await this.pairs(viewer.personId);
    const ofList = all.filter((pair) => listOf(pair) === query.list);
    const shown = ofList.slice(offsetOf(query), offsetOf(query) + query.pageSize);
    const items = await this.view(shown);
    return { items, page: query.page, pageSize: query.pageSize, total: ofList.length };
  }

  /** The viewer's pairs of profile and open need, the best profile of each need, with conflicts. */
  private async pairs(personId: string): Promise<Pair[]> {
    const rows = await this.dataSource.query<Omit<Pair, 'conflicts'>[]>(PAIRS, [
      personId,
      this.rules.minFitScore,
    ]);
    const needIds = [...new Set(rows.map((row) => row.needId))];
    const profileIds = [...new Set(rows.map((row) => row.profileId))];
    const conflicts = await findAllConflicts(this.dataSource, needIds, profileIds);
    return rows.map((row) => {
      const found = conflicts.get(row.needId)?.get(row.profileId) ?? [];
      return { ...row, conflicts: found.map(sayConflict) };
    });
  }

  private async view(pairs: Pair[]): Promise<FitAnswer[]> {
    const details = await this.dataSource.query<Detail[]>(DETAILS, [
      pairs.map((pair) => pair.runId),
      pairs.map((pair) => pair.profileId),
    ]);
    const detailOf = new Map(details.map((detail) => [detail.runId, detail]));
    const works = await worksOf(this.dataSource, details);
    return pairs.flatMap((pair) => {
      const detail = detailOf.get(pair.runId);
      return detail ? [viewFit(pair, detail, works)] : [];
    });
  }
}

interface Pair {
  needId: string;
  runId: string;
  profileId: string;
  score: number;
  /** Null for one without a rank. */
  rank: number | null;
  disinterest: FitAnswer['disinterest'];
  conflicts: Conflict[];
}

interface Detail {
  runId: string;
  need: FitAnswer['need'];
  publicText: string;
  explanation: Explanation | null;
}

const listOf = ({ conflicts, disinterest }: Pair): FitsQuery['list'] => {
  if (conflicts.length > 0) return 'conflicted';
  return disinterest ? 'declined' : 'fits';
};

/** Somebody in conflict is told that he is and why, and nothing of how well he would fit. */
function viewFit(pair: Pair, detail: Detail, works: Works): FitAnswer {
  const { profileId, score, disinterest, conflicts } = pair;
  const bound = conflicts.length > 0;
  return {
    ...{ need: detail.need, profileId, score: bound ? null : score, conflicts, disinterest },
    explanation: bound || !detail.explanation ? null : publicExplanation(detail, works),
    actions: bound ? [] : [disinterest ? 'undo-decline' : 'decline'],
  };
}

function publicExplanation(detail: Detail, works: Works): FitAnswer['explanation'] {
  const { explanation, publicText } = detail;
  if (!explanation) return null;
  const { terms, reasons, ...rest } = viewExplanation(explanation, works);
  const { parts, works: carriers, ownWords } = rest;
  return {
    ...{ parts, works: carriers, ownWords, terms: keepPublicTerms(terms, publicText) },
    // Fields are public; indicators are of the tier that takes a signature.
    reasons: reasons.filter(({ channel }) => channel === 'fields'),
  };
}

/** Only explained candidates: a fit without its why is none. Those in conflict have no rank. */
const PAIRS = `
  select * from (
    select distinct on (n.id) n.id as "needId", r.id as "runId", p.id as "profileId", c.score, c.rank,
      case when x.need_id is not null then jsonb_build_object('reason', x.reason,
        'declaredAt', x.declared_at) end as disinterest
    from profile p
    join candidate c on c.profile_id = p.id and c.explanation is not null and c.score >= $2
    join match_run r on r.id = c.run_id and r.state <> 'superseded'
    join need n on n.id = r.need_id and n.open
    left join disinterest x on x.need_id = n.id and x.profile_id = p.id
    where p.person_id = $1 and p.active
    order by n.id, c.score desc, p.id) best
  order by score desc, "needId" limit ${MOST_NEEDS}`;

const DETAILS = `
  select r.id as "runId", c.explanation, n.title || E'.\\n' || n.public_text as "publicText",
    jsonb_build_object('id', n.id, 'kind', n.kind, 'sourceId', n.source_id, 'title', n.title,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en)) as need
  from unnest($1::uuid[], $2::uuid[]) as asked(run_id, profile_id)
  join candidate c on c.run_id = asked.run_id and c.profile_id = asked.profile_id
  join match_run r on r.id = c.run_id join need n on n.id = r.need_id
  join organisation o on o.id = n.organisation_id`;
