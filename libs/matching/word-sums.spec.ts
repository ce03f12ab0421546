import { seededRandom } from '../kernel/index.js';
import type { NeedWords } from './need-words.js';
import { WordSums } from './word-sums.js';

const random = seededRandom(17);
const below = (end: number): number => Math.floor(random() * end);

/** Terms shown under one to three words each; word 0 is the rest. */
function makeWords(terms: number, words: number): NeedWords {
  const shown = Array.from({ length: terms }, () => [
    ...new Set(Array.from({ length: 1 + below(3) }, () => below(words))),
  ]);
  return {
    words: Array.from({ length: words }, (_, word) => ({
      term: word === 0 ? '' : `w${word}`,
      label: `W${word}`,
      askedFor: word > 0 && word % 3 > 0,
    })),
    places: Uint32Array.from(shown.flatMap((list, place) => list.map(() => place))),
    wordOf: Uint32Array.from(shown.flat()),
    shares: Float64Array.from(shown.flatMap((list) => list.map(() => 1 / list.length))),
  };
}

/** The same with maps, word by word. */
function readSlowly(grouping: NeedWords, weights: Float64Array, ofTerms: Float64Array) {
  const sums = grouping.words.map(() => 0);
  const lacks = grouping.words.map(() => 0);
  const whole = grouping.words.map(() => 0);
  grouping.places.forEach((place, i) => {
    const word = grouping.wordOf[i];
    const square = grouping.shares[i] * weights[place] ** 2;
    whole[word] += square;
    sums[word] += grouping.shares[i] * ofTerms[place];
    if (ofTerms[place] === 0) lacks[word] += square;
  });
  const named = [...sums.keys()].slice(1);
  const carrying = named
    .filter((word) => sums[word] > 0)
    .sort((a, b) => sums[b] - sums[a] || a - b)
    .slice(0, 12);
  const missing = named
    .filter((word) => grouping.words[word].askedFor && !carrying.includes(word))
    .filter((word) => lacks[word] > 0.5 * whole[word])
    .sort((a, b) => lacks[b] - lacks[a] || a - b)
    .slice(0, 8);
  return { sums, lacks, carrying, missing };
}

test.each([1, 5, 20, 60, 200])('words of %i terms, one profile after another', (terms) => {
  const grouping = makeWords(terms, 2 + Math.ceil(terms / 2));
  const weights = Float64Array.from({ length: terms }, () => 0.1 + random());
  const words = new WordSums(grouping, weights);
  for (let round = 0; round < 30; round++) {
    const has = round / 30;
    const ofTerms = Float64Array.from(weights, () => (random() < has ? random() : 0));
    const places = [...ofTerms.keys()].filter((place) => ofTerms[place] > 0);
    const slow = readSlowly(grouping, weights, ofTerms);
    const total = ofTerms.reduce((sum, value) => sum + value, 0);
    // As a profile of two facets has it: some places are named twice.
    const { terms: carried, missing } = words.read({
      ofTerms,
      places: [...places, ...places.slice(0, 3), ...ofTerms.keys()],
      named: places.length + Math.min(places.length, 3),
      ...{ documents: [], ofDocuments: [], many: 0, ofWorks: new Float64Array(0) },
    });
    expect(carried.map(({ term }) => term)).toEqual([...slow.carrying.map((w) => `w${w}`), '']);
    expect(missing.map(({ term }) => term)).toEqual(slow.missing.map((word) => `w${word}`));
    missing.forEach(({ weight }, i) => expect(weight).toBeCloseTo(slow.lacks[slow.missing[i]], 12));
    expect(carried.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(total, 12);
    expect(ofTerms.every((value) => value === 0)).toBe(true);
  }
});
