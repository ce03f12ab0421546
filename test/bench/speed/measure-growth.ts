import {
  freezeIndex,
  IndexBuilder,
  rank,
  type MatchIndex,
  type ProfileText,
} from '../../../libs/matching/index.js';
import { ownCpu, type Contender } from './contender.js';
import { streamTexts, type BenchNeed, type BenchText } from './extended-texts.js';
import { measureSearch, type Effort, type SearchTimes } from './measure-search.js';

/** What an index of so many documents takes. Bytes, and processor time in seconds. */
export interface GrownSize {
  documents: number;
  profiles: number;
  /** Different terms of every document, added up. */
  postings: number;
  /** Different terms of all documents. */
  terms: number;
  build: number;
  bytes: number;
  /** Largest first. */
  sections: Record<string, number>;
  /** Resident memory of the process while building at most, and after some needs were ranked. */
  peak: number;
  serving: number;
}

export interface Growth {
  /** Words that each document was cut to, if it was. */
  words?: number;
  sizes: GrownSize[];
  /** By size; `ratio` is the median over needs of the time ÷ that of the smallest. */
  times: SearchTimes[];
}

export interface GrowthChoice {
  real: readonly BenchText[];
  needs: BenchNeed[];
  /** Ascending, since a process tells its peak of memory once. */
  sizes: readonly number[];
  words?: number;
  effort: Effort;
  tell(line: string): void;
}

/** Builds an index of each size, keeps them all, and asks them the same needs in turn. */
export async function measureGrowth(choice: GrowthChoice): Promise<Growth> {
  const { sizes, words, needs, effort, tell } = choice;
  const grown: GrownSize[] = [];
  const contenders: Contender[] = [];
  for (const count of sizes) {
    const others = grown.reduce((sum, { bytes }) => sum + bytes, 0);
    const index = addSize(choice, count, others, grown);
    const { build, bytes } = grown[grown.length - 1];
    contenders.push(asContender(`${count} documents`, index, bytes));
    tell(`${count} documents: built in ${build.toFixed(0)} s of processor time`);
  }
  const times = await measureSearch(contenders, needs, effort);
  return { ...(words ? { words } : {}), sizes: grown, times };
}

function addSize(
  choice: GrowthChoice,
  count: number,
  others: number,
  grown: GrownSize[],
): MatchIndex {
  const before = ownCpu();
  const index = buildOneByOne(choice, count);
  const build = (ownCpu() - before) / 1000;
  const peak = 1024 * process.resourceUsage().maxRSS - others;
  const { sections } = freezeIndex(index);
  for (const need of choice.needs.slice(0, 3)) rank(index, need, { top: choice.effort.top });
  globalThis.gc?.();
  const sized = Object.entries(sections).map(
    ([name, { byteLength }]) => [name, byteLength] as const,
  );
  grown.push({
    documents: count,
    profiles: index.profileIds.length,
    postings: postingsOf(index),
    terms: sections['rarities'].length,
    build,
    bytes: sized.reduce((sum, [, bytes]) => sum + bytes, 0),
    sections: Object.fromEntries(sized.sort(([, a], [, b]) => b - a)),
    peak,
    serving: process.memoryUsage().rss - others,
  });
  return index;
}

/** Different terms of every document, added up: the mean of each script times its documents. */
const postingsOf = ({ termsOfDocument, raritiesOfUnknown }: MatchIndex): number =>
  termsOfDocument.reduce(
    (sum, terms, script) => sum + Math.round(terms * Math.expm1(raritiesOfUnknown[script])),
    0,
  );

/** As the product builds a large corpus: texts come one at a time and are not kept. */
function buildOneByOne({ real, words, tell }: GrowthChoice, count: number): MatchIndex {
  const builder = new IndexBuilder();
  const owners = new Map<string, string[]>();
  let added = 0;
  for (const { title, text, owner } of streamTexts(real, count)) {
    const id = `d${String(added).padStart(9, '0')}`;
    builder.addWork({ id, title, text: cutToWords(text, words && words - wordsIn(title)) });
    const own = owners.get(owner);
    if (own) own.push(id);
    else owners.set(owner, [id]);
    if (++added % 100_000 === 0) tell(`${added} of ${count} documents read`);
  }
  const profiles = Array.from(owners, ([id, workIds]): ProfileText => ({ id, workIds }));
  const steps = builder.finish(profiles);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const wordsIn = (text: string): number => text.split(/\s+/).length;

function cutToWords(text: string, words?: number): string {
  return words === undefined ? text : text.split(/\s+/, Math.max(0, words)).join(' ');
}

const asContender = (name: string, index: MatchIndex, bytes: number): Contender => ({
  name,
  search: (need, top) => rank(index, need, { top }).map(({ profileId }) => profileId),
  cpu: ownCpu,
  bytes,
  close: () => undefined,
});
