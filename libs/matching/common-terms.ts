import type { FacetVectors } from './facet-vectors.js';
import { sharedDoubles } from './sections.js';

const STEPS = 15;

/** The terms of more than a third of all facets, the commonest first. */
export function commonTerms(facetsOf: Uint32Array, facets: number): Uint32Array {
  const common: number[] = [];
  for (let term = 0; term < facetsOf.length; term++) {
    if (3 * facetsOf[term] > facets) common.push(term);
  }
  return Uint32Array.from(common).sort((a, b) => facetsOf[b] - facetsOf[a] || a - b);
}

/**
 * What the 16 steps of each common term stand for: lowest weight, step of weights, lowest usage, step
 * of usages, see {@link FacetPostings.commonRanges}. From the least to the greatest of all facets: who
 * uses a common term most is who is looked for.
 */
export function measureRanges(
  common: Uint32Array,
  vectors: FacetVectors,
  { facets, spreadOf }: { facets: number; spreadOf: (facet: number) => number },
): Float64Array {
  const weights = Array.from(common, () => new Range());
  const usages = Array.from(common, () => new Range());
  for (let facet = 0; facet < facets; facet++) {
    vectors.read(facet);
    const spread = spreadOf(facet);
    common.forEach((term, number) => {
      weights[number].add(spread > 0 ? vectors.weightOf(term) / spread : 0);
      usages[number].add(vectors.usageOf(term));
    });
  }
  const ranges = sharedDoubles(4 * common.length);
  common.forEach((_, number) => {
    ranges.set([...weights[number].steps(), ...usages[number].steps()], 4 * number);
  });
  return ranges;
}

/** The step that is next to a value. */
export function stepAt(value: number, lowest: number, step: number): number {
  if (step === 0) return 0;
  return Math.max(0, Math.min(STEPS, Math.round((value - lowest) / step)));
}

class Range {
  private least = Infinity;
  private greatest = -Infinity;

  add(value: number): void {
    this.least = Math.min(this.least, value);
    this.greatest = Math.max(this.greatest, value);
  }

  steps(): [lowest: number, step: number] {
    return [this.least, (this.greatest - this.least) / STEPS];
  }
}
