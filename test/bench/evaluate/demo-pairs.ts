import { hanShare } from '../../../libs/text/index.js';
import { readRecords } from './read-records.js';

/** A work of the demo world that exists in both languages. */
export interface DemoPair {
  id: string;
  zh: Written;
  en: Written;
}

interface Written {
  title: string;
  text: string;
}

interface WorkLine {
  id: string;
  title: string;
  abstract: string;
  translations?: { language: string; title: string; abstract?: string }[];
}

/** Works that were written in Chinese and have an English title and abstract. */
export function readDemoPairs(projectRoot: string): DemoPair[] {
  const lines = ['east', 'west'].flatMap((side) =>
    readRecords<WorkLine>(projectRoot, `demo/${side}/works.jsonl`),
  );
  return lines.flatMap(({ id, title, abstract, translations = [] }) => {
    const en = translations.find(({ language }) => language === 'en');
    if (!en || hanShare(abstract) < 0.3) return [];
    return [
      { id, zh: { title, text: abstract }, en: { title: en.title, text: en.abstract ?? '' } },
    ];
  });
}
