import {
  buildIndex,
  freezeIndex,
  layOutIndexFile,
  openIndexFile,
  rank,
  thawIndex,
} from '../../../libs/matching/index.js';
import { tokenise } from '../../../libs/text/index.js';
import { collectGarbage, ownCpu } from './contender.js';
import { corpusOf } from './corpus-of.js';
import type { BenchNeed, BenchText } from './extended-texts.js';

/** Processor time of the product's own work, in seconds, and what the index takes. */
export interface EngineTimes {
  documents: number;
  profiles: number;
  needs: number;
  top: number;
  build: number;
  /** Laying the index out as a file, and reading that file; without the disk. */
  save: number;
  load: number;
  /** Ranking all needs with the best `top` explained. */
  batch: number;
  bytes: number;
  /** Different terms of every document, added up: each is kept once. */
  postings: number;
}

export interface Batch {
  needs: readonly BenchNeed[];
  /** Asked before: a worker has ranked others when a batch comes, and its code is compiled. */
  others: readonly BenchNeed[];
  top: number;
}

/** Builds, saves and loads an index of the texts by owner, then ranks and explains in one batch. */
export function measureEngine(
  texts: readonly BenchText[],
  { needs, others, top }: Batch,
): EngineTimes {
  const { works, profiles } = corpusOf(texts);
  const [build, index] = timed(() => buildIndex({ works, profiles }));
  const [save, parts] = timed(() => layOutIndexFile(freezeIndex(index), 'bench'));
  const file = onSharedMemory(parts);
  const [load] = timed(() => {
    const opened = openIndexFile(file, 'bench');
    if ('refused' in opened) throw new Error(`an index just saved was refused: ${opened.refused}`);
    return thawIndex(opened.flat);
  });
  collectGarbage();
  for (const need of others) rank(index, need, { top, explain: top });
  const [batch] = timed(() => {
    for (const need of needs) rank(index, need, { top, explain: top });
  });
  const bytes = Object.values(freezeIndex(index).sections).reduce((n, s) => n + s.byteLength, 0);
  return {
    documents: texts.length,
    profiles: profiles.length,
    needs: needs.length,
    top,
    ...{ build, save, load, batch, bytes },
    postings: countPostings(texts),
  };
}

/** Where the product reads files to, so that its threads share them. */
function onSharedMemory(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(
    new SharedArrayBuffer(parts.reduce((sum, { length }) => sum + length, 0)),
  );
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function timed<T>(work: () => T): [seconds: number, result: T] {
  const before = ownCpu();
  const result = work();
  return [(ownCpu() - before) / 1000, result];
}

function countPostings(texts: readonly BenchText[]): number {
  let count = 0;
  for (const { title, text } of texts) {
    const terms = new Set<string>();
    let last = '';
    for (const { term, joined, kind } of tokenise(`${title}.\n${text}`)) {
      terms.add(term);
      if (joined) terms.add(`${last} ${term}`);
      if (kind !== 'part') last = term;
    }
    count += terms.size;
  }
  return count;
}
