import type { IndexOptions } from 'flexsearch';
import MiniSearch from 'minisearch';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import sqlite from 'node-sqlite3-wasm';
import { buildIndex, freezeIndex, rank } from '../../../libs/matching/index.js';
import { heapBytes, ownCpu, stemsOf, wordsOf, type Contender, type Open } from './contender.js';
import type { BenchNeed, BenchText } from './extended-texts.js';

const whole = ({ title, text }: BenchText | BenchNeed): string => `${title}. ${text}`;

/** The engine as the product uses it: the best profiles, each the owner of several documents. */
export const openOurs: Open = (texts) =>
  openEngine(
    'ours',
    texts,
    texts.map(({ owner }) => owner),
  );

/** The engine made to find documents like the others: every document is a profile of its own. */
export const openOursAsDocuments: Open = (texts) =>
  openEngine(
    'ours, documents',
    texts,
    texts.map((_, i) => `d${i}`),
  );

async function openEngine(
  name: string,
  texts: readonly BenchText[],
  owners: string[],
): Promise<Contender> {
  const works = texts.map(({ title, text }, i) => ({ id: `d${i}`, title, text }));
  const profiles = new Map<string, string[]>();
  owners.forEach((owner, i) => {
    const own = profiles.get(owner);
    if (own) own.push(`d${i}`);
    else profiles.set(owner, [`d${i}`]);
  });
  const index = buildIndex({
    works,
    profiles: [...profiles].map(([id, workIds]) => ({ id, workIds })),
  });
  const { sections } = freezeIndex(index);
  return {
    name,
    search: (need, top) => rank(index, need, { top }).map(({ profileId }) => profileId),
    cpu: ownCpu,
    bytes: Object.values(sections).reduce((sum, section) => sum + section.byteLength, 0),
    close: () => undefined,
  };
}

/** `natural`'s TfIdf as its handbook shows it: texts in, the need as one text. */
export const openNatural: Open = (texts) => openTfIdf('natural TfIdf', texts, whole);

/** The same with stems made ready, which its handbook also allows: nothing is cut while searching. */
export const openNaturalWithStems: Open = (texts) =>
  openTfIdf('natural TfIdf, given stems', texts, (text) => stemsOf(whole(text)));

/** It compares a need with every document and leaves the sorting to its user. */
async function openTfIdf(
  name: string,
  texts: readonly BenchText[],
  read: (text: BenchText | BenchNeed) => string | string[],
): Promise<Contender> {
  const before = heapBytes();
  const index = new TfIdf();
  for (const text of texts) index.addDocument(read(text));
  const bytes = heapBytes() - before;
  return {
    name,
    search: (need, top) =>
      index
        .tfidfs(read(need))
        .map((score, i) => ({ score, i }))
        .sort((a, b) => b.score - a.score)
        .slice(0, top)
        .map(({ i }) => i),
    cpu: ownCpu,
    bytes,
    close: () => undefined,
  };
}

/** SQLite FTS5 with its Porter tokeniser and bm25 rank, in memory; WebAssembly. */
export const openFts5: Open = async (texts) => {
  const db = new sqlite.Database();
  db.exec("create virtual table docs using fts5(body, content='', tokenize='porter unicode61')");
  db.exec('begin');
  const insert = db.prepare('insert into docs(rowid, body) values (?, ?)');
  texts.forEach((text, i) => insert.run([i + 1, whole(text)]));
  insert.finalize();
  db.exec("commit; insert into docs(docs) values ('optimize')");
  const size = db.get(
    'select page_count * page_size as bytes from pragma_page_count, pragma_page_size',
  );
  const find = db.prepare('select rowid from docs where docs match ? order by rank limit ?');
  return {
    name: 'SQLite FTS5 (WebAssembly)',
    search: (need, top) => {
      const query = wordsOf(whole(need))
        .map((word) => `"${word}"`)
        .join(' OR ');
      return find.all([query, top]).map(({ rowid }) => Number(rowid) - 1);
    },
    cpu: ownCpu,
    bytes: Number(size?.bytes),
    close: () => {
      find.finalize();
      db.close();
    },
  };
};

/** MiniSearch, any term may match; stems are given, so it only splits at spaces. */
export const openMiniSearch: Open = async (texts) => {
  const before = heapBytes();
  const index = new MiniSearch<{ id: number; body: string }>({
    fields: ['body'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(texts.map((text, id) => ({ id, body: stemsOf(whole(text)).join(' ') })));
  const bytes = heapBytes() - before;
  return {
    name: 'MiniSearch',
    search: (need, top) =>
      index
        .search([...new Set(stemsOf(whole(need)))].join(' '), { combineWith: 'OR' })
        .slice(0, top)
        .map(({ id }) => Number(id)),
    cpu: ownCpu,
    bytes,
    close: () => undefined,
  };
};

/** FlexSearch with its encoder for English (stop-words, endings), as its handbook shows it: texts in. */
export const openFlexSearch: Open = async (texts) => {
  const { default: FlexSearch } = await import('flexsearch');
  const { default: english } = await import('flexsearch/lang/en');
  const encoder = new FlexSearch.Encoder(english);
  return openFlexSearchIndex('FlexSearch', texts, { encoder }, whole);
};

/** The same with stems made ready and its own cutting left out. */
export const openFlexSearchWithStems: Open = (texts) => {
  const encode = (text: string): string[] => text.split(' ');
  const read = (text: BenchText | BenchNeed): string => stemsOf(whole(text)).join(' ');
  return openFlexSearchIndex('FlexSearch, given stems', texts, { encode }, read);
};

/** Whole words; `suggest` is its way to find documents that hold some of the terms. */
async function openFlexSearchIndex(
  name: string,
  texts: readonly BenchText[],
  options: IndexOptions,
  read: (text: BenchText | BenchNeed) => string,
): Promise<Contender> {
  // Loaded when it is asked for: it looks for a browser's globals while loading.
  const { default: FlexSearch } = await import('flexsearch');
  const before = heapBytes();
  const index = new FlexSearch.Index({ tokenize: 'strict', ...options });
  texts.forEach((text, i) => index.add(i, read(text)));
  const bytes = heapBytes() - before;
  return {
    name,
    search: (need, top) => {
      const query = [...new Set(read(need).split(' '))].join(' ');
      return index.search(query, { limit: top, suggest: true }).map(Number);
    },
    cpu: ownCpu,
    bytes,
    close: () => undefined,
  };
}
