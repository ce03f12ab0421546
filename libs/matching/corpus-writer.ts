import { assert } from '../kernel/index.js';
import { numbersIn, orderByFacet } from './arrange-documents.js';
import { byId, duplicate, languageOfText, layOutFacets, type Corpus } from './corpus.js';
import type { CountedRows } from './document-rows.js';
import { GrowingArray } from './growing-array.js';
import { RowWriter } from './row-writer.js';
import { onShared } from './sections.js';
import { StringTableBuilder } from './string-table.js';
import type { ProfileText } from './types.js';

/** A text in the numbers of a vocabulary. */
export interface ReadText {
  /** One number an occurrence. */
  terms: readonly number[];
  /** What the terms that the vocabulary lacks add to the squared length of the row; mostly 0. */
  squares: number;
  /** How often they occur. */
  uses: number;
}

/** Per document, what terms that the vocabulary lacks add to it; see {@link ReadText}. */
export interface UnknownTerms {
  squares: Float64Array;
  uses: Float64Array;
}

/** A corpus whose documents are counted and stand in the order of their profiles. */
export interface LaidCorpus {
  corpus: Corpus;
  counted: CountedRows;
  unknown: UnknownTerms;
  /** Of each document, in the order in which they were added, its number. */
  numbers: Uint32Array;
}

/**
 * Takes in works one at a time, then the profiles' own words, and lays out documents and facets. Of
 * a text only its terms are kept.
 */
export class CorpusWriter {
  private readonly rows = new RowWriter();
  private readonly workIds = new StringTableBuilder();
  /** First document of each work, and of the profiles' own words. */
  private readonly firsts = new GrowingArray(Uint32Array);
  private readonly works = new GrowingArray(Int32Array);
  private readonly languages = new GrowingArray(Uint8Array);
  /** By document, where it is not 0. */
  private readonly unknown = new Map<number, Omit<ReadText, 'terms'>>();
  private work = -1;
  private lastId?: string;

  constructor(private readonly read: (text: string) => ReadText) {}

  /** The number of the document that is added next. */
  get next(): number {
    return this.works.length;
  }

  /**
   * The documents that follow are those of this work. Ids must ascend by UTF-16 unit, so that the
   * order of works can't show. Throws a DomainError `duplicate-work`.
   */
  beginWork(id: string): void {
    const order = this.lastId === undefined ? -1 : byId(this.lastId, id);
    if (order === 0) throw duplicate('work', id);
    assert(order < 0, `work ${id} comes after ${this.lastId}: works come by ascending id`);
    this.lastId = id;
    this.work = this.workIds.length;
    this.workIds.push(id);
    this.firsts.push(this.next);
  }

  /** The documents that follow are the own words of profiles, one each. */
  endWorks(): void {
    this.work = -1;
    this.firsts.push(this.next);
  }

  addText(text: string): void {
    const { terms, ...unknown } = this.read(text);
    if (unknown.uses > 0) this.unknown.set(this.next, unknown);
    this.rows.add(terms);
    this.note(languageOfText(text));
  }

  /** Adds a document as another index has counted it. */
  addRow(rows: CountedRows, document: number, language: number): void {
    this.rows.addRow(rows, document);
    this.note(language);
  }

  /** Ends the writing. `ownWords` gives the document of a profile's own words, by its place. */
  finish(profiles: readonly ProfileText[], ownWords: ReadonlyMap<number, number>): LaidCorpus {
    const workIds = this.workIds.finish();
    const languages = this.languages.finish();
    const works = this.works.finish();
    const documents = { workIds, firsts: this.firsts.finish(), languages };
    const facets = layOutFacets(profiles, documents, (profile) => ownWords.get(profile));
    const order = orderByFacet(facets.members, works.length);
    const numbers = numbersIn(order);
    const unknown = {
      squares: new Float64Array(works.length),
      uses: new Float64Array(works.length),
    };
    for (const [document, { squares, uses }] of this.unknown) {
      unknown.squares[numbers[document]] = squares;
      unknown.uses[numbers[document]] = uses;
    }
    const corpus: Corpus = {
      workIds,
      profileIds: profiles.map(({ id }) => id),
      works: onShared(works.map((_, d) => works[order[d]])),
      languages: languages.map((_, d) => languages[order[d]]),
      facets: { ...facets, members: onShared(facets.members.map((d) => numbers[d])) },
    };
    return { corpus, counted: this.rows.finish(order), unknown, numbers };
  }

  private note(language: number): void {
    this.works.push(this.work);
    this.languages.push(language);
  }
}
