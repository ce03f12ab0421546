import { assert } from '../kernel/index.js';
import { numbersIn, orderByFacet } from './arrange-documents.js';
import { drawSample, measureBackground } from './background.js';
import {
  byId,
  duplicate,
  joinTitle,
  languageOfText,
  layOutFacets,
  sortById,
  SPACED,
  UNSPACED,
  type Corpus,
} from './corpus.js';
import { addTerms } from './count-terms.js';
import type { CountedRows } from './document-rows.js';
import { findFacetPostings } from './facet-postings.js';
import { GrowingArray } from './growing-array.js';
import { addLexiconTerms, layOutLexicon } from './lexicon.js';
import type { MatchIndex } from './match-index.js';
import { DEFAULT_OPTIONS, ENGINE_VERSION, type EngineOptions } from './options.js';
import { findRarities, measureFacets, measureRows, weighDocuments } from './read-documents.js';
import { RowWriter } from './row-writer.js';
import { onShared } from './sections.js';
import { StringTableBuilder } from './string-table.js';
import { findSurfaceWords } from './surface-words.js';
import { learnTranslation, translatedDocuments, type Translator } from './translate.js';
import type { ProfileText, WorkText } from './types.js';
import { Vocabulary, type FlatVocabulary } from './vocabulary.js';
import { BASIC_LEXICON, type LexiconEntry } from '../text/index.js';

/**
 * Builds an index from works that come one at a time and are not kept: only their terms stay, 5 bytes
 * each, so that a corpus need never be in memory as text. (Texts of works in two languages are kept
 * until the end: their words name what a translation is explained by.)
 */
export class IndexBuilder {
  private readonly options: EngineOptions;
  private readonly vocabulary = new Vocabulary();
  private readonly rows = new RowWriter();
  private readonly workIds = new StringTableBuilder();
  /** First document of each work, and of the profiles' own words. */
  private readonly firsts = new GrowingArray(Uint32Array);
  private readonly works = new GrowingArray(Int32Array);
  private readonly languages = new GrowingArray(Uint8Array);
  /** By document: the texts of works in two languages. */
  private bilingual = new Map<number, string>();
  private lastId?: string;

  /** Without a lexicon of its own an index uses the one that comes along. */
  constructor(
    options: Partial<EngineOptions> = {},
    private readonly lexicon: readonly LexiconEntry[] = BASIC_LEXICON,
  ) {
    this.options = { ...DEFAULT_OPTIONS, ...options };
  }

  /**
   * Adds the next work; their ids must ascend by UTF-16 unit, so that the index can't depend on
   * their order. Throws a DomainError `duplicate-work`.
   */
  addWork(work: WorkText): void {
    const order = this.lastId === undefined ? -1 : byId(this.lastId, work.id);
    if (order === 0) throw duplicate('work', work.id);
    assert(order < 0, `work ${work.id} comes after ${this.lastId}: works come by ascending id`);
    this.lastId = work.id;
    const number = this.workIds.length;
    this.workIds.push(work.id);
    this.firsts.push(this.works.length);
    const { translations = [] } = work;
    for (const { title, text } of [work, ...translations]) {
      const whole = joinTitle(title, text);
      if (translations.length > 0) this.bilingual.set(this.works.length, whole);
      this.addText(whole, number);
    }
  }

  /**
   * Ends the building, once: yields every few milliseconds and returns the index.
   * Throws a DomainError `duplicate-profile`.
   */
  *finish(profiles: Iterable<ProfileText>): Generator<void, MatchIndex> {
    const ordered = sortById(profiles, 'profile');
    this.firsts.push(this.works.length);
    const ownWords = new Map<number, number>();
    for (const [number, { text }] of ordered.entries()) {
      if (!text?.trim()) continue;
      ownWords.set(number, this.works.length);
      this.addText(text, -1);
      yield;
    }
    const laid = this.layOut(ordered, ownWords);
    yield;
    const index = this.weigh(laid);
    yield;
    const sample = drawSample(laid.corpus, this.options);
    const background = yield* measureBackground(index, sample);
    const measured = { ...index, background };
    return { ...measured, rough: findFacetPostings(measured) };
  }

  private addText(text: string, work: number): void {
    this.rows.add(addTerms(this.vocabulary, text, this.options.longestText));
    this.works.push(work);
    this.languages.push(languageOfText(text));
  }

  /** The corpus and its rows, in an order that keeps the documents of a profile together. */
  private layOut(profiles: ProfileText[], ownWords: ReadonlyMap<number, number>): Laid {
    const workIds = this.workIds.finish();
    const languages = this.languages.finish();
    const works = this.works.finish();
    const documents = { workIds, firsts: this.firsts.finish(), languages };
    const facets = layOutFacets(profiles, documents, (profile) => ownWords.get(profile));
    const order = orderByFacet(facets.members, works.length);
    const numbers = numbersIn(order);
    const corpus: Corpus = {
      workIds,
      profileIds: profiles.map(({ id }) => id),
      works: onShared(works.map((_, d) => works[order[d]])),
      languages: languages.map((_, d) => languages[order[d]]),
      facets: { ...facets, members: onShared(facets.members.map((d) => numbers[d])) },
    };
    this.bilingual = new Map(Array.from(this.bilingual, ([d, text]) => [numbers[d], text]));
    return { corpus, counted: this.rows.finish(order) };
  }

  /** The index but for its background and rough postings, which are measured with it. */
  private weigh({ corpus, counted }: Laid): MatchIndex {
    const documentTerms = this.vocabulary.size;
    const lexicon = addLexiconTerms(this.vocabulary, this.lexicon);
    const vocabulary = shareVocabulary(this.vocabulary.flat());
    const weighing = findRarities(counted, vocabulary.kindsOfTerms(), this.options);
    const rows = measureRows(counted, weighing.rarities);
    const lengths = measureFacets(rows, weighing.rarities, corpus.facets);
    return {
      version: ENGINE_VERSION,
      options: this.options,
      vocabulary,
      ...weighing,
      rows,
      profileIds: corpus.profileIds,
      workIds: corpus.workIds,
      workOfDocument: corpus.works,
      facets: { ...corpus.facets, ...lengths },
      translators: this.learnTranslations(corpus, { ...weighing, rows }),
      documentTerms,
      lexicon: layOutLexicon(lexicon, { rarities: weighing.rarities, documentTerms }),
      background: { scales: [], hubs: [], needs: [] },
      rough: {
        starts: new Uint32Array(0),
        facets: new Uint32Array(0),
        impacts: new Uint8Array(0),
        steps: [],
      },
    };
  }

  private learnTranslations(
    corpus: Corpus,
    { rows, rarities, kinds }: Pick<MatchIndex, 'rows' | 'rarities' | 'kinds'>,
  ): (Translator | undefined)[] {
    const targets = [SPACED, UNSPACED].map((language) => translatedDocuments(corpus, language));
    const weighed = weighDocuments(rows, rarities, targets.flat());
    return targets.map((documents, language) => {
      const texts = documents.map((document) => this.bilingual.get(document) ?? '');
      const words = findSurfaceWords(this.vocabulary, texts, this.options.longestText);
      return learnTranslation(corpus, weighed, kinds, { language, words });
    });
  }
}

interface Laid {
  corpus: Corpus;
  counted: CountedRows;
}

const shareVocabulary = ({ characters, units, pairs, kinds }: FlatVocabulary): Vocabulary =>
  Vocabulary.from({
    characters: onShared(characters),
    units: onShared(units),
    pairs: onShared(pairs),
    kinds: onShared(kinds),
  });
