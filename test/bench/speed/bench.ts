import type { Highs } from 'highs';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ENGINE_VERSION } from '../../../libs/matching/index.js';
import { DataAbsent } from '../evaluate/read-records.js';
import type { Contender } from './contender.js';
import {
  openFlexSearch,
  openFlexSearchWithStems,
  openFts5,
  openMiniSearch,
  openNatural,
  openNaturalWithStems,
  openOurs,
  openOursAsDocuments,
} from './contenders.js';
import { extendTexts, readNeeds, readTexts, type BenchText } from './extended-texts.js';
import { measureAssignment, type AssignmentTimes } from './measure-assignment.js';
import { measureChanges, type ChangeTimes } from './measure-changes.js';
import { measureEngine, type EngineTimes } from './measure-engine.js';
import { measureGrowth, type Growth } from './measure-growth.js';
import { measureSearch, type Effort, type SearchTimes } from './measure-search.js';
import { openPostgres } from './postgres-contender.js';
import { printBench } from './print-bench.js';
import { printGrowth } from './print-growth.js';

export interface BenchResult {
  engine: string;
  machine: string;
  quick: boolean;
  /** By number of documents. */
  search: Record<string, SearchTimes[]>;
  assignment: AssignmentTimes;
  batch: EngineTimes;
  changes: ChangeTimes;
  /** Ours = 1; larger is slower. */
  ratios: Record<string, number>;
  /** Time of the largest set ÷ time of the smallest, by contender. */
  growth: Record<string, number>;
}

export interface BenchChoice {
  data: string;
  docs: number[];
  quick: boolean;
  projectRoot: string;
  tell(line: string): void;
}

const TOP = 50;
/** Beyond this, comparing a need with every document one by one takes minutes. */
const MOST_FOR_NATURAL = 20_000;

const effortOf = (quick: boolean): Effort =>
  quick
    ? { top: TOP, most: 10, fewest: 2, budget: 3_000 }
    : { top: TOP, most: 60, fewest: 5, budget: 30_000 };

/** Measures everything in one process. Throws DataAbsent. */
export async function measureBench(choice: BenchChoice): Promise<BenchResult> {
  const { data, docs, quick, tell } = choice;
  const real = readTexts(data);
  const needs = readNeeds(data);
  const search: Record<string, SearchTimes[]> = {};
  for (const count of docs) {
    const texts = extendTexts(real, count);
    const contenders = await openAll(texts, choice);
    try {
      tell(`${count} documents: asking`);
      search[count] = await measureSearch(contenders, needs, effortOf(quick));
    } finally {
      for (const contender of contenders) await contender.close();
    }
  }
  tell('batch');
  const asked = Array.from({ length: quick ? 50 : 1_000 }, (_, i) => needs[i % needs.length]);
  const others = needs.slice(asked.length, asked.length + 200);
  const batched = { needs: asked, others, top: TOP };
  const batch = measureEngine(extendTexts(real, quick ? 2_000 : 20_000), batched);
  tell('changes');
  const changes = measureChanges(quick ? real.slice(0, 2_000) : real, asked);
  tell('assignment');
  const loadHighs = await importHighs();
  const size = { needs: 1_000, profiles: 5_000, edges: 100_000, problems: 5 };
  const small = { needs: 100, profiles: 500, edges: 1_000, problems: 2 };
  const assignment = measureAssignment(await loadHighs(), quick ? small : size);
  return {
    engine: ENGINE_VERSION,
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
    quick,
    search,
    assignment,
    batch,
    changes,
    ratios: ratiosOf(search, assignment),
    growth: growthOf(search),
  };
}

/** Its types describe another module form than the one that Node loads. */
async function importHighs(): Promise<() => Promise<Highs>> {
  const module: { default: unknown } = await import('highs');
  return module.default as () => Promise<Highs>;
}

async function openAll(texts: BenchText[], choice: BenchChoice): Promise<Contender[]> {
  const { tell, projectRoot } = choice;
  const opened: Contender[] = [];
  const doors = [
    openOurs,
    openOursAsDocuments,
    openFts5,
    openMiniSearch,
    openFlexSearch,
    openFlexSearchWithStems,
    ...(texts.length <= MOST_FOR_NATURAL ? [openNatural, openNaturalWithStems] : []),
    (all: readonly BenchText[]) => openPostgres(all, projectRoot),
  ];
  for (const open of doors) {
    const contender = await open(texts);
    tell(`${texts.length} documents: ${contender.name} is ready`);
    opened.push(contender);
  }
  return opened;
}

