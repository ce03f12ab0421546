/**
 * What a term is worth to a facet, in 8 bits: how often the facet uses it, in 8 steps, and the weight
 * of the term in the sum of the facet's documents, in 32 steps around what so many uses lead one to
 * expect. Most weights stand close to that, so steps are of a twentieth there and wider farther out.
 *
 * Weights are told by the facet's **unit**, about what one use in one of its documents gives a term
 * of rarity 1. Spread over single documents, t uses give t units, in one document 1 + ln t; expected
 * is the geometric mean of the two. Facets of very many documents count uses by the dozen or more, see
 * FacetVectors, and what is said here of uses and units holds for dozens.
 */

/** Uses that each step stands for. */
export const USES = Float64Array.of(1, 2, 3, 4.3, 6.5, 11, 22, 70);

const WEIGHT_BITS = 5;
const WEIGHT_STEPS = 2 ** WEIGHT_BITS;
/** Steps are even in the inverse hyperbolic sine of the logarithm, so many times stretched. */
const STRETCH = 4.4;
const STEP = 0.2;
const MIDDLE = (WEIGHT_STEPS - 1) / 2;

const EXPECTED = USES.map((uses) => Math.sqrt(uses * (1 + Math.log(uses))));

const weightAt = (step: number, expected: number): number =>
  expected * Math.exp(Math.sinh(STEP * (step - MIDDLE)) / STRETCH);

/** By impact: its weight, in units. */
export const IMPACT_WEIGHTS = Float64Array.from(
  { length: USES.length * WEIGHT_STEPS },
  (_, impact) => weightAt(impact % WEIGHT_STEPS, EXPECTED[impact >>> WEIGHT_BITS]),
);

/** The impact of a term that a facet uses so often, with a weight in units. */
export function impactOf(uses: number, weight: number): number {
  const step = stepOfUses(uses);
  const stretched = STRETCH * Math.log(weight / EXPECTED[step]);
  const nearest = Math.round(MIDDLE + Math.asinh(stretched) / STEP);
  // Written so that the weight 0 of a term that counts nothing has the lowest.
  return (step << WEIGHT_BITS) + Math.max(0, Math.min(WEIGHT_STEPS - 1, nearest));
}

/** By uses, up to the last step: the step whose uses are next, by their ratio. */
const STEPS_OF_USES = Uint8Array.from({ length: 128 }, (_, uses) => {
  const distance = (step: number): number => Math.abs(Math.log(Math.max(1, uses) / USES[step]));
  return [...USES.keys()].reduce((best, step) => (distance(step) < distance(best) ? step : best));
});

export const stepOfUses = (uses: number): number =>
  STEPS_OF_USES[Math.min(Math.round(uses), STEPS_OF_USES.length - 1)];
