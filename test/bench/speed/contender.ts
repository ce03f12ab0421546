import { isStopWord, tokenise } from '../../../libs/text/index.js';
import type { BenchNeed, BenchText } from './extended-texts.js';

/** Something that finds the best documents (or profiles) for a need. */
export interface Contender {
  readonly name: string;
  /** The best, first the best: numbers of documents, or names of profiles. */
  search(need: BenchNeed, top: number): Promise<(number | string)[]> | (number | string)[];
  /** Milliseconds of processor time used so far, by this process and by a server of its own. */
  cpu(): number;
  /** Bytes the index takes, as far as it can be told. */
  readonly bytes: number;
  close(): Promise<void> | void;
}

export type Open = (texts: readonly BenchText[]) => Promise<Contender>;

/** Processor time of this process in milliseconds, in steps of a microsecond. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The same stems that the engine works with, without compounds' parts and stop-words: for libraries
 * that let their user cut texts. They get them ready, and so don't pay for stemming a need.
 */
export const stemsOf = (text: string): string[] =>
  tokenise(text)
    .filter(({ kind, stop }) => kind !== 'part' && !stop)
    .map(({ term }) => term);

/** The different words of a text as it writes them, for engines that bring their own stemmer. */
export const wordsOf = (text: string): string[] => [
  ...new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((w) => !isStopWord(w))),
];

/** Has what nobody uses collected now, where the collector is exposed, and not in a time that counts. */
export const collectGarbage = (): void => void globalThis.gc?.();

/** Heap that is in use after everything unused was given back. */
export function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
