import type { NeedText, ProfileText, WorkText } from '../../../libs/matching/index.js';
import { loadGolden } from '../../golden/golden-corpus.js';
import { ndcg, reciprocalRank } from '../../golden/ranking-quality.js';
import { comparePairs, type Judgment, type PairCounts } from './judged-pairs.js';
import { measureBilingual, measureDemo } from './measure-across.js';
import { measureKnownItems } from './measure-known-items.js';
import { readRecords } from './read-records.js';
import { order, type MakeScorer } from './scorers.js';
import type { Units } from './statistics.js';

/** What one system reached on one set, by measure. */
export type Reached = Record<string, Units>;

export interface Setting {
  /** Folder of the data sets. */
  data: string;
  /** Where the golden corpus lies, in test/golden and demo. */
  projectRoot: string;
  /** Seeds of the known items that are drawn. */
  seeds: number[];
  /** Works that an owner needs for one of them to be drawn. */
  fewest: number;
  /** Only one half of the known items, by owner: settings are chosen on 1, reported on 2. */
  half?: 1 | 2;
  tell(line: string): void;
}

export type MeasureSet = (setting: Setting, make: MakeScorer) => Reached;

/** In the order of the table. */
export const SETS: Record<string, MeasureSet> = {
  gold: measureGold,
  sbir: (setting, make) => {
    const { MRR, 'recall@10': recall } = measureKnownItems(setting, make, 'sbir/awards.jsonl');
    return { MRR, 'recall@10': recall };
  },
  papers: (setting, make) => measureKnownItems(setting, make, 'papers/works.jsonl'),
  csl_zh: measureChinese,
  golden: measureGolden,
  demo: measureDemo,
  bilingual: measureBilingual,
};

interface GoldText {
  id: string;
  title: string;
  abstract?: string | null;
}
interface GoldProfile {
  id: string;
  dataset: string;
  paperIds: string[];
}

const ofGold = ({ id, title, abstract }: GoldText): WorkText & NeedText => ({
  id,
  title,
  text: abstract ?? '',
});

/** Judged: 58 experts, each with ten samples of 20 papers; a sample is a fold. */
function measureGold({ data, tell }: Setting, make: MakeScorer): Reached {
  const judgments = readRecords<Judgment>(data, 'gold/judgments.jsonl');
  const judged = new Map<string, Judgment[]>();
  for (const judgment of judgments) {
    const known = judged.get(judgment.expert);
    if (known) known.push(judgment);
    else judged.set(judgment.expert, [judgment]);
  }
  const texts = new Set(judgments.map(({ submission }) => submission));
  const needs = readRecords<GoldText>(data, 'gold/submissions.jsonl')
    .filter(({ id }) => texts.has(id))
    .map(ofGold);
  const works = readRecords<GoldText>(data, 'gold/papers.jsonl').map(ofGold);
  const experts = readRecords<GoldProfile>(data, 'gold/experts.jsonl');
  const samples = [...new Set(experts.map(({ dataset }) => dataset))];
  const counts = [...judged].map((): PairCounts[] => []);
  for (const sample of samples) {
    tell(`gold: sample ${sample}`);
    const profiles = experts
      .filter(({ dataset }) => dataset === sample)
      .map(({ id, paperIds }) => ({ id, workIds: paperIds }));
    const score = make(works, profiles);
    const scores = new Map(needs.map((need) => [need.id, score(need)]));
    [...judged].forEach(([expert, own], i) => {
      const row = own.map(({ submission }): [string, number] => [
        submission,
        scores.get(submission)?.get(expert) ?? NaN,
      ]);
      counts[i].push(comparePairs(own, new Map(row)));
    });
  }
  const of = (kind: keyof PairCounts): Units =>
    counts.map((folds) => folds.map((fold) => fold[kind]));
  return { loss: of('loss'), easy: of('easy'), hard: of('hard') };
}

interface ChinesePaper {
  id: string;
  title: string;
  abstract: string;
  discipline: string;
}

/**
 * Chinese: each paper is a profile of one work. A title looks for its abstract among all
 * abstracts; a whole paper looks for ten others, counted when of its discipline.
 */
function measureChinese({ data, tell }: Setting, make: MakeScorer): Reached {
  const papers = readRecords<ChinesePaper>(data, 'csl_zh/papers.jsonl');
  const profiles: ProfileText[] = papers.map(({ id }) => ({ id, workIds: [id] }));
  tell('csl_zh: titles');
  const abstracts = papers.map(({ id, abstract }) => ({ id, title: '', text: abstract }));
  const byTitle = make(abstracts, profiles);
  const found = papers.map(({ id, title }) => {
    const place = order(byTitle({ id, title, text: '' })).indexOf(id) + 1;
    return [{ reached: place > 0 ? 1 / place : 0, possible: 1 }];
  });
  tell('csl_zh: disciplines');
  const whole = papers.map(({ id, title, abstract }) => ({ id, title, text: abstract }));
  const byPaper = make(whole, profiles);
  const disciplines = new Map(papers.map(({ id, discipline }) => [id, discipline]));
  const alike = whole.map((need) => {
    const others = order(byPaper(need)).filter((id) => id !== need.id);
    const same = others.slice(0, 10).filter((id) => isSame(disciplines, id, need.id));
    return [{ reached: same.length, possible: 10 }];
  });
  return { 'title → abstract, MRR': found, 'discipline, precision@10': alike };
}

const isSame = (disciplines: Map<string, string>, a: string, b: string): boolean =>
  disciplines.get(a) === disciplines.get(b);

/** The project's own judged corpus, in two languages; needs no data folder. */
function measureGolden({ projectRoot }: Setting, make: MakeScorer): Reached {
  const { works, profiles, needs } = loadGolden(projectRoot);
  const score = make(works, profiles);
  const ranked = needs.map((need) => ({ need, list: order(score(need)) }));
  const measure = (of: typeof ndcg): Units =>
    ranked.map(({ need, list }) => [{ reached: of(list, need.grades), possible: 1 }]);
  return { 'nDCG@10': measure(ndcg), MRR: measure(reciprocalRank) };
}
