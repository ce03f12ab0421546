import { LexiconLookup, BASIC_LEXICON } from '../../text/index.js';
import { buildIndex, rank, type NeedText, type ProfileText, type WorkText } from '../index.js';
import {
  FeatureBuilder,
  featureChannels,
  type FeatureIndex,
  freezeFeatures,
  membersOf,
  thawFeatures,
} from './feature-index.js';

const works: WorkText[] = [
  {
    id: 'w1',
    title: 'Sulfide electrolytes',
    text: 'The ionic conductivity reaches 12 mS/cm.',
    codes: ['H01M 10/0562'],
  },
  {
    id: 'w2',
    title: 'Sulfide electrolytes',
    text: 'The ionic conductivity reaches 0.2 mS/cm.',
    codes: ['G01N 27/00'],
    translations: [{ language: 'zh', title: '电解质', text: '离子电导率达到8 mS/cm' }],
  },
  { id: 'w3', title: 'Sulfide electrolytes', text: 'We study their interfaces.' },
];
const profiles: ProfileText[] = [
  { id: 'ann', workIds: ['w3'], codes: ['H01M'] },
  { id: 'bo', workIds: ['w1', 'w1', 'gone'] },
  { id: 'chen', workIds: ['w2'] },
  { id: 'dai', workIds: [] },
];
const index = buildIndex({ works, profiles, lexicon: [] });

function build(given = { works, profiles }): FeatureIndex {
  const builder = new FeatureBuilder();
  for (const work of [...given.works].sort((a, b) => (a.id < b.id ? -1 : 1))) builder.addWork(work);
  return builder.finish(given.profiles, index.profileIds, new LexiconLookup(BASIC_LEXICON));
}
const features = build();
const need: NeedText = {
  id: 'n',
  title: 'Sulfide electrolyte',
  text: '',
  codes: ['H01M 10/0562'],
  indicators: [{ name: 'ionic conductivity', comparator: '>=', target: '10', unit: 'mS/cm' }],
};
const channel = (name: string, asked = need): number[] => {
  const found = featureChannels(features, asked).find((side) => side.name === name);
  return Array.from(found?.values ?? [], (v) => Number(v.toFixed(3)));
};

test('each profile gets what its works and its own fields show', () => {
  expect(channel('fields')).toEqual([0.25, 0.5, 0, 0]);
  expect(channel('indicators')).toEqual([0, 1, 0.6, 0]);
});

test('translations report numbers too', () => {
  const chinese = { ...need.indicators?.[0], name: '离子电导率', comparator: '>=' };
  const asked = { ...need, indicators: [{ ...chinese, target: '8', unit: 'mS/cm' }] };
  expect(channel('indicators', asked)).toEqual([0, 1, 1, 0]);
});

test('the name of an indicator is known in the other language too', () => {
  const asked = (name: string) => {
    const indicators = [{ name, comparator: '>=', target: '10', unit: 'mS/cm' }];
    return channel('indicators', { ...need, indicators });
  };
  expect(asked('离子电导率')[1]).toBe(1);
  expect(asked('诗意')[1]).toBe(0.4);
});

test('a need without codes and indicators asks for no channel', () => {
  const plain = { id: 'n', title: 'Sulfide electrolyte', text: '', codes: [], indicators: [] };
  expect(featureChannels(features, plain)).toEqual([]);
  expect(featureChannels(features, { ...plain, indicators: undefined, codes: undefined })).toEqual(
    [],
  );
});

test('in the ranking they decide among profiles with the same words, and say why', () => {
  const sides = featureChannels(features, need);
  const ranked = rank(index, need, { top: 'all', explain: 4, sides });
  expect(ranked[0].profileId).toBe('bo');
  expect(ranked[0].explanation?.reasons).toEqual([
    { channel: 'fields', asked: 'H01M 10/0562', found: 'H01M 10/0562', works: 1 },
    {
      channel: 'indicators',
      asked: 'ionic conductivity ≥ 10 mS/cm',
      found: '12 mS/cm',
      workId: 'w1',
      met: true,
    },
  ]);
  const dai = ranked.find(({ profileId }) => profileId === 'dai')?.explanation;
  expect(dai?.parts.slice(-2)).toEqual([
    { name: 'fields', value: 0 },
    { name: 'indicators', value: 0 },
  ]);
});

const told = (built: FeatureIndex) =>
  featureChannels(built, need).map(({ name, values, reasonsFor }) => [
    name,
    Array.from(values),
    index.profileIds.map((_, p) => reasonsFor?.(p)),
  ]);

test('the order of profiles changes nothing', () => {
  const turned = build({ works, profiles: [...profiles].reverse() });
  expect(told(turned)).toEqual(told(features));
  expect(freezeFeatures(turned)).toEqual(freezeFeatures(features));
});

test('laid out flat and read again they say the same', () => {
  const again = thawFeatures(freezeFeatures(features), new LexiconLookup(BASIC_LEXICON));
  expect(told(again)).toEqual(told(features));
  expect(again.profiles).toBe(4);
  expect(again.workIds.toArray()).toEqual(['w1', 'w2', 'w3']);
  expect([...membersOf(again.worksOfProfile, 1)]).toEqual([0]);
  expect([...membersOf(again.profilesOfWork, 2)]).toEqual([0]);
});

test('every array lies on shared memory', () => {
  for (const numbers of Object.values(freezeFeatures(features)))
    expect(numbers.buffer[Symbol.toStringTag]).toBe('SharedArrayBuffer');
});
