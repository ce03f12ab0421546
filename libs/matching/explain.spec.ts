import { seededRandom } from '../kernel/index.js';
import { buildIndex, rank, type Explanation } from './index.js';

const FIELDS = [
  '薄膜',
  '电池',
  '固态电解质',
  '主轴',
  'film',
  'battery',
  'spindle',
  'LiFePO4',
  '17-4PH',
];
FIELDS.push(
  'wear',
  'solar cell',
  'coating',
  '界面',
  '热误差',
  'steel',
  'sensor',
  'laser',
  '机器人',
);

/** A seeded world of works that share words, works of two authors, own words, translations. */
function world(seed: number) {
  const random = seededRandom(seed);
  const pick = (): string => FIELDS[Math.floor(random() * FIELDS.length)];
  const text = (n: number): string =>
    Array.from({ length: n }, pick).join(random() < 0.5 ? ' ' : '，');
  const works = Array.from({ length: 30 }, (_, i) => ({
    id: `w${i}`,
    title: text(3),
    text: text(12),
    ...(i % 5 === 0 ? { translations: [{ language: 'en', title: text(2), text: text(8) }] } : {}),
  }));
  const profiles = Array.from({ length: 8 }, (_, i) => ({
    id: `p${i}`,
    workIds: Array.from({ length: i }, () => `w${Math.floor(random() * 30)}`),
    ...(i % 3 === 0 ? { text: text(4) } : {}),
  }));
  return {
    index: buildIndex({ works, profiles }),
    need: { id: 'n', title: text(2), text: text(9) },
  };
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const LEXICAL = ['profile', 'centroid', 'works'];

const lexical = (explanation: Explanation): number =>
  sum(explanation.parts.filter((p) => LEXICAL.includes(p.name)).map((p) => p.value));

test('parts add up to the score and terms to the lexical part, in forty seeded worlds', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { index, need } = world(seed);
    for (const { score, explanation } of rank(index, need, { top: 'all', explain: 8 })) {
      if (!explanation) throw new Error(`no explanation, seed ${seed}`);
      expect(Math.abs(sum(explanation.parts.map((p) => p.value)) - score)).toBeLessThan(1e-9);
      const terms = sum(explanation.terms.map((t) => t.contribution));
      expect(Math.abs(terms - lexical(explanation))).toBeLessThan(1e-9);
      expect(explanation.terms.at(-1)?.term).toBe('');
    }
  }
});

test('the works and own words add up to the parts that are made of works', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { index, need } = world(seed);
    for (const { explanation } of rank(index, need, { top: 'all', explain: 8 })) {
      if (!explanation || explanation.works.length >= 5) continue; // five are shown at most
      const named = explanation.parts.filter((p) => p.name === 'centroid' || p.name === 'works');
      const shown = sum(explanation.works.map((w) => w.contribution)) + explanation.ownWords;
      expect(shown).toBeCloseTo(sum(named.map((p) => p.value)), 9);
    }
  }
});

const index = buildIndex({
  works: [
    { id: 'zh', title: '固态电解质', text: '硫化物固态电解质与锂负极的界面' },
    { id: 'en', title: 'Thin films', text: 'Thin films for solar cells' },
  ],
  profiles: [
    { id: 'chen', workIds: ['zh'] },
    { id: 'bo', workIds: ['en'] },
  ],
});
const ask = (text: string) => rank(index, { id: 'n', title: '', text }, { top: 2, explain: 2 });

test('Chinese is explained in words, although characters carry the score', () => {
  const [first] = ask('开发硫化物固态电解质');
  const labels = first.explanation?.terms.map((t) => t.label) ?? [];
  expect(labels.slice(0, 2)).toEqual(['固态电解质', '硫化物']);
});

test('English is explained in the words of the need, not in stems', () => {
  const [first] = ask('a thin film for solar energy');
  const terms = first.explanation?.terms.map((t) => [t.term, t.label]);
  expect(terms).toContainEqual(['film', 'film']);
  expect(terms).toContainEqual(['thin film', 'thin film']);
  expect(ask('Filming')[0].explanation?.terms[0]).toMatchObject({ term: 'film', label: 'Filming' });
});

test('what a profile lacks is named, heaviest first, and only what it lacks', () => {
  const [first, second] = ask('thin film 硫化物');
  const missing = (r: typeof first) => r.explanation?.missing.map((m) => m.label);
  const of = (id: string) => [first, second].find((r) => r.profileId === id) ?? first;
  expect(missing(of('bo'))).toEqual(['硫化物']);
  expect(missing(of('chen'))?.sort()).toEqual(['film', 'thin']);
});

test('only as many of the best are explained as were asked for', () => {
  const ranked = rank(index, { id: 'n', title: '', text: 'film' }, { top: 2, explain: 1 });
  expect(ranked.map((r) => r.explanation !== undefined)).toEqual([true, false]);
  expect('explanation' in rank(index, { id: 'n', title: '', text: 'x' }, { top: 1 })[0]).toBe(
    false,
  );
});
