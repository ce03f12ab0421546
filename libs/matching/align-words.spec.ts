import { alignWords, placeOf, type CountedTexts } from './align-words.js';

/** Texts as words parted by spaces; a word is its number in `words`. */
function counted(texts: string[], words: string[]): CountedTexts {
  const rows = texts.map((text) => {
    const counts = new Map<number, number>();
    for (const word of text.split(' ')) {
      const term = words.indexOf(word);
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return [...counts].sort(([a], [b]) => a - b);
  });
  const starts = Uint32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]);
  return {
    starts,
    terms: Uint32Array.from(rows.flat(), ([term]) => term),
    counts: Uint32Array.from(rows.flat(), ([, count]) => count),
  };
}

const WORDS = ['a', 'b', 'c', 'd', 'x', 'y', 'z', 'w', 'the'];

/** What a word becomes, likeliest first. */
function becomes(pairs: [string, string][], word: string): { word: string; share: number }[] {
  const dictionary = alignWords(
    counted(
      pairs.map(([source]) => source),
      WORDS,
    ),
    counted(
      pairs.map(([, target]) => target),
      WORDS,
    ),
  );
  const place = placeOf(dictionary, WORDS.indexOf(word));
  if (place < 0) return [];
  const [start, end] = [dictionary.starts[place], dictionary.starts[place + 1]];
  const found = Array.from(dictionary.targets.subarray(start, end), (target, i) => ({
    word: WORDS[target],
    share: dictionary.shares[start + i],
  }));
  return found.sort((one, other) => other.share - one.share);
}

const PAIRS: [string, string][] = [
  ['a b', 'x y'],
  ['a c', 'x z'],
];

test('words compete: what one explains, its neighbours need not', () => {
  expect(becomes(PAIRS, 'a')[0].word).toBe('x');
  // b and x stand together as often as b and y do, but a explains x better.
  expect(becomes(PAIRS, 'b')[0].word).toBe('y');
  expect(becomes(PAIRS, 'b')[0].share).toBeGreaterThan(0.9);
  expect(becomes(PAIRS, 'c')[0].word).toBe('z');
});

test('the shares of a word add up to 1 at most, and only likely ones are kept', () => {
  for (const word of ['a', 'b', 'c']) {
    const found = becomes(PAIRS, word);
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-6);
    for (const { share } of found) expect(share).toBeGreaterThanOrEqual(0.01);
  }
});

test('a word with two translations keeps both, the commoner first', () => {
  const pairs: [string, string][] = [
    ['a b', 'x y'],
    ['a c', 'x z'],
    ['a d', 'w the'],
    ['a', 'x'],
    ['d', 'the'],
    ['b', 'y'],
    ['c', 'z'],
  ];
  const [first, second] = becomes(pairs, 'a');
  expect([first.word, second.word]).toEqual(['x', 'w']);
});

test('what stands in every translation needs no word that brings it about', () => {
  const pairs: [string, string][] = [
    ['a', 'x the'],
    ['b', 'y the'],
    ['c', 'z the'],
    ['d', 'w the'],
  ];
  for (const [source, target] of [
    ['a', 'x'],
    ['d', 'w'],
  ]) {
    expect(becomes(pairs, source)[0].word).toBe(target);
  }
});

test('an unknown word has no place', () => {
  expect(becomes(PAIRS, 'd')).toEqual([]);
});
