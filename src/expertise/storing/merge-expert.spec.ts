import { type ExpertFacts } from '../facts.js';
import { mergeExpert } from './merge-expert.js';

const said = (facts: Partial<ExpertFacts>) => ({
  edited: false,
  record: { name: '沈砚秋', organisation: 'U', aliases: [], fields: [], keywords: [], ...facts },
});

test('edits go before sources, and a null in them empties the field', () => {
  const merged = mergeExpert([
    said({ title: '讲师', biography: 'old', fields: ['a'] }),
    { edited: true, record: { title: '教授', biography: null, fields: [] } },
  ]);
  expect(merged).toMatchObject({ title: '教授', fields: [], name: '沈砚秋' });
  expect(merged.biography).toBeUndefined();
});

test('of sources the oldest that says something wins; an empty list says nothing', () => {
  const merged = mergeExpert([said({ title: 'A' }), said({ title: 'B', fields: ['f'] })]);
  expect(merged).toMatchObject({ title: 'A', fields: ['f'] });
});

test('every other spelling becomes an alias and a key, each once', () => {
  const merged = mergeExpert([
    said({ nameEn: 'Shen Yanqiu', aliases: ['沈砚 秋'] }),
    said({ name: 'Yanqiu Shen', aliases: ['Shen, Yanqiu', 'Y. Shen'] }),
  ]);
  expect(merged.aliases).toEqual(['Shen, Yanqiu', 'Y. Shen']);
  expect(merged.nameKeys).toEqual(['沈砚秋', 'shen yanqiu', 'yanqiu shen', 'y shen']);
});

test('edited aliases are exactly those: a wrong one is gone for good', () => {
  const merged = mergeExpert([
    said({ aliases: ['Wrong Person'] }),
    { edited: true, record: { aliases: ['Right Person'] } },
  ]);
  expect(merged.aliases).toEqual(['Right Person']);
});
