import { drawKnownItems, type KnownItems, type OwnedWork } from './known-items.js';
import type { Reached, Setting } from './measure-sets.js';
import { readRecords } from './read-records.js';
import { order, type MakeScorer } from './scorers.js';
import type { Ratio, Units } from './statistics.js';

/**
 * A work has several owners; a few of `papers` hold so many works that they are easily among the first
 * ten, and so the owner that a work was drawn from is also looked for alone. A seed is a fold; an owner is the unit, as one owner's needs of several seeds are alike.
 */
export function measureKnownItems(
  setting: Setting,
  make: MakeScorer,
  file: string,
  prepare = (items: KnownItems, _seed: number): KnownItems => items,
): Reached {
  const records = readRecords<OwnedWork>(setting.data, file);
  const byOwner = new Map<string, Record<Measure, (Ratio | undefined)[]>>();
  setting.seeds.forEach((seed, fold) => {
    setting.tell(`${file}: seed ${seed}`);
    const items = prepare(drawKnownItems(records, setting.fewest, seed), seed);
    const lists = rankOwners(items, make);
    items.needs.forEach(({ drawnFrom, owners }, i) => {
      const empty = (): undefined[] => setting.seeds.map(() => undefined);
      const unit = byOwner.get(drawnFrom) ?? { rank: empty(), ten: empty(), drawn: empty() };
      byOwner.set(drawnFrom, unit);
      const place = lists[i].findIndex((id) => owners.has(id)) + 1;
      const drawn = lists[i].indexOf(drawnFrom) + 1;
      unit.rank[fold] = { reached: place > 0 ? 1 / place : 0, possible: 1 };
      unit.ten[fold] = { reached: isAmongTen(place), possible: 1 };
      unit.drawn[fold] = { reached: isAmongTen(drawn), possible: 1 };
    });
  });
  const owners = [...byOwner].sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = owners.filter((_, i) => !setting.half || i % 2 === setting.half - 1);
  const of = (measure: Measure): Units => kept.map(([, unit]) => unit[measure]);
  return { MRR: of('rank'), 'recall@10': of('ten'), 'recall@10 of the one drawn': of('drawn') };
}

/** Of the best placed owner: reciprocal rank, among the first ten; of the owner drawn from: so, too. */
type Measure = 'rank' | 'ten' | 'drawn';

const isAmongTen = (place: number): number => (place > 0 && place <= 10 ? 1 : 0);

/** For each need the owners, best first. */
function rankOwners({ works, profiles, needs }: KnownItems, make: MakeScorer): string[][] {
  const score = make(works, profiles);
  return needs.map((need) => order(score(need)));
}
