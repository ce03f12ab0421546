import { seededRandom } from '../../../libs/kernel/index.js';
import type { NeedText, ProfileText, WorkText } from '../../../libs/matching/index.js';

/** A work as the data sets have it; owners are its organisation or else its authors. */
export interface OwnedWork {
  id: string | null;
  title: string;
  abstract: string;
  organisation?: string;
  authors?: string[];
}

/**
 * A test that needs no judge: from each owner one work is taken away and becomes a need; whoever
 * owns it should stand high. Works of which a near copy is left to the owner are passed over.
 */
export interface KnownItems {
  needs: KnownNeed[];
  profiles: ProfileText[];
  works: WorkText[];
}

export interface KnownNeed extends NeedText {
  /** The owner from whose profile it was drawn: the unit of the bootstrap. */
  drawnFrom: string;
  /** All owners of the work. */
  owners: Set<string>;
}

/** Words in common, as a share of the shorter text, that make two works near copies. */
const NEAR_COPY = 0.6;

export function drawKnownItems(records: OwnedWork[], fewest: number, seed: number): KnownItems {
  const random = seededRandom(seed);
  const owned = [...worksByOwner(records)]
    .filter(([, works]) => works.length >= fewest)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const taken = new Set<string | null>();
  const needs: KnownNeed[] = [];
  for (const [owner, works] of owned) {
    const free = works.filter((work) => !taken.has(work.id));
    if (free.length < fewest) continue;
    const drawn = free[Math.floor(random() * free.length)];
    if (works.some((other) => other.id !== drawn.id && isNearCopy(drawn, other))) continue;
    taken.add(drawn.id);
    const owners = owned.filter(([, all]) => all.some(({ id }) => id === drawn.id));
    needs.push({
      id: String(drawn.id),
      title: drawn.title,
      text: drawn.abstract,
      drawnFrom: owner,
      owners: new Set(owners.map(([id]) => id)),
    });
  }
  const left = (work: OwnedWork): work is OwnedWork & { id: string } =>
    work.id !== null && !taken.has(work.id);
  return {
    needs,
    profiles: owned
      .map(([id, works]) => ({ id, workIds: works.filter(left).map((work) => work.id) }))
      .filter(({ workIds }) => workIds.length > 0),
    works: records.filter(left).map(({ id, title, abstract }) => ({ id, title, text: abstract })),
  };
}

function worksByOwner(records: OwnedWork[]): Map<string, OwnedWork[]> {
  const owners = new Map<string, OwnedWork[]>();
  for (const work of records) {
    for (const name of work.organisation ? [work.organisation] : (work.authors ?? [])) {
      const key = plainLetters(name);
      const works = owners.get(key);
      if (works) works.push(work);
      else owners.set(key, [work]);
    }
  }
  return owners;
}

/** Spelling that ignores case and punctuation. */
const plainLetters = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The different words of a text. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(plainLetters(text).split(' '));

/** Whether most words of the shorter text stand in the other. */
export function areNearCopies(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.min(a.size, b.size) > NEAR_COPY;
}

const isNearCopy = (a: OwnedWork, b: OwnedWork): boolean =>
  areNearCopies(wordsOf(`${a.title} ${a.abstract}`), wordsOf(`${b.title} ${b.abstract}`));
