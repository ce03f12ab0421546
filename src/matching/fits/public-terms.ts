import { type Explanation } from '../../../libs/matching/index.js';
import { normalise, termsOf } from '../../../libs/text/index.js';

type Terms = Explanation['terms'];

/**
 * Keeps, of an explanation, only what the public part of the need already says: whoever is not
 * bound to secrecy must not learn a word of the confidential part from the reasons of a match.
 *
 * Input: the terms of an explanation, the public text. Output: the terms that occur there, labelled
 * as they are written there, and one entry `''` with the sum of all others; so the sum stays. A
 * Chinese word occurs when the text contains it, a term of Latin script when the text has the same
 * stem or pair of stems. Cost: one pass over the public text.
 * Example: terms 固态 0.4, 硫化物 0.2 and a public text "固态电池" give 固态 0.4 and '' 0.2.
 */
export function keepPublicTerms(terms: Terms, publicText: string): Terms {
  const labelOf = publicLabels(publicText);
  const kept: Terms = [];
  let others = 0;
  for (const { term, contribution } of terms) {
    const label = term === '' ? undefined : labelOf(term);
    if (label === undefined) others += contribution;
    else kept.push({ term, label, contribution });
  }
  return [...kept, { term: '', label: '', contribution: others }];
}

/** Finds how the public text writes a term, or undefined. */
export function publicLabels(publicText: string): (term: string) => string | undefined {
  const written = new Map<string, string>();
  for (const { term, start, end } of termsOf(publicText))
    if (!written.has(term)) written.set(term, publicText.slice(start, end).replace(/\s+/g, ' '));
  const plain = normalise(publicText).text;
  const hasHan = /\p{Script=Han}/u;
  return (term) =>
    written.get(term) ?? (hasHan.test(term) && plain.includes(term) ? term : undefined);
}
