import { seededRandom } from '../kernel/index.js';
import {
  addLayer,
  buildIndex,
  freezeIndex,
  layerShare,
  OpenNeeds,
  rank,
  rankLayers,
  thawIndex,
  type CorpusChange,
  type LayeredIndex,
  type ProfileText,
  type RankOptions,
  type WorkText,
} from './index.js';

const WORDS = [
  ...'film battery spindle LiFePO4 17-4PH wear coating steel sensor laser the of and'.split(' '),
  ...['薄膜', '电池', '固态电解质', '主轴', '界面', '热误差', '机器人', '激光'],
];

/** A seeded corpus in two languages, and what became of it: every kind of change at once. */
function world(seed: number) {
  const random = seededRandom(seed);
  const pick = (words: string[]): string => words[Math.floor(random() * words.length)];
  const text = (n: number, words = WORDS): string =>
    Array.from({ length: n }, () => pick(words)).join(random() < 0.5 ? ' ' : '，');
  const work = (id: string, words?: string[]): WorkText => ({
    id,
    title: text(3, words),
    text: text(14, words),
    ...(random() < 0.3
      ? { translations: [{ language: 'en', title: text(2), text: text(8) }] }
      : {}),
  });
  const works = Array.from({ length: 40 }, (_, i) => work(`w${i}`));
  const some = (): string[] =>
    Array.from({ length: Math.floor(random() * 6) }, () => `w${Math.floor(random() * 40)}`);
  const profiles: ProfileText[] = Array.from({ length: 12 }, (_, i) => ({
    id: `p${i}`,
    workIds: some(),
    ...(i % 3 === 0 ? { text: text(4) } : {}),
  }));
  // Words that the epoch never saw count in the length of a document but find nothing.
  const unheard = [...WORDS, 'perovskite', 'quench-hardened', '钙钛矿'];
  const newWorks = [work('v0', unheard), work('w3', unheard), work('w50', unheard), work('w7')];
  const changed: ProfileText[] = [
    { id: 'a-new', workIds: ['v0', 'w50', 'w1', 'unknown'], text: text(3, unheard) },
    { id: 'p4', workIds: [...profiles[4].workIds, 'w50'] },
    { id: 'p5', workIds: [] },
    { id: 'z-new', workIds: [] },
  ];
  const gone = ['p2', 'p9'];
  const change: CorpusChange = { works: newWorks, profiles: changed, gone };
  const replaced = <T extends { id: string }>(old: T[], fresh: T[]): T[] => [
    ...old.filter(({ id }) => !fresh.some((other) => other.id === id)),
    ...fresh,
  ];
  const everything: CorpusChange = {
    works: replaced(works, newWorks),
    profiles: replaced(profiles, changed).filter(({ id }) => !gone.includes(id)),
    gone,
  };
  const needs = Array.from({ length: 8 }, (_, i) => ({
    id: `n${i}`,
    title: text(2),
    text: text(9, unheard),
  }));
  return { works, profiles, change, everything, needs, epoch: buildIndex({ works, profiles }) };
}

const options: RankOptions = { top: 'all', explain: 20 };

test('nothing changed: the epoch counted again with its own statistics ranks to the last bit alike', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const { epoch, works, profiles, needs } = world(seed);
    const again = addLayer(epoch, { works, profiles });
    expect(again.hidden.every((flag) => flag === 1)).toBe(true);
    for (const need of needs) {
      expect(rankLayers(again, need, options)).toEqual(rank(epoch, need, options));
    }
  }
});

test('a layer ranks to the last bit as all of the corpus with the same statistics', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { epoch, change, everything, needs } = world(seed);
    const layered = addLayer(epoch, change);
    const whole = addLayer(epoch, everything);
    expect(layered.layer.profileIds.length).toBeLessThan(whole.layer.profileIds.length);
    for (const need of needs) {
      const ranked = rankLayers(layered, need, options);
      expect(ranked).toEqual(rankLayers(whole, need, options));
      expect(ranked.map(({ profileId }) => profileId)).toEqual(
        expect.arrayContaining(['a-new', 'z-new', 'p4']),
      );
      expect(ranked.map(({ profileId }) => profileId)).not.toContain('p2');
      expect(rankLayers(layered, need, { top: 5, explain: 2 })).toEqual(
        ranked
          .slice(0, 5)
          .map(({ explanation, ...rest }, i) => (i < 2 ? { ...rest, explanation } : rest)),
      );
    }
  }
});

