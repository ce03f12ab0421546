import { seededRandom } from '../kernel/index.js';
import { findTerms } from './count-terms.js';
import { joinTitle } from './corpus.js';
import { countAt, firstWithRow, type CountedRows } from './document-rows.js';
import { buildIndex, freezeIndex, thawIndex } from './index.js';
import { recoverRows } from './recover-rows.js';

const random = seededRandom(31);
/** By Zipf's law, so that some words are common terms and most stand in a text or two. */
const word = (): string => `w${Math.floor(3000 ** random()) - 1}x`;
const text = (words: number): string => Array.from({ length: words }, word).join(' ');
const works = Array.from({ length: 400 }, (_, i) => ({
  id: `w${i}`,
  title: text(3),
  text: i % 9 === 0 ? '薄膜电池的界面与热误差' : text(30),
}));
works[5].text += ' w7x'.repeat(300);
works[6].text = '';
works[6].title = '';
// Works of nobody, of one, of several; a profile of very many, one of none, own words.
const profiles = Array.from({ length: 90 }, (_, p) => ({
  id: `p${String(p).padStart(2, '0')}`,
  workIds: Array.from({ length: p === 40 ? 150 : p % 6 }, () => `w${Math.floor(random() * 300)}`),
  ...(p % 7 === 0 ? { text: text(6) } : {}),
}));
const built = buildIndex({ works, profiles }, { backgroundNeeds: 20 });
const index = thawIndex(freezeIndex(built));

/** Text of each document. */
const texts = Array.from(index.workOfDocument, (work, document) => {
  const found = works.find(({ id }) => work >= 0 && id === index.workIds.at(work));
  if (found) return joinTitle(found.title, found.text);
  const facet = index.facets.starts.findIndex(
    (start, f) =>
      index.facets.members.subarray(start, index.facets.starts[f + 1]).indexOf(document) >= 0,
  );
  return profiles[index.facets.profiles[facet]].text ?? '';
});

/** Terms and how often each occurs, counted with a map. */
function countedOf(document: number): [number, number][] {
  const counts = new Map<number, number>();
  for (const { term } of findTerms(index.vocabulary, texts[document], 1e6).known) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

const rowOf = (rows: CountedRows, row: number): [number, number][] =>
  Array.from({ length: rows.starts[row + 1] - rows.starts[row] }, (_, i) => [
    rows.terms[rows.starts[row] + i],
    countAt(rows, rows.starts[row] + i),
  ]);

test('rows of all documents are those that their texts give', () => {
  const documents = [...texts.keys()];
  const rows = recoverRows(index, documents);
  documents.forEach((document) => expect(rowOf(rows, document)).toEqual(countedOf(document)));
  expect(documents.some((document) => countedOf(document).some(([, times]) => times > 255))).toBe(
    true,
  );
});

test('only documents of no facet keep a row', () => {
  const held = new Set(index.facets.members);
  const first = firstWithRow(index.rows);
  expect(first).toBe(held.size);
  expect(texts.length - first).toBeGreaterThan(100);
  for (const document of held) expect(document).toBeLessThan(first);
});

test('a few rows are found among long postings, in the order in which they are asked for', () => {
  expect(index.postings.common.length).toBeGreaterThan(2);
  for (let round = 0; round < 40; round++) {
    const all = [...texts.keys()].sort(() => random() - 0.5);
    const asked = all.slice(0, 1 + (round % 4));
    const rows = recoverRows(index, asked);
    asked.forEach((document, row) => expect(rowOf(rows, row)).toEqual(countedOf(document)));
  }
});

test('no documents, no rows', () => {
  expect(recoverRows(index, [])).toMatchObject({ starts: Uint32Array.of(0) });
});
