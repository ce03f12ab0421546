import { findHighlights } from './find-highlights';

const marked = (text: string, terms: string[]) =>
  findHighlights(text, terms)
    .filter(({ term }) => term !== null)
    .map((stretch) => stretch.text);

test('neighbours stay two highlights', () => {
  expect(marked('薄膜沉积工艺', ['薄膜', '沉积'])).toEqual(['薄膜', '沉积']);
});

test('the stretches together are the text, letter by letter', () => {
  const text = 'Cavity <b>fringes</b> & 薄膜沉积, fringe-free\n薄膜';
  const stretches = findHighlights(text, ['fringe', '薄膜', '膜沉', 'b', '&']);
  expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
});

test('of two that begin together the longer is marked; one that begins inside keeps the rest', () => {
  expect(marked('光腔增强', ['光', '光腔', '腔增强'])).toEqual(['光腔', '增强']);
});

test('words are found with their endings, never inside of other words', () => {
  expect(marked('Fringes and infringement', ['fringe'])).toEqual(['Fringes']);
  expect(marked('tested, testimony, test', ['test'])).toEqual(['tested', 'test']);
  expect(marked('5 ppb and ppbv', ['ppb'])).toEqual(['ppb', 'ppbv']);
});

test('words of a pair may be parted by any space', () => {
  expect(marked('a thin\n film here', ['thin film'])).toEqual(['thin\n film']);
});

test('signs of regular expressions and of markup are letters like others', () => {
  expect(marked('C++ (x) [a-z] $5', ['(x)', '[a-z]', '$5'])).toEqual(['(x)', '[a-z]', '$5']);
  expect(marked('<img src=x onerror=alert(1)>', ['<img', '.*'])).toEqual(['<img']);
});

test('empty terms mark nothing', () => expect(marked('abc', ['', '  '])).toEqual([]));
