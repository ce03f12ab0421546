import { buildIndex, rank, type NeedText } from './index.js';

const works = [
  { id: 'w1', title: 'Solid electrolytes', text: 'A sulfide electrolyte for the lithium battery.' },
  { id: 'w2', title: 'Spindles', text: 'Thermal error of high voltage motor spindles.' },
  { id: 'w3', title: '固态电解质', text: '硫化物固态电解质的界面稳定性' },
];
const profiles = works.map(({ id }) => ({ id: `p-${id}`, workIds: [id] }));
const index = buildIndex({ works, profiles });
const explained = (text: string, profileId: string, given = index) => {
  const need: NeedText = { id: 'n', title: '', text };
  const row = rank(given, need, { top: 'all', explain: 3 }).find((r) => r.profileId === profileId);
  if (!row?.explanation) throw new Error(`${profileId} is not explained`);
  return row.explanation;
};
const labels = (text: string, profileId: string): string[] =>
  explained(text, profileId)
    .terms.map(({ label }) => label)
    .filter(Boolean);

test('whoever asks in Chinese reads his own words beside an English work', () => {
  expect(labels('开发硫化物电解质，用于锂电池', 'p-w1').sort()).toEqual(
    ['硫化物', '电解质', '锂电池'].sort(),
  );
  expect(labels('电主轴的热误差', 'p-w2')).toEqual(expect.arrayContaining(['主轴', '热误差']));
});

test('whoever asks in English reads his own words, in the form he gave them', () => {
  const shown = labels('Interfaces of Solid Electrolytes', 'p-w3');
  expect(shown).toContain('Solid Electrolytes');
  for (const label of shown) expect(label).not.toMatch(/\p{Script=Han}/u);
});

test('a word that matches in both languages is one reason, and is not missing', () => {
  const both = explained('high voltage spindles', 'p-w2');
  const names = [...both.terms, ...both.missing].map(({ label }) => label);
  expect(new Set(names).size).toBe(names.length);
  const chinese = explained('固态电解质', 'p-w1');
  expect(chinese.terms[0].label).toBe('固态电解质');
  expect(chinese.missing).toEqual([]);
});

test('what no document holds is nothing that a profile lacks', () => {
  const english = buildIndex({ works: works.slice(0, 2), profiles: profiles.slice(0, 2) });
  const missing = (id: string) =>
    explained('电解质与染色体', id, english).missing.map((m) => m.label);
  expect(missing('p-w1')).toEqual([]);
  // The lexicon carries this one over, and some works say it.
  expect(missing('p-w2')).toEqual(['电解质']);
});

test('parts and terms add up across languages', () => {
  for (const text of ['硫化物固态电解质用于锂电池', 'solid electrolyte', '电主轴 17-4PH 热误差']) {
    for (const { id } of profiles) {
      const { parts, terms } = explained(text, id);
      const lexical = parts.slice(0, 3).reduce((sum, { value }) => sum + value, 0);
      expect(terms.reduce((sum, t) => sum + t.contribution, 0)).toBeCloseTo(lexical, 9);
    }
  }
});
