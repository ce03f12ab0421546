import { nameKey } from '../../../libs/kernel/index.js';
import { type WorkFacts } from '../facts.js';
import { personNameKey } from '../person-name-key.js';
import { digest } from './digest.js';

/** A digest, since titles may be longer than an index takes; a title of signs only keeps them. */
export const titleKey = (title: string): string => digest(nameKey(title) || title.trim());

/** What must agree before two records are one work by their titles. */
export function likenessKey(work: WorkFacts, organisationKey: string): string {
  const performer = work.kind === 'project' ? organisationKey : '';
  return [work.kind, titleKey(work.title), work.year ?? '', performer].join('|');
}

/** The id of a record whose source gave it none: its DOI, its number, or its likeness. */
export function derivedKey(work: WorkFacts, organisationKey: string): string {
  if (work.doi) return `~doi:${work.doi}`;
  if (work.publicationNumber) return `~number:${work.publicationNumber}`;
  return `~like:${digest(likenessKey(work, organisationKey))}`;
}

/**
 * Why two records of one title and year still are two works: other DOIs, other numbers (a patent
 * family shares its title), or authors of whom not one name has a word in common.
 */
export function contradicts(a: WorkFacts, b: WorkFacts): boolean {
  return (
    differ(a.doi, b.doi) ||
    differ(a.publicationNumber, b.publicationNumber) ||
    haveOtherAuthors(a, b)
  );
}

/**
 * Whether a record that comes under a known id is about something else altogether: other authors
 * or another performer, and a title without a common word. Two universities number from 1.
 */
export function isAnotherWork(known: WorkFacts, given: WorkFacts): boolean {
  if (known.doi && known.doi === given.doi) return false;
  if (known.publicationNumber && known.publicationNumber === given.publicationNumber) return false;
  const otherPerformer =
    known.authors.length + given.authors.length === 0 &&
    differ(nameKey(known.organisation ?? ''), nameKey(given.organisation ?? ''));
  const otherPeople = haveOtherAuthors(known, given) || otherPerformer;
  return otherPeople && !shareWords(wordsOf([nameKey(known.title)]), [nameKey(given.title)]);
}

const differ = (a: string | undefined, b: string | undefined): boolean =>
  Boolean(a) && Boolean(b) && a !== b;

function haveOtherAuthors(a: WorkFacts, b: WorkFacts): boolean {
  if (a.authors.length === 0 || b.authors.length === 0) return false;
  const [mine, theirs] = [a, b].map((work) => work.authors.map((x) => personNameKey(x.name)));
  // 沈砚秋 and "Shen Yanqiu" can't be compared by their letters.
  if (HAN.test(mine.join('')) !== HAN.test(theirs.join(''))) return false;
  return !shareWords(wordsOf(mine), theirs);
}

const HAN = /\p{Script=Han}/u;

/** Words of two letters or more; of Chinese, which has no spaces, each two neighbouring signs. */
function wordsOf(keys: string[]): Set<string> {
  const words = keys.flatMap((key) => key.split(' ')).filter((word) => word.length > 1);
  return new Set(words.flatMap((word) => (HAN.test(word) ? pairsOf(word) : [word])));
}

const pairsOf = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));

const shareWords = (words: Set<string>, keys: string[]): boolean =>
  [...wordsOf(keys)].some((word) => words.has(word));
