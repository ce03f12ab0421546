/**
 * An order of documents in which those of a facet are neighbours: a document stands where its first
 * facet has it, documents of no facet come last. Scoring a profile then reads one stretch of memory
 * instead of one for each work, which is twice as fast when the index is larger than the caches.
 *
 * Input: the facets' members one after another, and how many documents there are.
 * Output: order[new number] = old number. Example: members 2, 0, 2 of 4 documents give 2, 0, 1, 3.
 */
export function orderByFacet(members: Uint32Array, documents: number): Uint32Array {
  const order = new Uint32Array(documents);
  const placed = new Uint8Array(documents);
  let next = 0;
  const place = (document: number): void => {
    if (placed[document] === 1) return;
    placed[document] = 1;
    order[next++] = document;
  };
  for (const document of members) place(document);
  for (let document = 0; document < documents; document++) place(document);
  return order;
}

/** The other way round: numbers[old number] = new number. */
export function numbersIn(order: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(order.length);
  order.forEach((old, number) => (numbers[old] = number));
  return numbers;
}
