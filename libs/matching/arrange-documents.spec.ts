import { numbersIn, orderByFacet } from './arrange-documents.js';
import { countAt } from './document-rows.js';
import { RowWriter } from './row-writer.js';

test('documents stand where their first facet has them, those of no facet last', () => {
  expect([...orderByFacet(Uint32Array.of(2, 0, 2), 4)]).toEqual([2, 0, 1, 3]);
  expect([...orderByFacet(new Uint32Array(0), 2)]).toEqual([0, 1]);
});

test('rows keep their meaning under the new numbers', () => {
  const often = (term: number, times: number) => new Array<number>(times).fill(term);
  const documents = [[7, 1, 7], often(3, 400), [], [...often(5, 255), 1, ...often(2, 70_000)]];
  const written = (inOrder: Uint32Array) => {
    const writer = new RowWriter();
    for (const occurrences of documents) writer.add(occurrences);
    return writer.finish(inOrder);
  };
  const rows = written(Uint32Array.of(0, 1, 2, 3));
  const order = orderByFacet(Uint32Array.of(3, 1, 3, 0), documents.length);
  const arranged = written(order);
  const read = (of: typeof rows, d: number): [number, number][] => {
    const places = Array.from(
      { length: of.starts[d + 1] - of.starts[d] },
      (_, i) => of.starts[d] + i,
    );
    return places.map((at) => [of.terms[at], countAt(of, at)]);
  };
  expect(read(rows, 3)).toEqual([
    [1, 1],
    [2, 70_000],
    [5, 255],
  ]);
  order.forEach((old, d) => expect(read(arranged, d)).toEqual(read(rows, old)));
  const numbers = numbersIn(order);
  order.forEach((old, d) => expect(numbers[old]).toBe(d));
});
