import { CONFLICT_KINDS, sayConflict } from './conflict.js';

const step = (name: string) => ({ kind: 'organisation' as const, id: name, name });

test('a path over several organisations names those between', () =>
  expect(
    sayConflict({ kind: 'parent-organisation', path: ['甲', '乙', '丙'].map(step) }).words,
  ).toEqual({
    zh: '所在单位丙是发榜方甲的上级单位（经乙）',
    en: 'belongs to 丙, a parent of the issuer 甲 (through 乙)',
  }));

test.each(CONFLICT_KINDS)('%s is said in both languages with the names of both ends', (kind) => {
  const { words } = sayConflict({ kind, path: [step('Alpha'), step('Beta')] });
  const named = kind === 'same-organisation' ? ['Alpha'] : ['Alpha', 'Beta'];
  for (const name of named) {
    expect(words.zh).toContain(name);
    expect(words.en).toContain(name);
  }
});
