import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NeedText, ProfileText, WorkText } from '../../libs/matching/index.js';

/** A need with what every expert is worth to it. */
export interface JudgedNeed extends NeedText {
  /** 3 could take the challenge, 2 could take a part of it, 1 knows the field; all others 0. */
  grades: ReadonlyMap<string, number>;
}

export interface GoldenCorpus {
  works: WorkText[];
  profiles: ProfileText[];
  needs: JudgedNeed[];
}

interface WorkLine {
  id: string;
  title: string;
  abstract: string;
  authors?: (string | { expert?: string })[];
  translations?: { language: string; title: string; abstract: string }[];
}
interface NeedLine {
  id: string;
  title: string;
  /** Of this folder's needs. */
  text?: string;
  /** Of the demo world's challenges. */
  problem?: string;
  /** A need that says in other words what this one says, and shares its judgments. */
  same?: string;
}

/**
 * The judged corpus of the project: the demo world and this folder's own works, experts and needs, in
 * Chinese and English. Experts are known by their works alone, as own words would give the answer
 * away. Judgments were written from the texts, before any engine had ranked them.
 */
export function loadGolden(projectRoot: string): GoldenCorpus {
  const demo = (file: string): string[] =>
    ['east', 'west'].map((side) => join(projectRoot, 'demo', side, file));
  const own = (file: string): string => join(projectRoot, 'test', 'golden', file);
  const works = [...demo('works.jsonl'), own('works.jsonl')].flatMap((f) => read<WorkLine>(f));
  const profiles = [
    ...demo('experts.jsonl')
      .flatMap((f) => read<{ id: string }>(f))
      .map(({ id }) => ({ id, workIds: works.filter(isBy(id)).map((work) => work.id) })),
    ...read<ProfileText>(own('experts.jsonl')).map(({ id, workIds }) => ({ id, workIds })),
  ];
  const judged = new Map(
    read<{ need: string; experts: Record<string, number> }>(own('judgments.jsonl')).map(
      ({ need, experts }) => [need, new Map(Object.entries(experts))],
    ),
  );
  const lines = [...demo('challenges.jsonl'), own('needs.jsonl')].flatMap((f) => read<NeedLine>(f));
  const needs = lines.map(({ id, title, text, problem, same }): JudgedNeed => {
    const grades = judged.get(same ?? id);
    if (!grades) throw new Error(`nobody has judged ${same ?? id}`);
    return { id, title, text: text ?? problem ?? '', grades };
  });
  return { works: works.map(asText), profiles, needs };
}

const isBy =
  (expert: string) =>
  ({ authors = [] }: WorkLine): boolean =>
    authors.some((author) => typeof author === 'object' && author.expert === expert);

const asText = ({ id, title, abstract, translations }: WorkLine): WorkText => ({
  id,
  title,
  text: abstract,
  ...(translations
    ? {
        translations: translations.map((other) => ({
          language: other.language,
          title: other.title,
          text: other.abstract,
        })),
      }
    : {}),
});

function read<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      // The caller names the shape of a file of the project.
      return JSON.parse(line) as T;
    });
}
