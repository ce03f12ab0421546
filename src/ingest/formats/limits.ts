/**
 * How much an import takes, in characters (UTF-16 code units) or items. A text beyond its limit
 * is reported with its field, never cut; only a note, which is an extra, is shortened and says so.
 */
export const LIMITS = {
  /** One input record as written; a longer one is reported and skipped. */
  record: 8_000_000,
  /** One row of a table: a quote left open is given up after so much text. */
  row: 2_000_000,
  /** How much of a broken record is shown with its problem. */
  raw: 500,
  id: 200,
  name: 300,
  email: 254,
  url: 2_000,
  title: 2_000,
  shortText: 500,
  longText: 200_000,
  keyword: 300,
  keywords: 500,
  authors: 10_000,
  aliases: 100,
  partners: 50,
  indicators: 100,
  translations: 20,
  worksOfOnePerson: 20_000,
  noteName: 100,
  noteValue: 10_000,
  notes: 200,
  unknownNames: 1_000,
  /** Names and texts that a BibTeX file may define with @string. */
  abbreviations: 20_000,
  durationMonths: 36,
  yearFrom: 1500,
  yearTo: 2100,
  /** Digits before the decimal point of an amount of money. */
  moneyDigits: 15,
} as const;
