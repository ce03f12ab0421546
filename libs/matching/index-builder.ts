import { BASIC_LEXICON, type LexiconEntry } from '../text/index.js';
import { drawSample, measureBackground } from './background.js';
import { joinTitle, sortById, SPACED, UNSPACED } from './corpus.js';
import { CorpusWriter, type LaidCorpus } from './corpus-writer.js';
import { addTerms } from './count-terms.js';
import { keepRowsFrom } from './document-rows.js';
import { NO_POSTINGS } from './facet-postings.js';
import { findFacetPostings } from './find-facet-postings.js';
import { addLexiconTerms, layOutLexicon } from './lexicon.js';
import type { MatchIndex } from './match-index.js';
import { DEFAULT_OPTIONS, ENGINE_VERSION, type EngineOptions } from './options.js';
import { findRarities, measureFacets, measureRows } from './read-documents.js';
import { onShared } from './sections.js';
import { findSurfaceWords } from './surface-words.js';
import { learnTranslation, translatedDocuments, type Translator } from './translate.js';
import type { ProfileText, WorkText } from './types.js';
import { Vocabulary, type FlatVocabulary } from './vocabulary.js';

/**
 * Builds an index from works that come one at a time and are not kept: only their terms stay, 5 bytes
 * each until the end, so that a corpus need never be in memory as text. (Texts of works in two languages are kept
 * until the end: their words name what a translation is explained by.)
 */
export class IndexBuilder {
  private readonly options: EngineOptions;
  private readonly vocabulary = new Vocabulary();
  private readonly writer: CorpusWriter;
  /** By document, in the order of adding: the texts of works in two languages. */
  private readonly bilingual = new Map<number, string>();

  /** Without a lexicon of its own an index uses the one that comes along. */
  constructor(
    options: Partial<EngineOptions> = {},
    private readonly lexicon: readonly LexiconEntry[] = BASIC_LEXICON,
  ) {
    this.options = { ...DEFAULT_OPTIONS, ...options };
    const { longestText } = this.options;
    this.writer = new CorpusWriter((text) => ({
      terms: addTerms(this.vocabulary, text, longestText),
      squares: 0,
      uses: 0,
    }));
  }

  /**
   * Adds the next work; their ids must ascend by UTF-16 unit, so that the index can't depend on
   * their order. Throws a DomainError `duplicate-work`.
   */
  addWork(work: WorkText): void {
    this.writer.beginWork(work.id);
    const { translations = [] } = work;
    for (const { title, text } of [work, ...translations]) {
      const whole = joinTitle(title, text);
      if (translations.length > 0) this.bilingual.set(this.writer.next, whole);
      this.writer.addText(whole);
    }
  }

  /**
   * Ends the building, once: yields every few milliseconds and returns the index.
   * Throws a DomainError `duplicate-profile`.
   */
  *finish(profiles: Iterable<ProfileText>): Generator<void, MatchIndex> {
    const ordered = sortById(profiles, 'profile');
    this.writer.endWorks();
    const ownWords = new Map<number, number>();
    for (const [number, { text }] of ordered.entries()) {
      if (!text?.trim()) continue;
      ownWords.set(number, this.writer.next);
      this.writer.addText(text);
      yield;
    }
    const laid = this.writer.finish(ordered, ownWords);
    yield;
    const index = this.weigh(laid);
    yield;
    const sample = drawSample(laid.corpus, this.options);
    const background = yield* measureBackground(index, sample);
    const measured = { ...index, background };
    const postings = findFacetPostings(measured);
    // Documents of no facet come last.
    const held = index.facets.members.reduce((most, document) => Math.max(most, document + 1), 0);
    return { ...measured, rows: keepRowsFrom(held, index.rows), postings };
  }

  /** The index but for its background and postings, which are measured with it. */
  private weigh({ corpus, counted, unknown, numbers }: LaidCorpus): MatchIndex {
    const documentTerms = this.vocabulary.size;
    const lexicon = addLexiconTerms(this.vocabulary, this.lexicon);
    const vocabulary = shareVocabulary(this.vocabulary.flat());
    const weighing = findRarities(counted, vocabulary.kindsOfTerms(), this.options);
    const rows = measureRows(counted, weighing.rarities, unknown);
    const lengths = measureFacets({ rows, rarities: weighing.rarities }, corpus.facets, unknown);
    return {
      version: ENGINE_VERSION,
      options: this.options,
      vocabulary,
      ...weighing,
      rows,
      profileIds: corpus.profileIds,
      workIds: corpus.workIds,
      workOfDocument: corpus.works,
      languageOfDocument: corpus.languages,
      facets: { ...corpus.facets, ...lengths },
      translators: this.learnTranslations({ corpus, numbers }, { ...weighing, rows }),
      documentTerms,
      lexicon: layOutLexicon(lexicon, { rarities: weighing.rarities, documentTerms }),
      background: { scales: [], hubs: [], needs: [] },
      postings: NO_POSTINGS,
    };
  }

  private learnTranslations(
    { corpus, numbers }: Pick<LaidCorpus, 'corpus' | 'numbers'>,
    { rows, ...weighing }: Pick<MatchIndex, 'rows' | 'rarities' | 'kinds'>,
  ): (Translator | undefined)[] {
    const texts = new Map(Array.from(this.bilingual, ([d, text]) => [numbers[d], text]));
    return [SPACED, UNSPACED].map((language) => {
      const documents = translatedDocuments(corpus, language);
      const taught = documents.map((document) => texts.get(document) ?? '');
      const words = findSurfaceWords(this.vocabulary, taught, this.options.longestText);
      return learnTranslation(corpus, rows, weighing, { language, words });
    });
  }
}

const shareVocabulary = ({ characters, units, pairs, kinds }: FlatVocabulary): Vocabulary =>
  Vocabulary.from({
    characters: onShared(characters),
    units: onShared(units),
    pairs: onShared(pairs),
    kinds: onShared(kinds),
  });
