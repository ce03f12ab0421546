import { type EntityManager } from 'typeorm';
import {
  areWeightsOf,
  shippedWeights,
  viewsOf,
  type ViewWeights,
} from '../../../libs/matching/index.js';

/** By which weights the engine ranks now. */
export interface WeightsInForce {
  /** Null: those the engine comes with. */
  versionId: string | null;
  versionNumber: number | null;
  weights: ViewWeights;
  /** Of the row that put them in force; null where none ever was. */
  enforcement: number | null;
  /** They belong to views that this engine no longer has, so those it comes with stand in. */
  areOutdated: boolean;
}

/** The weights in force, as the transaction of `source` sees them. */
export async function readWeightsInForce(
  source: Pick<EntityManager, 'query'>,
): Promise<WeightsInForce> {
  const [row] = await source.query<Row[]>(
    `select e.number as enforcement, v.id as "versionId", v.number as "versionNumber", v.weights
     from weight_enforcement e left join weight_version v on v.id = e.version_id
     where e.until is null`,
  );
  const shipped = { versionId: null, versionNumber: null, weights: shippedWeights() };
  const { enforcement = null } = row ?? {};
  if (!row?.weights) return { ...shipped, enforcement, areOutdated: false };
  if (!areWeightsOf(viewsOf(), row.weights)) return { ...shipped, enforcement, areOutdated: true };
  return { ...row, weights: row.weights, areOutdated: false };
}

interface Row {
  enforcement: number;
  versionId: string | null;
  versionNumber: number | null;
  weights: ViewWeights | null;
}
