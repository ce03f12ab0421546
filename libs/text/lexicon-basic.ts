import { COMPUTING_TERMS } from './lexicon-computing.js';
import { LIFE_TERMS } from './lexicon-life.js';
import { MACHINES_TERMS } from './lexicon-machines.js';
import { MATERIALS_TERMS } from './lexicon-materials.js';
import { parseLexicon, type LexiconEntry } from './lexicon.js';

/**
 * The bilingual lexicon that comes along, written for this project: technical terms so common that a
 * need in one language should find works in the other before anybody has loaded a term bank. Entries
 * are parted by `;` or line ends, Chinese from English by `=`, variants by `|`.
 */
const TERMS = [MATERIALS_TERMS, MACHINES_TERMS, COMPUTING_TERMS, LIFE_TERMS].join('\n');

export const BASIC_LEXICON: readonly LexiconEntry[] = parseLexicon(
  TERMS.replace(/[;\n]\s*/g, '\n').replaceAll('=', '\t'),
).entries;
