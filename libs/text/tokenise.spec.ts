import { seededRandom } from '../kernel/index.js';
import { termsOf } from './terms.js';
import { tokenise } from './tokenise.js';

const termsIn = (source: string): string[] => termsOf(source).map((t) => t.term);
const kinds = (source: string) => tokenise(source).map((t) => [t.term, t.kind]);

test('English gives stems without stop-words, and pairs of neighbours', () => {
  expect(termsIn('The membranes were developed for lithium batteries')).toEqual([
    'membran',
    'lithium',
    'batteri',
    'lithium batteri',
  ]);
});

test('stop-words are tokens that are marked, because they count a little', () => {
  const marked = tokenise('The film').map((t) => [t.term, t.stop, t.joined]);
  expect(marked).toEqual([
    ['the', true, false],
    ['film', false, true],
  ]);
});

test('a pair does not cross a sentence, a bracket or a stop-word, but crosses a line end', () => {
  expect(termsIn('Films. Steel')).not.toContain('film steel');
  expect(termsIn('films (steel')).not.toContain('film steel');
  expect(termsIn('films of steel')).not.toContain('film steel');
  expect(termsIn('films\nsteel')).toContain('film steel');
});

test.each([
  ['17-4PH steel', ['17-4ph', 'compound']],
  ['α-Al2O3', ['alpha-al2o3', 'compound']],
  ['5G-R network', ['5g-r', 'compound']],
  ['LiFePO₄', ['lifepo4', 'word']],
  ['LiNi0.8Co0.1Mn0.1O2', ['lini0.8co0.1mn0.1o2', 'word']],
  ['X-ray', ['x-ray', 'compound']],
  ['PM2.5', ['pm2.5', 'word']],
  ['C++', ['c++', 'word']],
  ['COVID-19', ['covid-19', 'compound']],
])('%s keeps its name as one term', (source, expected) => {
  expect(kinds(source)).toContainEqual(expected);
});

test('a name also gives its parts, so that 4PH or Al2O3 alone still meet it', () => {
  expect(kinds('α-Al2O3')).toEqual([
    ['alpha-al2o3', 'compound'],
    ['alpha', 'part'],
    ['al2o3', 'part'],
  ]);
  expect(termsIn('17-4PH steel')).toEqual(['17-4ph', '4ph', 'steel', '17-4ph steel']);
});

test('a plain hyphen joins words into a pair and nothing more', () => {
  expect(termsIn('low-cost')).toEqual(['low', 'cost', 'low cost']);
});

test('Chinese gives characters and pairs; grammar characters end a phrase', () => {
  expect(termsIn('薄膜的制备')).toEqual(['薄', '膜', '薄膜', '制', '备', '制备']);
});

test('mixed text is read run by run, and no pair joins two scripts', () => {
  expect(termsIn('高镍NCM811电池')).toEqual(['高', '镍', '高镍', 'ncm811', '电', '池', '电池']);
});

test('a rare Han character outside the basic plane is one character', () => {
  expect(termsIn('𠮷野')).toEqual(['𠮷', '野', '𠮷野']);
});

test('full-width and ordinary forms give the same terms', () => {
  expect(termsIn('ＬｉＦｅＰＯ₄／Ｃ　ｃａｔｈｏｄｅ')).toEqual(termsIn('LiFePO4/C cathode'));
});

test.each(['', '   ', 'the of and', '的了和', '!!! --- ...', "''''"])(
  '%j holds no term',
  (source) => {
    expect(termsOf(source)).toEqual([]);
  },
);

test('places point at the source, whatever the normalising did', () => {
  const source = 'Ａ ﬁlm of α–Al₂O₃ and 高镍 steels';
  const shown = tokenise(source).map((t) => [t.term, source.slice(t.start, t.end)]);
  expect(shown).toContainEqual(['film', 'ﬁlm']);
  expect(shown).toContainEqual(['alpha-al2o3', 'α–Al₂O₃']);
  expect(shown).toContainEqual(['镍', '镍']);
  expect(shown).toContainEqual(['steel', 'steels']);
});

test('only the first part of an overlong text is read', () => {
  expect(tokenise('steel film glass', 10).map((t) => t.term)).toEqual(['steel', 'film']);
});

test('ten megabytes without a space are cut into words of bounded length', () => {
  const tokens = tokenise('x'.repeat(10_000_000));
  expect(tokens.length).toBeLessThan(4000);
  expect(Math.max(...tokens.map((t) => t.term.length))).toBeLessThanOrEqual(60);
});

test('arbitrary characters never break the scan or the order of places', () => {
  const random = seededRandom(5);
  const alphabet = [
    'a',
    'Z',
    '9',
    '-',
    '.',
    '+',
    '#',
    "'",
    ' ',
    '膜',
    'α',
    '₂',
    '\ud842',
    '\udfb7',
  ];
  alphabet.push('\u0301', 'ก', 'あ', 'д', '한', '😀', '\n', '_', 'İ', 'ß', '½');
  for (let round = 0; round < 500; round++) {
    const length = Math.floor(random() * 40);
    const pick = () => alphabet[Math.floor(random() * alphabet.length)];
    const source = Array.from({ length }, pick).join('');
    let last = 0;
    for (const token of tokenise(source)) {
      expect(token.start).toBeGreaterThanOrEqual(last);
      expect(token.end).toBeGreaterThan(token.start);
      expect(token.end).toBeLessThanOrEqual(source.length);
      expect(token.term).not.toBe('');
      last = token.kind === 'compound' ? token.start : Math.max(last, token.start);
    }
  }
});
