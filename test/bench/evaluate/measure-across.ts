import { writeInChinese } from './bilingual-items.js';
import { readDemoPairs, type DemoPair } from './demo-pairs.js';
import { LOOSE, LOOSER } from './invented-chinese.js';
import { measureKnownItems } from './measure-known-items.js';
import type { Reached, Setting } from './measure-sets.js';
import { order, type MakeScorer, type Scorer } from './scorers.js';
import type { Units } from './statistics.js';

/**
 * The lexicon alone: the title of a work in one language looks for its text in the other among those
 * of all works of the demo world that exist in both; nothing teaches how they translate.
 */
export function measureDemo({ projectRoot }: Setting, make: MakeScorer): Reached {
  const pairs = readDemoPairs(projectRoot);
  return { ...findDemo(pairs, 'zh', 'en', make), ...findDemo(pairs, 'en', 'zh', make) };
}

function findDemo(
  pairs: DemoPair[],
  from: 'zh' | 'en',
  to: 'zh' | 'en',
  make: MakeScorer,
): Reached {
  const works = pairs.map((pair) => ({ id: pair.id, ...pair[to] }));
  const profiles = works.map(({ id }) => ({ id, workIds: [id] }));
  const find = (score: Scorer, worth: (place: number) => number): Units =>
    pairs.map(({ id, [from]: { title } }) => {
      const place = order(score({ id, title, text: '' })).indexOf(id) + 1;
      return [{ reached: worth(place), possible: 1 }];
    });
  const [withLexicon, without] = [make(works, profiles), make(works, profiles, [])];
  const isAmongTen = (place: number): number => (place <= 10 ? 1 : 0);
  const name = `${from} title → ${to} work`;
  return {
    [`${name}, MRR`]: find(withLexicon, (place) => 1 / place),
    [`${name}, recall@10`]: find(withLexicon, isAmongTen),
    [`… without lexicon, ${to}, recall@10`]: find(without, isAmongTen),
  };
}

/** What bilingual works teach: see {@link writeInChinese}; twice, the second time looser. */
export function measureBilingual(setting: Setting, make: MakeScorer): Reached {
  const [loose, looser] = [LOOSE, LOOSER].map((looseness) =>
    measureKnownItems(setting, make, 'papers/works.jsonl', (items, seed) =>
      writeInChinese(items, seed, looseness),
    ),
  );
  return {
    ...loose,
    ...Object.fromEntries(
      Object.entries(looser).map(([name, units]) => [`looser: ${name}`, units]),
    ),
  };
}
