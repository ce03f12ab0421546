export { chineseWords, type ChineseWord } from './chinese-words.js';
export { hanShare, languageOf, type Language } from './language.js';
export { BASIC_LEXICON } from './lexicon-basic.js';
export { parseLexicon, type LexiconEntry, type LexiconProblem } from './lexicon.js';
export { normalise, type Normalised } from './normalise.js';
export { isStopWord } from './stop-words.js';
export { pairTerm, termsOf, type Term } from './terms.js';
export { LONGEST_TEXT, tokenise, type Token } from './tokenise.js';
export { isWeakChineseWord, weaknessOf, type Weakness } from './weak-words.js';
