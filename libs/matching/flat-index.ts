import type { FacetPostings } from './facet-postings.js';
import type { ChannelScale, FrozenNeeds, MatchIndex } from './match-index.js';
import { readTranslator, writeTranslator } from './flat-translator.js';
import { readLexicon, writeLexicon } from './lexicon-sections.js';
import type { EngineOptions } from './options.js';
import { SectionReader, SectionWriter, type Sections } from './sections.js';
import { StringTable } from './string-table.js';
import { Vocabulary } from './vocabulary.js';

/**
 * An index as named typed arrays on shared memory and nothing else: what is sent to a worker thread
 * (`postMessage` copies only the names) and what a file holds.
 */
export interface FlatIndex {
  /** ENGINE_VERSION of the code that built it; other code must not read it. */
  readonly engine: string;
  readonly sections: Sections;
}

/**
 * Lays an index out flat. Arrays that are on shared memory already are taken as they are, so the
 * cost is one copy of the others; {@link thawIndex} gives an index that ranks to the last bit alike.
 */
export function freezeIndex(index: MatchIndex): FlatIndex {
  const to = new SectionWriter();
  const { options, raritiesOfUnknown, termsOfDocument, documentTerms } = index;
  const head: Head = { options, raritiesOfUnknown, termsOfDocument, documentTerms };
  to.json('head', head);
  to.group('vocabulary', index.vocabulary.flat(), VOCABULARY);
  to.numbers('rarities', index.rarities);
  to.group('rows', index.rows, ROWS);
  to.strings('profileIds', StringTable.of(index.profileIds));
  to.strings('workIds', index.workIds);
  to.numbers('workOfDocument', index.workOfDocument);
  to.numbers('languageOfDocument', index.languageOfDocument);
  to.group('facets', index.facets, FACETS);
  to.group('postings', index.postings, POSTINGS);
  const { rare, common, occurrences } = index.postings.lists;
  to.numbers('postings.lists.places', rare.places);
  to.numbers('postings.commonLists.codes', common.codes);
  to.numbers('postings.commonLists.places', common.places);
  to.numbers('postings.occurrences', occurrences);
  index.background.scales.forEach((scale, i) => to.group(`scales.${i}`, scale, SCALE));
  index.background.hubs.forEach((hubs, i) => to.numbers(`hubs.${i}`, hubs));
  index.background.needs.forEach((needs, i) => {
    to.group(`needs.${i}`, needs, NEEDS);
    to.strings(`needs.${i}.works`, needs.works);
  });
  index.translators.forEach((translator, i) => {
    if (translator) writeTranslator(to, `translators.${i}`, translator);
  });
  index.lexicon.forEach((tables, i) => writeLexicon(to, `lexicon.${i}`, tables));
  return { engine: index.version, sections: to.sections };
}

/** An index that reads from the arrays of a flat one. Cost: its profile ids are made strings. */
export function thawIndex({ engine, sections }: FlatIndex): MatchIndex {
  const from = new SectionReader(sections);
  // Written by freezeIndex of the same engine, which is the type's own guarantee.
  const head = from.json('head') as Head;
  const vocabulary = Vocabulary.from({
    characters: from.halves('vocabulary.characters'),
    units: from.whole('vocabulary.units'),
    pairs: from.whole('vocabulary.pairs'),
    kinds: from.bytes('vocabulary.kinds'),
  });
  return {
    version: engine,
    ...head,
    vocabulary,
    kinds: from.bytes('vocabulary.kinds'),
    rarities: from.singles('rarities'),
    rows: {
      starts: from.whole('rows.starts'),
      terms: from.whole('rows.terms'),
      counts: from.bytes('rows.counts'),
      manyAt: from.whole('rows.manyAt'),
      manyCounts: from.whole('rows.manyCounts'),
      lengths: from.doubles('rows.lengths'),
    },
    profileIds: from.strings('profileIds').toArray(),
    workIds: from.strings('workIds'),
    workOfDocument: from.signed('workOfDocument'),
    languageOfDocument: from.bytes('languageOfDocument'),
    facets: {
      profiles: from.whole('facets.profiles'),
      languages: from.bytes('facets.languages'),
      firsts: from.whole('facets.firsts'),
      starts: from.whole('facets.starts'),
      members: from.whole('facets.members'),
      sumLengths: from.doubles('facets.sumLengths'),
      uses: from.doubles('facets.uses'),
    },
    postings: readPostings(from),
    lexicon: LANGUAGES.map((i) => readLexicon(from, `lexicon.${i}`)),
    translators: LANGUAGES.map((i) => readTranslator(from, `translators.${i}`)),
    background: {
      scales: LANGUAGES.map((i) => readScale(from, `scales.${i}`)),
      hubs: LANGUAGES.map((i) => from.doubles(`hubs.${i}`)),
      needs: LANGUAGES.map((i) => readNeeds(from, `needs.${i}`)),
    },
  };
}

type Head = Pick<MatchIndex, 'raritiesOfUnknown' | 'termsOfDocument' | 'documentTerms'> & {
  options: EngineOptions;
};

const LANGUAGES = [0, 1];
const VOCABULARY = ['characters', 'units', 'pairs', 'kinds'] as const;
const ROWS = ['starts', 'terms', 'counts', 'manyAt', 'manyCounts', 'lengths'] as const;
const FACETS = [
  'profiles',
  'languages',
  'firsts',
  'starts',
  'members',
  'sumLengths',
  'uses',
] as const;
const POSTINGS = [
  'starts',
  'words',
  'common',
  'commonImpacts',
  'commonRanges',
  'scales',
  'lengths',
] as const;
const SCALE = ['means', 'deviations'] as const;
const NEEDS = ['starts', 'terms', 'weights', 'uses', 'centre'] as const;

const readPostings = (from: SectionReader): FacetPostings => ({
  starts: from.whole('postings.starts'),
  words: from.whole('postings.words'),
  lists: {
    rare: {
      codes: from.whole('postings.words'),
      places: from.whole('postings.lists.places'),
    },
    common: {
      codes: from.bytes('postings.commonLists.codes'),
      places: from.whole('postings.commonLists.places'),
    },
    occurrences: from.bytes('postings.occurrences'),
  },
  common: from.whole('postings.common'),
  commonImpacts: from.whole('postings.commonImpacts'),
  commonRanges: from.doubles('postings.commonRanges'),
  scales: from.singles('postings.scales'),
  lengths: from.doubles('postings.lengths'),
});

const readScale = (from: SectionReader, group: string): ChannelScale => ({
  means: from.doubles(`${group}.means`),
  deviations: from.doubles(`${group}.deviations`),
});

const readNeeds = (from: SectionReader, group: string): FrozenNeeds => ({
  starts: from.whole(`${group}.starts`),
  terms: from.whole(`${group}.terms`),
  weights: from.doubles(`${group}.weights`),
  uses: from.doubles(`${group}.uses`),
  works: from.strings(`${group}.works`),
  centre: from.doubles(`${group}.centre`),
});
