import { addLayer, buildIndex, OpenNeeds } from '../../../libs/matching/index.js';
import { collectGarbage, ownCpu } from './contender.js';
import { corpusOf } from './corpus-of.js';
import type { BenchNeed, BenchText } from './extended-texts.js';
import { quantile } from './measure-search.js';

/** What it takes to follow a change of a profile. Processor time in milliseconds. */
export interface ChangeTimes {
  documents: number;
  needs: number;
  /** How many profiles were changed, one after another, and how many works they have on average. */
  changed: number;
  works: number;
  /** One changed profile scored against all needs: median over the profiles, and quartiles. */
  median: number;
  lower: number;
  upper: number;
  /** Laying a change of one profile over the index, median. */
  layer: number;
  /** Laying out all needs after one of them has changed, median. */
  layOut: number;
}

/** Profiles of about this many works are changed. */
const WORKS = 9;
const MOST_CHANGED = 50;
/** A layer and a layout are made this often. */
const LAYERS = 10;
/** Scorings that are timed together, as the clock of processor time is coarse. */
const REPEATS = 25;

/** Builds an index of the texts by owner, and scores profiles that change against open needs. */
export function measureChanges(
  texts: readonly BenchText[],
  needs: readonly BenchNeed[],
): ChangeTimes {
  const { works, profiles } = corpusOf(texts);
  const epoch = buildIndex({ works, profiles });
  const farness = ({ workIds }: { workIds: readonly string[] }): number =>
    Math.abs(workIds.length - WORKS);
  const changed = [...profiles].sort((a, b) => farness(a) - farness(b)).slice(0, MOST_CHANGED);
  const open = new OpenNeeds(epoch);
  needs.forEach((need, i) => open.put({ ...need, id: `n${i}` }));
  collectGarbage();
  // What comes first compiles the code: ten layers, and every profile once.
  const layers = changed
    .slice(0, 2 * LAYERS)
    .map((profile) => timed(() => addLayer(epoch, { works: [], profiles: [profile] })))
    .slice(-LAYERS);
  const layered = addLayer(epoch, { works: [], profiles: changed });
  const score = (id: string): void => void open.scoresOf(layered, id);
  for (const { id } of changed) score(id);
  const layouts = changed.slice(0, LAYERS).map(({ id }) => {
    open.put({ ...needs[0], id: 'n0' });
    return timed(() => score(id)) - timed(() => score(id));
  });
  const times = changed.map(
    ({ id }) =>
      timed(() => {
        for (let i = 0; i < REPEATS; i++) score(id);
      }) / REPEATS,
  );
  return {
    documents: texts.length,
    needs: needs.length,
    changed: changed.length,
    works: changed.reduce((sum, { workIds }) => sum + workIds.length, 0) / changed.length,
    median: quantile(times, 0.5),
    lower: quantile(times, 0.25),
    upper: quantile(times, 0.75),
    layer: quantile(layers, 0.5),
    layOut: quantile(layouts, 0.5),
  };
}

function timed(work: () => void): number {
  const before = ownCpu();
  work();
  return ownCpu() - before;
}