/** Short names of the ratios that the judges of the figures read. */
const SHORT: [begins: string, short: string][] = [
  ['natural TfIdf, given', 'naturalStems'],
  ['natural', 'natural'],
  ['SQLite', 'fts5_'],
  ['PostgreSQL', 'tsrank'],
  ['MiniSearch', 'minisearch'],
  ['FlexSearch, given', 'flexsearchStems'],
  ['FlexSearch', 'flexsearch'],
  ['ours, documents', 'oursDocuments'],
];

function ratiosOf(
  search: BenchResult['search'],
  { ratio, ratioArrays }: AssignmentTimes,
): Record<string, number> {
  const ratios: Record<string, number> = {};
  for (const [count, times] of Object.entries(search)) {
    const size = Number(count) % 1000 === 0 ? `${Number(count) / 1000}k` : count;
    for (const row of times) {
      const short = SHORT.find(([begins]) => row.name.startsWith(begins))?.[1];
      if (short) ratios[`${short}${size}`] = row.ratio;
    }
  }
  return { ...ratios, highs: ratio, highsArrays: ratioArrays };
}

function growthOf(search: BenchResult['search']): Record<string, number> {
  const sizes = Object.keys(search);
  const [first, last] = [search[sizes[0]], search[sizes[sizes.length - 1]]];
  const pairs = last.flatMap(({ name, median }) => {
    const before = first.find((row) => row.name === name);
    return before ? [[name, median / before.median] as const] : [];
  });
  return sizes.length > 1 ? Object.fromEntries(pairs) : {};
}

const USAGE = `npm run bench -- --data FOLDER [options]
  --data FOLDER         where the data sets lie (default ../shared/data)
  --docs 10000,100000   sizes of the corpora that are searched
  --growth 100000,1000000  ours alone at these sizes instead: time, bytes by section, memory
  --words N             with --growth: documents cut to so many words
  --json FILE           also write every figure there
  --quick               small and rough: to see that it works, not to quote
`;

/** The command; gives the exit code. Figures on standard output, progress on standard error. */
export async function bench(args: string[], projectRoot: string): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const { data, docs, growth, words, json, quick, help } = parse(args);
    if (help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const sizes = (growth ?? docs ?? (quick ? '500,1000' : '10000,100000')).split(',').map(sizeOf);
    const choice = {
      data: data ?? '../shared/data',
      docs: sizes,
      quick: quick ?? false,
      tell: say,
    };
    const cut = words === undefined ? undefined : wordsOf(words);
    exposeCollector();
    const result =
      growth === undefined
        ? await measureBench({ ...choice, projectRoot })
        : await growTo(choice, cut);
    process.stdout.write('sizes' in result ? printGrowth(result) : printBench(result));
    if (json) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DataAbsent || error instanceof Misuse)) throw error;
    say(`bench: ${error.message}`);
    return 1;
  }
}

/** Ours alone at these sizes. Throws DataAbsent. */
const growTo = (
  { data, docs, quick, tell }: Omit<BenchChoice, 'projectRoot'>,
  words?: number,
): Promise<Growth> =>
  measureGrowth({
    real: readTexts(data),
    needs: readNeeds(data),
    sizes: docs.toSorted((a, b) => a - b),
    ...(words === undefined ? {} : { words }),
    effort: effortOf(quick),
    tell,
  });

class Misuse extends Error {}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { data: text, docs: text, growth: text, words: text, json: text };
  try {
    return parseArgs({ args, options: { ...options, quick: flag, help: flag } }).values;
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function sizeOf(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 100) return size;
  throw new Misuse(`--docs and --growth take whole numbers from 100 on, not "${text}".`);
}

function wordsOf(text: string): number {
  const words = Number(text);
  if (Number.isInteger(words) && words >= 1) return words;
  throw new Misuse(`--words takes a whole number from 1 on, not "${text}".`);
}

/** Lets memory be measured without what waits to be collected. */
function exposeCollector(): void {
  setFlagsFromString('--expose_gc');
  setFlagsFromString('--max-old-space-size=8192');
  // A new context has the collector that the flag brings; this one was made before it.
  globalThis.gc ??= runInNewContext('gc');
}
