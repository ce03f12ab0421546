import type { ProfileText, WorkText } from '../../../libs/matching/index.js';
import type { BenchText } from './extended-texts.js';

/** The texts as works, and their owners as profiles. */
export function corpusOf(texts: readonly BenchText[]): {
  works: WorkText[];
  profiles: ProfileText[];
} {
  const owners = new Map<string, string[]>();
  texts.forEach(({ owner }, i) => {
    const own = owners.get(owner);
    if (own) own.push(`d${i}`);
    else owners.set(owner, [`d${i}`]);
  });
  return {
    works: texts.map(({ title, text }, i) => ({ id: `d${i}`, title, text })),
    profiles: Array.from(owners, ([id, workIds]) => ({ id, workIds })),
  };
}
