import { searchWords } from './search-text.js';

/** The values of a query under construction; `add` answers the placeholder of a new one. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** SQL that holds where every word of the query occurs, in one of its spellings. */
export function wordFilter(query: string | undefined, values: Values): string {
  const words = query ? searchWords(query) : [];
  const conditions = words.map((spellings) => {
    const any = spellings.map((word) => `strpos(c.search_text, ${values.add(word)}) > 0`);
    return `(${any.join(' or ')})`;
  });
  return conditions.join(' and ') || 'true';
}
