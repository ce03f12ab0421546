import { seededRandom } from '../../../libs/kernel/index.js';
import type { WorkText } from '../../../libs/matching/index.js';
import { InventedChinese, type Looseness } from './invented-chinese.js';
import { areNearCopies, wordsOf, type KnownItems } from './known-items.js';

/** Works that exist in both languages. */
const TEACHERS = 333;

/**
 * Known items across languages: needs are in invented Chinese, the works of owners in English, and
 * works of nobody exist in both languages and teach. They are drawn (seeded) from all works, and
 * their owners lose them; none is a need's own work or a near copy of one.
 */
export function writeInChinese(items: KnownItems, seed: number, looseness: Looseness): KnownItems {
  const chinese = new InventedChinese(seed, looseness);
  const write = ({ title, text }: { title: string; text: string }) => ({
    title: chinese.write(title),
    text: chinese.write(text),
  });
  const teachers = drawTeachers(items, seed);
  return {
    needs: items.needs.map((need) => ({ ...need, ...write(need) })),
    profiles: items.profiles.map(({ id, workIds }) => ({
      id,
      workIds: workIds.filter((work) => !teachers.has(work)),
    })),
    works: items.works.map((work) =>
      teachers.has(work.id)
        ? { ...work, translations: [{ language: 'zh', ...write(work) }] }
        : work,
    ),
  };
}

function drawTeachers({ works, needs }: KnownItems, seed: number): ReadonlySet<string> {
  const random = seededRandom(seed);
  const wordsIn = ({ title, text }: { title: string; text: string }) => wordsOf(`${title} ${text}`);
  const asked = needs.map(wordsIn);
  const drawn = new Set<string>();
  const left: WorkText[] = [...works];
  while (drawn.size < TEACHERS && left.length > 0) {
    const [work] = left.splice(Math.floor(random() * left.length), 1);
    const words = wordsIn(work);
    if (!asked.some((need) => areNearCopies(need, words))) drawn.add(work.id);
  }
  return drawn;
}
