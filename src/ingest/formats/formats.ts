import type { RecordKind } from './records.js';

export type Format =
  | 'challenges-csv'
  | 'challenges-jsonl'
  | 'experts-csv'
  | 'experts-jsonl'
  | 'works-csv'
  | 'works-jsonl'
  | 'openalex'
  | 'bibtex'
  | 'ris'
  | 'orcid'
  | 'uspto'
  | 'epo';

/** How a file is written, whatever it is about. */
export type Family = 'csv' | 'jsonl' | 'json' | 'bibtex' | 'ris' | 'xml';

export interface FormatFacts {
  /** `mixed`: an ORCID record gives an expert and then his or her works. */
  kind: RecordKind | 'mixed';
  family: Family;
  label: { zh: string; en: string };
  /** Usual file endings; a file is judged by its content, never by its name. */
  extensions: string[];
}

export const FORMATS: Record<Format, FormatFacts> = {
  'challenges-csv': table('challenge', '技术需求表（CSV）', 'Challenges, table (CSV)'),
  'challenges-jsonl': lines('challenge', '技术需求（JSONL）', 'Challenges (JSONL)'),
  'experts-csv': table('expert', '专家表（CSV）', 'Experts, table (CSV)'),
  'experts-jsonl': lines('expert', '专家（JSONL）', 'Experts (JSONL)'),
  'works-csv': table('work', '成果表（CSV）', 'Works, table (CSV)'),
  'works-jsonl': lines('work', '成果（JSONL）', 'Works (JSONL)'),
  openalex: {
    kind: 'work',
    family: 'json',
    label: { zh: 'OpenAlex 论文（JSON）', en: 'OpenAlex works (JSON)' },
    extensions: ['.json', '.jsonl'],
  },
  bibtex: {
    kind: 'work',
    family: 'bibtex',
    label: { zh: 'BibTeX 文献', en: 'BibTeX references' },
    extensions: ['.bib', '.bibtex'],
  },
  ris: {
    kind: 'work',
    family: 'ris',
    label: { zh: 'RIS / Web of Science 文献', en: 'RIS or Web of Science references' },
    extensions: ['.ris', '.isi', '.ciw', '.txt'],
  },
  orcid: markup('mixed', 'ORCID 个人记录（XML）', 'ORCID record (XML)'),
  uspto: markup('work', '美国专利（USPTO XML）', 'USPTO patent grants (XML)'),
  epo: markup('work', '欧洲专利局著录数据（XML）', 'EPO bibliographic data (XML)'),
};

export const FORMAT_NAMES = Object.keys(FORMATS).filter(isFormat);

export function isFormat(name: string): name is Format {
  return Object.prototype.hasOwnProperty.call(FORMATS, name);
}

function table(kind: RecordKind, zh: string, en: string): FormatFacts {
  return { kind, family: 'csv', label: { zh, en }, extensions: ['.csv', '.tsv', '.txt'] };
}

function lines(kind: RecordKind, zh: string, en: string): FormatFacts {
  return { kind, family: 'jsonl', label: { zh, en }, extensions: ['.jsonl', '.ndjson'] };
}

function markup(kind: FormatFacts['kind'], zh: string, en: string): FormatFacts {
  return { kind, family: 'xml', label: { zh, en }, extensions: ['.xml'] };
}
