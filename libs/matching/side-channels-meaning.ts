import { assert, seededRandom } from '../kernel/index.js';
import type { SideChannel } from './types.js';

/**
 * The meaning of texts as a view of profiles: the cosine of the need's vector with the centroid of
 * the vectors of a profile's works, in deviations above what unrelated works score.
 *
 * Whoever knows a model gives the vectors; nothing here does. Mean and deviation are frozen when all
 * works are in: some works are drawn (seeded) and used as needs against every profile that does not
 * hold them. A profile none of whose works has a vector gets 0, which is what an unrelated one gets.
 *
 * Cost: one multiplication a profile and dimension for a need; as much for each drawn work once.
 * Memory: 4 bytes a profile and dimension. Source: centroids after Rocchio (1971).
 * Example: works (1, 0) and (0, 1) make the centroid (.71, .71); a need (1, 0) has the cosine .71.
 */
export class MeaningIndex {
  private readonly sums: Float32Array;
  private readonly drawn = new Map<number, Float32Array>();
  private mean = 0;
  private deviation = 1;

  constructor(
    readonly dimensions: number,
    private readonly profilesOfWork: readonly (readonly number[])[],
    private readonly profiles: number,
  ) {
    this.sums = new Float32Array(profiles * dimensions);
    this.draw();
  }

  /** Takes the vector of one work; each work once, in any order. A zero vector says nothing. */
  add(work: number, vector: Float32Array): void {
    assert(vector.length === this.dimensions, 'a vector of another length');
    const unit = unitOf(vector);
    if (!unit) return;
    if (this.drawn.has(work)) this.drawn.set(work, unit);
    for (const profile of this.profilesOfWork[work]) {
      const from = profile * this.dimensions;
      for (let d = 0; d < this.dimensions; d++) this.sums[from + d] += unit[d];
    }
  }

  /** Makes sums centroids and measures the scale, in steps; nothing may be added after. */
  *finish(): Generator<void, void> {
    for (let profile = 0; profile < this.profiles; profile++) {
      const sum = this.sums.subarray(profile * this.dimensions, (profile + 1) * this.dimensions);
      sum.set(unitOf(sum) ?? sum);
    }
    let [count, total, squares] = [0, 0, 0];
    for (const [work, vector] of this.drawn) {
      if (vector.length === 0) continue;
      const own = new Set(this.profilesOfWork[work]);
      this.cosines(vector).forEach((cosine, profile) => {
        if (own.has(profile) || Number.isNaN(cosine)) return;
        count++;
        total += cosine;
        squares += cosine * cosine;
      });
      yield;
    }
    if (count < FEWEST_PAIRS) [this.mean, this.deviation] = [PRIOR_MEAN, PRIOR_DEVIATION];
    else {
      this.mean = total / count;
      const variance = Math.max(0, squares / count - this.mean * this.mean);
      this.deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
    }
    this.drawn.clear();
  }

  /** The view of one need. Its vector must have the length of the works' vectors. */
  channel(need: Float32Array): SideChannel {
    assert(need.length === this.dimensions, 'a need with a vector of another length');
    const unit = unitOf(need);
    const values = unit ? this.cosines(unit) : new Float64Array(this.profiles).fill(NaN);
    return {
      name: 'meaning',
      values: values.map((cosine) =>
        Number.isNaN(cosine) ? 0 : (cosine - this.mean) / this.deviation,
      ),
    };
  }

  /** Cosine with each profile's centroid; NaN where there is none. */
  private cosines(unit: Float32Array): Float64Array {
    const { dimensions, sums } = this;
    const cosines = new Float64Array(this.profiles);
    for (let profile = 0; profile < cosines.length; profile++) {
      const from = profile * dimensions;
      let [product, square] = [0, 0];
      for (let d = 0; d < dimensions; d++) {
        product += unit[d] * sums[from + d];
        square += sums[from + d] * sums[from + d];
      }
      cosines[profile] = square > 0 ? product : NaN;
    }
    return cosines;
  }

  private draw(): void {
    const random = seededRandom(SEED);
    const room = Math.floor(MOST_PRODUCTS / Math.max(1, this.sums.length));
    const works = this.profilesOfWork.map((_, work) => work);
    const wanted = Math.min(works.length, MOST_DRAWN, Math.max(1, room));
    for (let i = 0; i < wanted; i++) {
      const j = i + Math.floor(random() * (works.length - i));
      [works[i], works[j]] = [works[j], works[i]];
      this.drawn.set(works[i], EMPTY);
    }
  }
}

const SEED = 1;
const EMPTY = new Float32Array(0);
const MOST_DRAWN = 200;
/** Multiplications spent on the scale, at most: about a second. */
const MOST_PRODUCTS = 1e9;
/** With fewer pairs than this the scale is what sentence encoders usually give. */
const FEWEST_PAIRS = 50;
const PRIOR_MEAN = 0.4;
const PRIOR_DEVIATION = 0.12;
const LEAST_DEVIATION = 0.01;

function unitOf(vector: Float32Array): Float32Array | undefined {
  let square = 0;
  for (const number of vector) square += number * number;
  const length = Math.sqrt(square);
  return length > 0 && Number.isFinite(length) ? vector.map((n) => n / length) : undefined;
}
