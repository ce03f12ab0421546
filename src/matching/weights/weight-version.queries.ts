import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import {
  areWeightsOf,
  shippedWeights,
  viewsOf,
  type ViewWeights,
} from '../../../libs/matching/index.js';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf, type PageQuery } from '../../platform/http/index.js';
import { compareNeeds } from './compare-needs.js';
import { compareWeights } from './view-weights.js';
import { type VersionNameAnswer } from './version-name.answer.js';
import {
  type WeightVersionAnswer,
  type WeightVersionDetailAnswer,
  type WeightVersionsAnswer,
} from './weights.answers.js';
import { readWeightsInForce, type WeightsInForce } from './weights-in-force.js';

@Injectable()
export class WeightVersionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Every version, the newest first. */
  async list(viewer: Viewer, query: PageQuery): Promise<WeightVersionsAnswer> {
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from weight_version`,
    );
    const limits = [query.pageSize, offsetOf(query)];
    const items = await readVersions(this.dataSource, viewer, 'limit $1 offset $2', limits);
    return {
      items: items.map(({ weights: _, ...item }) => item),
      ...{ page: query.page, pageSize: query.pageSize, total },
    };
  }

  /**
   * One version beside what is in force; where it is in force itself, beside what it was learnt
   * beside. The rankings are those of recent runs, put in another order; see `rerank`.
   */
  async one(viewer: Viewer, id: string): Promise<WeightVersionDetailAnswer> {
    const [found] = await readVersions(this.dataSource, viewer, 'where v.id = $1', [id]);
    if (!found) throw notFound('weight-version');
    const { weights, ...version } = found;
    const inForce = await readWeightsInForce(this.dataSource);
    const against = await this.besideOf(version, inForce);
    const views = compareWeights(inForce.weights, weights);
    const comparable = areWeightsOf(viewsOf(), weights);
    const both = { before: against.weights, after: weights };
    const needs = comparable ? await compareNeeds(this.dataSource, both) : [];
    return { ...version, views, against: against.name, needs };
  }

  private async besideOf(
    version: WeightVersionAnswer,
    inForce: WeightsInForce,
  ): Promise<{ name: VersionNameAnswer | null; weights: ViewWeights }> {
    if (!version.isInForce) return { name: nameOf(inForce), weights: inForce.weights };
    const name = version.comparedWith;
    const [row] = await this.dataSource.query<{ weights: ViewWeights }[]>(
      `select weights from weight_version where id = $1`,
      [name?.id ?? null],
    );
    const usable = row && areWeightsOf(viewsOf(), row.weights);
    return usable ? { name, weights: row.weights } : { name: null, weights: shippedWeights() };
  }
}

export const nameOf = ({ versionId, versionNumber }: WeightsInForce): VersionNameAnswer | null =>
  versionId && versionNumber ? { id: versionId, number: versionNumber } : null;

type VersionRow = Omit<WeightVersionAnswer, 'actions'> & { weights: ViewWeights };

/** Versions with what the viewer may do with each; `rest` is a condition or a limit. */
export async function readVersions(
  source: Pick<EntityManager, 'query'>,
  viewer: Viewer,
  rest: 'where v.id = $1' | 'limit $1 offset $2',
  values: unknown[],
): Promise<(WeightVersionAnswer & { weights: ViewWeights })[]> {
  const order = 'order by v.number desc';
  const tail = rest.startsWith('where') ? `${rest} ${order}` : `${order} ${rest}`;
  const rows = await source.query<VersionRow[]>(`${VERSIONS} ${tail}`, values);
  const views = viewsOf();
  const mayGovern = may(viewer, 'weights.govern');
  return rows.map((row) => {
    const able = mayGovern && !row.isInForce && areWeightsOf(views, row.weights);
    return { ...row, actions: able ? ['put-in-force'] : [] };
  });
}

const VERSIONS = `
  select v.id, v.number, v.engine_version as "engineVersion", v.created_at as "createdAt", v.counts,
    v.weights, v.held_out as "heldOut",
    case when p.id is not null then
      jsonb_build_object('id', p.id, 'name', p.name, 'nameEn', p.name_en) end as "askedBy",
    case when c.id is not null then jsonb_build_object('id', c.id, 'number', c.number) end
      as "comparedWith",
    exists (select 1 from weight_enforcement e where e.version_id = v.id and e.until is null)
      as "isInForce"
  from weight_version v left join person p on p.id = v.asked_by
  left join weight_version c on c.id = v.compared_with`;
