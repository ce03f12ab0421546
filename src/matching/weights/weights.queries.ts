import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FLOOR_KINDS } from '../../../libs/matching/index.js';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf, type PageQuery } from '../../platform/http/index.js';
import { learnWeightsJob } from './learn-weights.job.js';
import { LearnFromUse, type Material } from './learn-from-use.js';
import { compareWeights } from './view-weights.js';
import { nameOf, readVersions } from './weight-version.queries.js';
import {
  type EnforcementAnswer,
  type EnforcementsAnswer,
  type WeightsStateAnswer,
} from './weights.answers.js';

@Injectable()
export class WeightsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly learning: LearnFromUse,
  ) {}

  /** What the engine ranks by, what there is to learn from, and the newest version. */
  async state(viewer: Viewer): Promise<WeightsStateAnswer> {
    const material = await this.learning.material(this.dataSource);
    const { inForce, lesson, ofOtherEngines, inputHash } = material;
    const [newest = null] = await readVersions(
      this.dataSource,
      viewer,
      'limit $1 offset $2',
      [1, 0],
    );
    const { isLearning, isUpToDate } = await this.progress(inputHash);
    const [enforcement = null] = await this.enforcements('where e.until is null', []);
    const { floor } = this.learning;
    return {
      inForce: nameOf(inForce),
      ...{ enforcement, areOutdated: inForce.areOutdated, ofOtherEngines, isLearning, isUpToDate },
      views: compareWeights(inForce.weights, newest?.weights),
      counts: lesson.counts,
      floor: FLOOR_KINDS.map((kind) => ({ kind, held: lesson.counts[kind], needed: floor[kind] })),
      newest: newest && withoutWeights(newest),
      actions: this.actionsOn(viewer, material, isUpToDate || isLearning),
    };
  }

  /** What was in force, the newest first. */
  async history(query: PageQuery): Promise<EnforcementsAnswer> {
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from weight_enforcement`,
    );
    const items = await this.enforcements('order by e.number desc limit $1 offset $2', [
      query.pageSize,
      offsetOf(query),
    ]);
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  private enforcements(rest: string, values: unknown[]): Promise<EnforcementAnswer[]> {
    return this.dataSource.query(`${ENFORCEMENTS} ${rest}`, values);
  }

  private async progress(inputHash: string): Promise<{ isUpToDate: boolean; isLearning: boolean }> {
    const [row] = await this.dataSource.query(
      `select exists (select 1 from weight_version where input_hash = $1) as "isUpToDate",
         exists (select 1 from job_ledger where name = $2 and finished_at is null
           and failed_at is null) as "isLearning"`,
      [inputHash, learnWeightsJob.name],
    );
    return row;
  }

  private actionsOn(viewer: Viewer, { lesson, inForce }: Material, isDone: boolean): string[] {
    if (!may(viewer, 'weights.govern')) return [];
    const acts: string[] = [];
    if (lesson.lacking.length === 0 && !isDone) acts.push('learn');
    if (inForce.versionId || inForce.areOutdated) acts.push('put-shipped-in-force');
    return acts;
  }
}

const withoutWeights = <T extends { weights: unknown }>({ weights: _, ...rest }: T) => rest;

const ENFORCEMENTS = `
  select e.number, e.reason, e.since, e.until,
    case when v.id is not null then jsonb_build_object('id', v.id, 'number', v.number) end as version,
    jsonb_build_object('id', p.id, 'name', p.name, 'nameEn', p.name_en) as "putBy"
  from weight_enforcement e join person p on p.id = e.put_by
  left join weight_version v on v.id = e.version_id`;
