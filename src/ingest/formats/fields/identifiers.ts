/** Identifiers of works and people in their one normal form, or undefined when they aren't such. */

/** `https://doi.org/10.1000/ABC` → `10.1000/abc`. */
export function normaliseDoi(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?(dx\.|www\.)?doi\.org\//i, '')
    .replace(/^doi\s*[:：]?\s*/i, '');
  const decoded = bare.includes('%') ? decodePercent(bare) : bare;
  const doi = decoded.replace(/[.,;]+$/, '').toLowerCase();
  return /^10\.\d{4,9}(\.\d+)*\/\S+$/.test(doi) && doi.length <= 300 ? doi : undefined;
}

/** `https://orcid.org/0000000218250097` → `0000-0002-1825-0097`, if its check digit is right. */
export function normaliseOrcid(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?orcid\.org\//i, '')
    .replace(/^orcid\s*:?\s*/i, '')
    .replace(/[-\s]/g, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(bare)) return undefined;
  return checkDigit(bare.slice(0, 15)) === bare[15]
    ? bare.replace(/(.{4})(?=.)/g, '$1-')
    : undefined;
}

/** `US 08930553 B2` → `US8930553B2`: offices and databases pad and space it differently. */
export function normalisePublicationNumber(text: string): string | undefined {
  const bare = text.replace(/[\s.,/-]+/g, '').toUpperCase();
  const parts = /^([A-Z]{2})?([A-Z]{0,2})0*([1-9][0-9A-Z]*)$/.exec(bare);
  if (!parts || bare.length > 40 || !/\d/.test(bare)) return undefined;
  return `${parts[1] ?? ''}${parts[2]}${parts[3]}`;
}

/** An address that a browser may open: http or https only. */
export function normaliseUrl(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (/\s/.test(address) || !/^https?:\/\/[^/]+\.[^/]+/i.test(address)) return undefined;
  return URL.canParse(address) ? address : undefined;
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]{2,}$/.test(text);
}

const LANGUAGES: Record<string, string> = {
  中文: 'zh',
  汉语: 'zh',
  chinese: 'zh',
  chi: 'zh',
  zho: 'zh',
  cn: 'zh',
  英文: 'en',
  英语: 'en',
  english: 'en',
  eng: 'en',
  german: 'de',
  ger: 'de',
  deu: 'de',
  french: 'fr',
  fre: 'fr',
  fra: 'fr',
  japanese: 'ja',
  jpn: 'ja',
  日语: 'ja',
  korean: 'ko',
  kor: 'ko',
  russian: 'ru',
  rus: 'ru',
  spanish: 'es',
  spa: 'es',
};

/** `English`, `eng`, `en_US` → `en`, `en`, `en-us`. */
export function normaliseLanguage(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/_/g, '-');
  const code = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : name;
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/.test(code) ? code : undefined;
}

/** ISO 7064 mod 11-2, as ORCID uses it: double the running total with each digit. */
function checkDigit(digits: string): string {
  let total = 0;
  for (const digit of digits) total = ((total + Number(digit)) * 2) % 11;
  const rest = (12 - total) % 11;
  return rest === 10 ? 'X' : String(rest);
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
