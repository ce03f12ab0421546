import { tokenise } from '../../../libs/text/index.js';
import { writeInChinese } from './bilingual-items.js';
import { InventedChinese, LOOSE, LOOSER } from './invented-chinese.js';
import { drawKnownItems, type OwnedWork } from './known-items.js';

const TEXT = 'Silicon anodes swell; binders hold silicon particles together';
const wordsOf = (written: string): string[] => written.match(/[\u3400-\u4dbf]{2}/g) ?? [];

describe('invented Chinese', () => {
  test('says a stem by one of its words, and only by those', () => {
    const chinese = new InventedChinese(7, { renderings: 2, dropped: 0, window: 1 });
    const said = new Set<string>();
    for (let i = 0; i < 40; i++) said.add(chinese.write('swelling swells'));
    const words = new Set(chinese.wordsFor('swell'));
    expect(words.size).toBe(2);
    // A text keeps to the word it has chosen.
    expect(said).toEqual(new Set([...words].map((word) => word + word)));
  });

  test('keeps phrases apart and the order of words, until it is told to shuffle', () => {
    const renderings = { renderings: 1, dropped: 0 };
    const inOrder = new InventedChinese(7, { ...renderings, window: 1 });
    const stems = (text: string) => tokenise(text).map(({ term }) => inOrder.wordsFor(term)[0]);
    const [first, second] = inOrder.write(TEXT).split('，');
    expect(wordsOf(first)).toEqual(stems('silicon anodes swell'));
    expect(wordsOf(second)).toEqual(stems('binders hold silicon particles together'));
    const shuffling = new InventedChinese(7, { ...renderings, window: 6 });
    const orders = new Set(Array.from({ length: 20 }, () => shuffling.write(TEXT)));
    expect(orders.size).toBeGreaterThan(5);
    const sorted = new Set([...orders].map((text) => wordsOf(text).sort().join()));
    expect(sorted.size).toBe(1);
  });

  test.each([LOOSE, LOOSER])('leaves out as many words as %j says', (looseness) => {
    const chinese = new InventedChinese(7, looseness);
    const text = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
    const kept = wordsOf(chinese.write(text)).length / 2000;
    expect(kept).toBeCloseTo(1 - looseness.dropped, 1);
  });

  test('is seeded', () => {
    const [one, same, other] = [7, 7, 8].map((s) => new InventedChinese(s, LOOSER).write(TEXT));
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});

describe('bilingual items', () => {
  const records: OwnedWork[] = Array.from({ length: 600 }, (_, i) => ({
    id: `w${i}`,
    title: `subject${i} of field${i % 40}`,
    abstract: `method${i}, material${i}, device${i}, sample${i}`,
    authors: [`author${i % 40}`],
  }));
  // Twins of the first works, which would betray a need if they taught.
  const twins = records.slice(0, 300).map(({ id, ...work }) => ({
    ...work,
    id: `${id}-twin`,
    authors: ['somebody else'],
  }));
  const items = drawKnownItems([...records, ...twins], 4, 1);
  const written = writeInChinese(items, 1, LOOSE);
  const teachers = written.works.filter(({ translations }) => translations);

  test('333 works of nobody teach', () => {
    expect(teachers).toHaveLength(333);
    const held = new Set(written.profiles.flatMap(({ workIds }) => workIds));
    expect(teachers.filter(({ id }) => held.has(id))).toEqual([]);
    expect(held.size).toBeGreaterThan(100);
  });

  test('no need is taught by its own work or a twin of it, nor stands in the index', () => {
    expect(written.needs).toHaveLength(41);
    const originals = written.needs.map(({ id }) => id.replace('-twin', ''));
    const asked = new Set(originals.flatMap((id) => [id, `${id}-twin`]));
    expect(teachers.filter(({ id }) => asked.has(id))).toEqual([]);
    const ids = new Set(written.needs.map(({ id }) => id));
    expect(written.works.filter(({ id }) => ids.has(id))).toEqual([]);
    // The twins are there, so that the test above could fail.
    expect(written.works.some(({ id }) => asked.has(id))).toBe(true);
  });

  test('needs are in invented characters alone, works in English', () => {
    for (const { title, text } of written.needs) expect(title + text).not.toMatch(/[a-z0-9]/i);
    for (const { title } of written.works) expect(title).toMatch(/^subject/);
  });
});
