import type { TranslationRecord } from '../records.js';
import { compact } from '../fields/field-reader.js';
import { textAt, type XmlElement } from './xml-tree.js';

/** A title or an abstract and the language it is in. */
export interface Localised {
  language: string;
  text: string | undefined;
}

export interface MainText {
  language?: string;
  title?: string;
  abstract?: string;
}

/**
 * Titles and abstracts in several languages: the first language of `preferred` that has a title is
 * the main one, else the first title's; every other language is a translation. Where the main
 * language has no abstract, the abstract stays with its own language.
 */
export function splitByLanguage(
  titles: Localised[],
  abstracts: Localised[],
  preferred: string[],
): { main: MainText; translations: TranslationRecord[] } {
  const texts = new Map<string, TranslationRecord>();
  const of = (language: string): TranslationRecord => {
    const known = texts.get(language) ?? { language };
    texts.set(language, known);
    return known;
  };
  for (const { language, text } of titles) if (text) of(language).title ??= text;
  for (const { language, text } of abstracts) if (text) of(language).abstract ??= text;
  const titled = [...texts.values()].filter((text) => text.title !== undefined);
  const wanted = preferred.map((language) => titled.find((text) => text.language === language));
  const main = wanted.find((text) => text !== undefined) ?? titled[0] ?? {};
  const translations = [...texts.values()].filter((text) => text !== main);
  return { main, translations: translations.map((text) => compact({ ...text })) };
}

/** Section, class, subclass, group as `G06F 15/16`. */
export function classificationOf(element: XmlElement): string | undefined {
  const [section, klass, subclass, group, subgroup] = [
    'section',
    'class',
    'subclass',
    'main-group',
    'subgroup',
  ].map((part) => textAt(element, part));
  if (section === undefined || klass === undefined) {
    const text = textAt(element, 'text') ?? '';
    const symbol = /^([A-HY]\s*\d\d\s*[A-Z])\s*(\d+)\s*\/\s*(\d+)/.exec(text);
    return symbol ? `${symbol[1].replace(/\s/g, '')} ${symbol[2]}/${symbol[3]}` : undefined;
  }
  const head = `${section}${klass}${subclass ?? ''}`;
  return group === undefined ? head : `${head} ${group}/${subgroup ?? '00'}`;
}

export function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
