import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  ENGINE_VERSION,
  type LearntWeights,
  learnWeightsSteps,
  type Lesson,
  weighData,
} from '../../../libs/matching/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { canonicalJson, Changes, systemOrigin } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { gatherJudgments, type Gathered } from './gather-judgments.js';
import { readWeightsInForce, type WeightsInForce } from './weights-in-force.js';

/** Everything that a version is learnt from, and whether it is enough. */
export interface Material extends Gathered {
  inForce: WeightsInForce;
  lesson: Lesson;
  inputHash: string;
}

@Injectable()
export class LearnFromUse {
  private readonly log = new Logger('weights');

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Learns a version of the weights from all decisions there are. It ranks nothing until a person
   * puts it in force. Returns its id; null below the floor of data, where nothing moves. The same
   * decisions give the version that is already there, so that repeating this changes nothing.
   */
  async run(askedBy: string | null): Promise<string | null> {
    const material = await this.material(this.dataSource);
    const held = await versionOf(this.dataSource, material.inputHash);
    if (held || material.lesson.lacking.length > 0) return held;
    const { judged, inForce } = material;
    const started = performance.now();
    const steps = learnWeightsSteps(judged, inForce.weights, this.floor);
    const { counts, learnt } = await inTurns(steps);
    if (!learnt) return null;
    const ms = Math.round(performance.now() - started);
    this.log.log(`weights from ${counts.pairs} preferences of ${counts.needs} needs in ${ms} ms`);
    return this.store({ ...material, counts, learnt }, askedBy);
  }

  /** What there is to learn from now. */
  async material(source: Pick<EntityManager, 'query'>): Promise<Material> {
    const gathered = await gatherJudgments(source);
    const inForce = await readWeightsInForce(source);
    const lesson = weighData(gathered.judged, this.floor);
    return { ...gathered, inForce, lesson, inputHash: hashOf(gathered) };
  }

  get floor() {
    const { learningNeeds, learningPairs, learningDeciders } = this.rules;
    return { needs: learningNeeds, pairs: learningPairs, deciders: learningDeciders };
  }

  private store(version: ComputedVersion, askedBy: string | null): Promise<string | null> {
    const { inputHash, inForce, counts, learnt } = version;
    return this.changes.run(systemOrigin('learn-weights'), async (change) => {
      const id = newId();
      const stored = await change.manager.query<{ number: number }[]>(
        `insert into weight_version (id, engine_version, weights, compared_with, counts, held_out,
           pull, input_hash, asked_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (input_hash) do nothing returning number`,
        [
          ...[id, ENGINE_VERSION, learnt.weights, inForce.versionId, counts, learnt.heldOut],
          ...[learnt.pull, inputHash, askedBy],
        ],
      );
      if (stored.length === 0) return versionOf(change.manager, inputHash);
      const { verdict, gain } = learnt.heldOut;
      const { needs, pairs, deciders } = counts;
      const facts = { number: stored[0].number, weights: { ...learnt.weights }, verdict, gain };
      const payload = { versionId: id, ...facts, needs, pairs, deciders };
      await change.record({ stream: WEIGHTS_STREAM, type: 'weightsLearnt', payload });
      return id;
    });
  }
}

/** Other work of the process goes on between the steps. */
async function inTurns<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** There is one engine, so its weights have one history. */
export const WEIGHTS_STREAM = 'weights:engine';

interface ComputedVersion extends Material {
  counts: Lesson['counts'];
  learnt: LearntWeights;
}

async function versionOf(
  source: Pick<EntityManager, 'query'>,
  inputHash: string,
): Promise<string | null> {
  const sql = `select id from weight_version where input_hash = $1`;
  const [row] = await source.query<{ id: string }[]>(sql, [inputHash]);
  return row?.id ?? null;
}

/** Over who decided what, not over the runs: those are made anew without anybody deciding. */
function hashOf({ judged }: Gathered): string {
  const acts = judged.flatMap(({ needId, candidates }) =>
    candidates.flatMap(({ profileId, judgment, deciderId }) =>
      judgment ? [[needId, profileId, judgment, deciderId].join(' ')] : [],
    ),
  );
  const input = canonicalJson({ engine: ENGINE_VERSION, acts: acts.sort() });
  return createHash('sha256').update(input).digest('hex');
}
