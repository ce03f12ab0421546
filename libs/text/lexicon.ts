/** Words that mean the same: variants in Chinese and in English, as people write them. */
export interface LexiconEntry {
  zh: string[];
  en: string[];
}

/** A line of a lexicon file that could not be used; numbered from 1. */
export interface LexiconProblem {
  line: number;
  message: string;
}

/** Longer variants are sentences, not terms. */
const LONGEST_VARIANT = 60;
const MOST_VARIANTS = 20;
/** Entries kept at most; a term bank of a whole country has about half a million. */
const MOST_ENTRIES = 200_000;

/**
 * Reads a bilingual lexicon: one entry a line, Chinese and English parted by a tab (or the first
 * comma), variants of either by `|`; `#` begins a comment, empty lines are passed over, the columns
 * may be swapped. A line that can't be used is reported by its number and the rest is read all the
 * same; entries with the same Chinese become one.
 *
 * Example: `固态电解质<tab>solid electrolyte | solid-state electrolyte`.
 */
export function parseLexicon(text: string): {
  entries: LexiconEntry[];
  problems: LexiconProblem[];
} {
  const entries = new Map<string, LexiconEntry>();
  const problems: LexiconProblem[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .forEach((line, i) => {
      const written = line.replace(/(^|\s)#.*$/, '').trim();
      if (written === '') return;
      const read = entries.size < MOST_ENTRIES ? readLine(written) : TOO_MANY;
      if (typeof read === 'string') problems.push({ line: i + 1, message: read });
      else addEntry(entries, read);
    });
  return { entries: [...entries.values()], problems };
}

const TOO_MANY = `is beyond the first ${MOST_ENTRIES} entries`;

/** The entry, or what is wrong with the line. */
function readLine(line: string): LexiconEntry | string {
  const separator = line.includes('\t') ? '\t' : /[,，]/.exec(line)?.[0];
  if (separator === undefined) return 'has no tab between Chinese and English';
  const at = line.indexOf(separator);
  const columns = [line.slice(0, at), line.slice(at + 1).split('\t')[0]].map(variantsOf);
  const [zh, en] =
    columns.every(([first]) => first) && isHan(columns[1][0]) ? [columns[1], columns[0]] : columns;
  if (zh.length === 0 || en.length === 0) return 'has nothing on one side';
  if (!zh.every(isHan)) return 'has no Chinese characters on the Chinese side';
  if (!en.every((variant) => /\p{Script=Latin}/u.test(variant)))
    return 'has no English on the English side';
  if (Math.max(zh.length, en.length) > MOST_VARIANTS)
    return `has more than ${MOST_VARIANTS} variants`;
  const longest = Math.max(...[...zh, ...en].map(({ length }) => length));
  if (longest > LONGEST_VARIANT) return `has a variant longer than ${LONGEST_VARIANT} characters`;
  return { zh, en };
}

const variantsOf = (column: string): string[] => [
  ...new Set(
    column
      .split(/[|｜]/)
      .map((variant) => variant.replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  ),
];

const isHan = (variant: string): boolean => /\p{Script=Han}/u.test(variant);

function addEntry(entries: Map<string, LexiconEntry>, { zh, en }: LexiconEntry): void {
  const held = entries.get(zh[0]);
  if (!held) entries.set(zh[0], { zh, en });
  else {
    held.zh = [...new Set([...held.zh, ...zh])];
    held.en = [...new Set([...held.en, ...en])];
  }
}
