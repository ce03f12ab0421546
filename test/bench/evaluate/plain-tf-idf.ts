import type { NeedText, ProfileText, WorkText } from '../../../libs/matching/index.js';

/**
 * The method to beat: words and pairs of neighbours, (1 + ln count) · ln(N/df), the mean over a
 * profile's works of the cosine with the need. No stems, no list of stop-words, nothing else.
 * Chinese is read character by character, as words have no ends there.
 *
 * Input: works and profiles, then needs. Output: one score a profile, in their order.
 */
export class PlainTfIdf {
  private readonly numbers = new Map<string, number>();
  private readonly rarities: number[] = [];
  private readonly postings: { works: number[]; weights: number[] }[] = [];
  private readonly members: number[][];
  private readonly works: number;

  constructor(works: readonly WorkText[], profiles: readonly ProfileText[]) {
    this.works = works.length;
    const counted = works.map((work) => countTerms(`${work.title}. ${work.text}`));
    const frequencies = new Map<string, number>();
    for (const counts of counted) {
      for (const term of counts.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
    for (const [term, frequency] of frequencies) {
      this.numbers.set(term, this.rarities.length);
      this.rarities.push(Math.log(works.length / frequency));
      this.postings.push({ works: [], weights: [] });
    }
    counted.forEach((counts, work) => {
      for (const [term, weight] of this.weigh(counts)) {
        this.postings[term].works.push(work);
        this.postings[term].weights.push(weight);
      }
    });
    const places = new Map(works.map((work, i) => [work.id, i]));
    this.members = profiles.map(({ workIds }) =>
      workIds.flatMap((id) => {
        const place = places.get(id);
        return place === undefined ? [] : [place];
      }),
    );
  }

  score(need: NeedText): Float64Array {
    const cosines = new Float64Array(this.works);
    for (const [term, weight] of this.weigh(countTerms(`${need.title}. ${need.text}`))) {
      const { works, weights } = this.postings[term];
      for (let i = 0; i < works.length; i++) cosines[works[i]] += weight * weights[i];
    }
    return Float64Array.from(this.members, (works) =>
      works.length > 0 ? works.reduce((sum, work) => sum + cosines[work], 0) / works.length : 0,
    );
  }

  /** Known terms as a vector of length 1. */
  private weigh(counts: Map<string, number>): [term: number, weight: number][] {
    const weighed: [number, number][] = [];
    let squares = 0;
    for (const [term, count] of counts) {
      const number = this.numbers.get(term);
      if (number === undefined) continue;
      const weight = (1 + Math.log(count)) * this.rarities[number];
      weighed.push([number, weight]);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (const entry of weighed) entry[1] /= length;
    return weighed;
  }
}

function countTerms(text: string): Map<string, number> {
  const words =
    text.toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  const counts = new Map<string, number>();
  const add = (term: string): void => void counts.set(term, (counts.get(term) ?? 0) + 1);
  words.forEach((word, i) => {
    add(word);
    if (i > 0) add(`${words[i - 1]} ${word}`);
  });
  return counts;
}
