import { buildIndex, rank, type Explanation, type NeedText } from './index.js';

/**
 * What people read: a golden test of the reasons, in both languages and across them. The needs are
 * written the way enterprises write, full of words that say nothing.
 */
const works = [
  {
    id: 'a1',
    title: 'Capturing carbon dioxide in porous cavities',
    text: "We're studying how cavities of the polymer capture carbon dioxide, and don't degrade.",
    translations: [
      {
        language: 'zh',
        title: '多孔聚合物捕集二氧化碳',
        text: '我们目前进行的工作是用多孔聚合物的空腔捕集二氧化碳，才能降低能耗',
      },
    ],
  },
  {
    id: 'a2',
    title: 'Peptides against bacteria',
    text: 'The peptides of this study kill bacteria on steel surfaces at 2024 sites, in 3 of 4 cases.',
    translations: [
      {
        language: 'zh',
        title: '抗菌肽',
        text: '我们进行了抗菌肽在不锈钢表面的研究，目前的肽能杀灭细菌',
      },
    ],
  },
  {
    id: 'a3',
    title: 'Fast charging of batteries',
    text: 'High voltage and the anode of the batteries, with a fast charging protocol of 15 kW.',
    translations: [
      {
        language: 'zh',
        title: '电池快充',
        text: '目前的电池在高电压下进行快充，我们才发现负极的问题',
      },
    ],
  },
];
const profiles = works.map(({ id }) => ({ id: `p-${id}`, workIds: [id] }));
const index = buildIndex({ works, profiles });
/** Without a lexicon the works alone teach how words translate. */
const taught = buildIndex({ works, profiles, lexicon: [] });

const english: NeedText = {
  id: 'en',
  title: 'We need a way to capture carbon dioxide',
  text:
    "It's the cavity of a polymer that we want to use; we don't know which, and the 2024 plan " +
    'asks for high voltage and fast-charging of the batteries, at 15 kW, by the year 2030.',
};
const chinese: NeedText = {
  id: 'zh',
  title: '我们目前需要的二氧化碳捕集技术',
  text: '目前我们进行的多孔聚合物研究，才能解决捕集的问题；企业希望实现抗菌肽的应用',
};

function reasonsOf(need: NeedText, profileId: string, given = index): Explanation {
  const found = rank(given, need, { top: 'all', explain: 3 }).find(
    (r) => r.profileId === profileId,
  );
  if (!found?.explanation) throw new Error(`no explanation of ${profileId}`);
  return found.explanation;
}

const shownOf = ({ terms, missing }: Explanation): string[] =>
  [...terms.filter(({ term }) => term !== ''), ...missing].map(({ label }) => label);

test('an English need is explained by its content words, as it writes them', () => {
  const reasons = reasonsOf(english, 'p-a1');
  const labels = reasons.terms.map(({ label }) => label);
  expect(labels).toEqual(
    expect.arrayContaining(['capture', 'carbon', 'dioxide', 'carbon dioxide', 'cavity', 'polymer']),
  );
  expect(reasons.missing.map(({ label }) => label).sort()).toEqual([
    'batteries',
    'charging',
    'voltage',
  ]);
});

test('a weak word is shown beside a content word, never alone', () => {
  const labels = reasonsOf(english, 'p-a3').terms.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['high voltage', 'fast-charging']));
  for (const label of ['high', 'fast', '15', 'kW']) expect(labels).not.toContain(label);
});

test('a Chinese need is explained by its content words', () => {
  const labels = reasonsOf(chinese, 'p-a1').terms.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['二氧化碳', '捕集', '多孔', '聚合物']));
  expect(reasonsOf(chinese, 'p-a2').terms.map(({ label }) => label)).toContain('抗菌肽');
});

test('translated words are shown as the works write them, not as stems', () => {
  expect(shownOf(reasonsOf(chinese, 'p-a1', taught))).toEqual(
    expect.arrayContaining(['cavities', 'polymer', 'dioxide']),
  );
  expect(shownOf(reasonsOf(chinese, 'p-a2', taught))).toContain('peptides');
  expect(shownOf(reasonsOf(english, 'p-a1', taught))).toContain('聚合物');
});

test('words that the lexicon knows are shown as the need writes them, the others as the works do', () => {
  const shown = shownOf(reasonsOf(chinese, 'p-a1'));
  expect(shown).toEqual(expect.arrayContaining(['二氧化碳', '聚合物', 'cavities']));
  expect(shown).not.toContain('dioxide');
});

/** Nothing of this may be read as a reason or as missing, for any need and any profile. */
const WEAK = [
  ...'the and of we our this it is on how by with for that which at in to a use need want'.split(
    ' ',
  ),
  ...['don', "don't", 're', 's', 't', '2024', '2030', '15', 'year', 'kW', 'study', 'way', 'know'],
  ...[
    '我们',
    '目前',
    '进行',
    '的',
    '才',
    '才能',
    '能',
    '技术',
    '问题',
    '企业',
    '希望',
    '研究',
    '应用',
  ],
];
const STEMS = ['captur', 'caviti', 'peptid', 'batteri', 'charg', 'voltag', 'degrad', 'dioxid'];

test.each([english, chinese])('grammar, bare numbers and stems are no reasons ($id)', (need) => {
  for (const { explanation, score } of rank(index, need, { top: 'all', explain: 3 })) {
    if (!explanation) throw new Error('no explanation');
    const shown = shownOf(explanation);
    expect(shown.length).toBeGreaterThan(0);
    expect(new Set(shown).size).toBe(shown.length); // nothing is both a reason and missing
    for (const label of shown) {
      expect([...WEAK, ...STEMS]).not.toContain(label);
      expect(label).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} -]*$/u);
      expect(label).not.toMatch(/^[a-z]$/i);
    }
    const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
    const [profile, centroid, channel] = explanation.parts.map((part) => part.value);
    const terms = sum(explanation.terms.map((t) => t.contribution));
    expect(terms).toBeCloseTo(profile + centroid + channel, 9);
    expect(sum(explanation.parts.map((part) => part.value))).toBeCloseTo(score, 9);
    expect(explanation.terms.at(-1)).toMatchObject({ term: '', label: '' });
  }
});