test('explanations of a layer add up too', () => {
  const { epoch, change, needs } = world(3);
  for (const need of needs) {
    for (const { score, explanation } of rankLayers(addLayer(epoch, change), need, options)) {
      const sum = explanation?.parts.reduce((total, { value }) => total + value, 0) ?? NaN;
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    }
  }
});

test('whoever holds a work with another text is taken along without being named', () => {
  const { epoch, profiles, works } = world(4);
  const held = profiles.flatMap(({ workIds }) => workIds)[0];
  const work = works.find(({ id }) => id === held) ?? works[0];
  const change = { works: [{ ...work, title: 'laser laser laser', text: '' }], profiles: [] };
  const holders = profiles.filter(({ workIds }) => workIds.includes(held)).map(({ id }) => id);
  expect(holders.length).toBeGreaterThan(0);
  expect(addLayer(epoch, change).layer.profileIds).toEqual(holders.sort());
});

test('an empty change hides nobody, and its share is nothing', () => {
  const { epoch, needs } = world(5);
  const layered = addLayer(epoch, { works: [], profiles: [] });
  expect(layerShare(layered)).toBe(0);
  for (const need of needs) {
    expect(rankLayers(layered, need, options)).toEqual(rank(epoch, need, options));
  }
});

test('side channels give the epoch its values first, then the layer', () => {
  const { epoch, change, needs } = world(6);
  const layered = addLayer(epoch, change);
  const ids = [...epoch.profileIds, ...layered.layer.profileIds];
  const last = ids.length - 1;
  const values = Float64Array.from(ids, (_, i) => (i === last ? 100 : 0));
  const reasonsFor = (profile: number) => [
    { channel: 'fields' as const, asked: 'x', found: ids[profile] },
  ];
  const sides = [{ name: 'fields' as const, values, reasonsFor }];
  const [best] = rankLayers(layered, needs[0], { top: 3, explain: 1, sides });
  expect(best.profileId).toBe(ids[last]);
  expect(best.explanation?.reasons?.[0]?.found).toBe(ids[last]);
});

test('a layer travels to a thread and comes back', () => {
  const { epoch, change, needs } = world(7);
  const layered = addLayer(epoch, change);
  const travelled: LayeredIndex = {
    epoch: thawIndex(structuredClone(freezeIndex(layered.epoch))),
    layer: thawIndex(structuredClone(freezeIndex(layered.layer))),
    hidden: structuredClone(layered.hidden),
  };
  expect(rankLayers(travelled, needs[0], options)).toEqual(rankLayers(layered, needs[0], options));
});

test('open needs give every profile to the last bit the score that ranking gives it', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const { epoch, change, needs } = world(seed);
    const layered = addLayer(epoch, change);
    const open = new OpenNeeds(epoch);
    needs.forEach((need) => open.put({ ...need, text: 'something else' }));
    needs.forEach((need) => open.put(need));
    open.put({ id: 'closed', title: 'laser', text: '' });
    open.remove('closed');
    expect(open.size).toBe(needs.length);
    for (const need of needs) {
      for (const { profileId, score } of rankLayers(layered, need, { top: 'all' })) {
        const scores = open.scoresOf(layered, profileId) ?? [];
        expect(scores.find(({ needId }) => needId === need.id)?.score).toBe(score);
      }
    }
    for (const id of ['p2', 'nobody', '']) expect(open.scoresOf(layered, id)).toBeUndefined();
    expect(open.scoresOf(epoch, 'p2')).toHaveLength(needs.length);
  }
});
