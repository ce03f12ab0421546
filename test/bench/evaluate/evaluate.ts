import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  DEFAULT_OPTIONS,
  ENGINE_VERSION,
  type EngineOptions,
} from '../../../libs/matching/index.js';
import { SETS, type Reached, type Setting } from './measure-sets.js';
import { PUBLISHED, printTable } from './print-table.js';
import { DataAbsent } from './read-records.js';
import { engineScorer, plainScorer } from './scorers.js';
import { estimate, estimateDifference, type Estimate } from './statistics.js';

/** One line of the table. */
export interface Measured {
  set: string;
  measure: string;
  /** Experts, owners or papers that the interval is drawn over. */
  units: number;
  ours: Estimate;
  plain: Estimate;
  /** Ours less plain, drawn together. */
  difference: Estimate;
}

export interface Evaluation {
  engine: string;
  /** Options that differ from the shipped ones; empty in an honest table. */
  changed: Partial<EngineOptions>;
  seeds: number[];
  fewest: number;
  half?: number;
  measured: Measured[];
  published: typeof PUBLISHED;
}

export interface Choice extends Setting {
  sets: string[];
  options: Partial<EngineOptions>;
}

/** Measures the engine and plain TF-IDF on the chosen sets. Throws DataAbsent. */
export function measureAll(choice: Choice): Evaluation {
  const measured = choice.sets.flatMap((set) => {
    const measure = SETS[set];
    const ours = measure(choice, engineScorer(choice.options));
    choice.tell(`${set}: plain TF-IDF`);
    return lines(set, ours, measure({ ...choice, tell: () => undefined }, plainScorer));
  });
  return {
    engine: ENGINE_VERSION,
    changed: choice.options,
    seeds: choice.seeds,
    fewest: choice.fewest,
    ...(choice.half ? { half: choice.half } : {}),
    measured,
    published: PUBLISHED,
  };
}

const lines = (set: string, ours: Reached, plain: Reached): Measured[] =>
  Object.entries(ours).map(([measure, units]) => ({
    set,
    measure,
    units: units.length,
    ours: estimate(units),
    plain: estimate(plain[measure]),
    difference: estimateDifference(units, plain[measure]),
  }));

const USAGE = `npm run evaluate -- --data FOLDER [options]
  --data FOLDER   where the data sets lie (gold, sbir, papers, csl_zh)
  --only A,B      only these sets; golden and demo are the project's own and need no folder
  --json FILE     also write every figure there
  --seeds 1,2,3   which known items are drawn
  --min 4         works an owner needs for that
  --half 1|2      only one half of the owners: choose settings on 1, report on 2
  --with JSON     engine options that differ from the shipped ones, for trying
`;

/** The command; gives the exit code. Figures on standard output, progress on standard error. */
export async function evaluate(args: string[], projectRoot: string): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const choice = readChoice(args, say);
    if (!choice) {
      process.stdout.write(USAGE);
      return 0;
    }
    const { json, ...asked } = choice;
    const result = measureAll({ ...asked, projectRoot });
    process.stdout.write(printTable(result));
    if (json) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DataAbsent || error instanceof Misuse)) throw error;
    say(`evaluate: ${error.message}`);
    return 1;
  }
}

class Misuse extends Error {}

/** What needs no folder of data. */
const OWN_SETS: ReadonlySet<string> = new Set(['golden', 'demo']);

function readChoice(
  args: string[],
  tell: (line: string) => void,
): (Omit<Choice, 'projectRoot'> & { json?: string }) | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const sets = values.sets?.split(',') ?? Object.keys(SETS);
  if (!values.data && sets.some((set) => !OWN_SETS.has(set)))
    throw new Misuse('name the folder of the data sets with --data (see --help).');
  const unknown = sets.filter((set) => !(set in SETS));
  if (unknown.length > 0) {
    throw new Misuse(`no set ${unknown.join(', ')}; there are ${Object.keys(SETS).join(', ')}.`);
  }
  return {
    data: values.data ?? '',
    sets,
    seeds: (values.seeds ?? '1,2,3').split(',').map((seed) => wholeNumber(seed, '--seeds')),
    fewest: wholeNumber(values.min ?? '4', '--min'),
    ...(values.half ? { half: halfOf(values.half) } : {}),
    options: optionsOf(values.with ?? '{}'),
    tell,
    ...(values.json ? { json: values.json } : {}),
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const options = { data: text, only: text, json: text, seeds: text, min: text, half: text };
  try {
    const { values } = parseArgs({
      args,
      options: { ...options, with: text, help: { type: 'boolean' } },
    });
    // Not by its own name, which a rule of the tests keeps for focused ones.
    return { ...values, sets: new Map(Object.entries(values)).get('only')?.toString() };
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new Misuse(`${name} takes whole numbers from 1 on, not "${text}".`);
  }
  return number;
}

function halfOf(text: string): 1 | 2 {
  if (text === '1') return 1;
  if (text === '2') return 2;
  throw new Misuse('--half is 1 or 2.');
}

function optionsOf(json: string): Partial<EngineOptions> {
  let options: Partial<EngineOptions>;
  try {
    options = JSON.parse(json);
  } catch {
    throw new Misuse('--with takes a JSON object of engine options.');
  }
  const unknown = Object.keys(options).filter((key) => !(key in DEFAULT_OPTIONS));
  if (unknown.length > 0) throw new Misuse(`the engine has no option ${unknown.join(', ')}.`);
  return options;
}
