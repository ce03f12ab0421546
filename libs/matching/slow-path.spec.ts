import { seededRandom } from '../kernel/index.js';
import { countAt } from './document-rows.js';
import { buildIndex, rank, type MatchIndex } from './index.js';
import { CHANNELS } from './match-index.js';
import { readNeed, type ReadNeed } from './need-vector.js';
import { recoverRows } from './recover-rows.js';
import { unitValues } from './scale.js';
import { oddsOf, usageWeight } from './usage.js';
import { weightIn } from './weigh.js';

/** The engine's formulas written down once more, term by term with maps and nothing reused. */
function explainSlowly(index: MatchIndex, need: ReadNeed, profile: number) {
  const { facets, rows, rarities, options, background } = index;
  const units = unitValues(background.scales[need.language], options.weights);
  const places = new Map(Array.from(need.terms, (term, place) => [term, place]));
  const values = [0, 0, 0];
  const ofTerms = need.terms.map(() => 0);
  const shares = Float64Array.from(ofTerms);
  for (let f = facets.firsts[profile]; f < facets.firsts[profile + 1]; f++) {
    const documents = [...facets.members.subarray(facets.starts[f], facets.starts[f + 1])];
    const uses = new Map<number, number>();
    const cosines = documents.map((document) => {
      const found = new Map<number, number>();
      for (let at = recovered.starts[document]; at < recovered.starts[document + 1]; at++) {
        const place = places.get(recovered.terms[at]);
        if (place === undefined) continue;
        const count = countAt(recovered, at);
        uses.set(place, (uses.get(place) ?? 0) + count);
        const weight = weightIn(rows.lengths[document], count, rarities[recovered.terms[at]]);
        found.set(place, need.weights[place] * weight);
      }
      return { found, cosine: [...found.values()].reduce((a, b) => a + b, 0) };
    });
    for (const [place, times] of uses) {
      const usage = usageWeight(oddsOf(index, need.terms[place]), times, facets.uses[f]);
      values[0] += need.uses[place] * usage;
      shares[place] += units[0] * need.uses[place] * usage;
    }
    const weights = cosines.map(({ cosine }) => Math.exp(options.sharpness * cosine));
    const total = weights.reduce((a, b) => a + b, 0);
    cosines.forEach(({ found, cosine }, i) => {
      const length = facets.sumLengths[f];
      values[1] += length > 0 ? cosine / length : 0;
      values[2] += (weights[i] / total) * cosine;
      for (const [place, part] of found) {
        shares[place] += (units[1] / length + (units[2] * weights[i]) / total) * part;
      }
    });
  }
  return { parts: CHANNELS.map((name, c) => ({ name, value: units[c] * values[c] })), shares };
}

const random = seededRandom(21);
const word = (): string => `w${Math.floor(900 ** random()) - 1}x`;
const text = (words: number): string => Array.from({ length: words }, word).join(' ');
const works = Array.from({ length: 500 }, (_, i) => ({ id: `w${i}`, title: '', text: text(50) }));
const profiles = Array.from({ length: 200 }, (_, p) => ({
  id: `p${p}`,
  workIds: Array.from({ length: p % 7 }, () => `w${Math.floor(random() * 500)}`),
  ...(p % 5 === 0 ? { text: text(8) } : {}),
}));
const index = buildIndex({ works, profiles }, { backgroundNeeds: 40 });

const recovered = recoverRows(index, [...index.workOfDocument.keys()]);

test('the quick path gives the channels and the sums that the formulas give one by one', () => {
  for (let round = 0; round < 10; round++) {
    const need = { id: 'n', title: text(3), text: text(60) };
    const read = readNeed(index, need);
    for (const { profileId, explanation } of rank(index, need, { top: 50, explain: 50 })) {
      if (!explanation) throw new Error('not explained');
      const { parts, shares } = explainSlowly(index, read, index.profileIds.indexOf(profileId));
      parts.forEach(({ name, value }, c) => {
        expect(explanation.parts[c].name).toBe(name);
        expect(explanation.parts[c].value).toBeCloseTo(value, 9);
      });
      for (const { term, contribution } of explanation.terms.slice(0, -1)) {
        const place = read.terms.findIndex((number) => number === numberOf(term));
        expect(contribution).toBeCloseTo(shares[place], 9);
      }
      const missing = new Set(explanation.missing.map(({ term }) => numberOf(term)));
      read.terms.forEach((term, place) => {
        if (missing.has(term)) expect(shares[place]).toBe(0);
      });
    }
  }
});

/** A word or a pair of words as the vocabulary has it. */
function numberOf(term: string): number {
  const [first, second] = term.split(' ').map((unit) => index.vocabulary.findUnit(unit));
  return second === undefined ? first : index.vocabulary.findPair(first, second);
}

test('all explanations of the best fifty are those of exhaustive scoring', () => {
  for (let round = 0; round < 5; round++) {
    const need = { id: 'n', title: text(3), text: text(60) };
    const exhaustive = rank(index, need, { top: 'all', explain: 50 }).slice(0, 50);
    expect(rank(index, need, { top: 50, explain: 50 })).toEqual(exhaustive);
  }
});
