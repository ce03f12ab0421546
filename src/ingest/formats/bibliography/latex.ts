/**
 * LaTeX as people type it in references, to plain text.
 *
 * Input: the value of a BibTeX field. Output: the same with accents as letters, escapes and dashes
 * resolved, braces and formatting commands gone; formulas between dollars stay as they are.
 * Cost: linear. Example: `{\"o}lberg, {\'E}t{\'e} \& Co -- \emph{na\"{\i}ve}` →
 * `ölberg, Été & Co – naïve`.
 */
export function latexToText(source: string): string {
  if (!/[\\{}~$`'-]/.test(source)) return source.trim();
  const pieces = source.split(/((?<!\\)\$[^$]{1,400}\$)/);
  return pieces
    .map((piece, i) => (i % 2 === 1 ? piece : plainOf(piece)))
    .join('')
    .normalize('NFC')
    .trim();
}

const COMBINING: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};
const LETTERS: Record<string, string> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textasciitilde: '~',
  textbackslash: '\\',
  textdegree: '°',
  degree: '°',
  textregistered: '®',
  texttrademark: '™',
  textmu: 'µ',
  ldots: '…',
  dots: '…',
  textless: '<',
  textgreater: '>',
  slash: '/',
  newline: '\n',
};

/** One token: an accent on a letter, a command, an escaped sign, or a sign with a meaning. */
const TOKEN = new RegExp(
  [
    /\\([`'^"~=.])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|\p{L}))/u,
    /\\([uvHckdbr])(?:\s*\{\s*(\\?[A-Za-z])\s*\}|\s+(\\[ij](?![A-Za-z])|\p{L}))/u,
    /\\([A-Za-z]+)\s*/u,
    /\\(.)/su,
    /(---|--|``|''|~|[{}])/u,
  ]
    .map((part) => part.source)
    .join('|'),
  'gsu',
);

function plainOf(text: string): string {
  return text.replace(TOKEN, (...found: (string | undefined)[]) => {
    const [, sign, braced, bare, letter, braced2, bare2, command, escaped, mark] = found;
    if (sign !== undefined) return accented(sign, braced ?? bare ?? '');
    if (letter !== undefined) return accented(letter, braced2 ?? bare2 ?? '');
    if (command !== undefined) return commanded(command);
    if (escaped !== undefined) return escaped === '\\' ? ' ' : escapedSign(escaped);
    return markOf(mark ?? '');
  });
}

function accented(accent: string, base: string): string {
  const letter = base === '\\i' ? 'i' : base === '\\j' ? 'j' : base.replace('\\', '');
  return letter + COMBINING[accent];
}

/** Unknown commands: formatting ones vanish, others keep their name (\LaTeX, \alpha). */
function commanded(name: string): string {
  if (Object.hasOwn(LETTERS, name)) return LETTERS[name];
  return /^(text|math)?(it|bf|rm|sc|tt|sf|sl|up|md|em|emph|normal|cal|bb)$|^(em|emph|url|mbox|hbox|protect|small|large|noopsort|href|textsuperscript|textsubscript|text|mathrm|ensuremath|relax)$/.test(
    name,
  )
    ? ''
    : name;
}

function escapedSign(sign: string): string {
  return /[-/,;:!>()[\]@]/.test(sign) ? (/[>;:,]/.test(sign) ? ' ' : '') : sign;
}

function markOf(mark: string): string {
  const marks: Record<string, string> = { '---': '—', '--': '–', '``': '“', "''": '”', '~': ' ' };
  return marks[mark] ?? '';
}
