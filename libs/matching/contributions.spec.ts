import { sumByWork } from './contributions.js';

test('a work of two facets is one sum, also where own words stand between them', () => {
  // Documents 0–2 are works 5, 7 and own words of one facet; 3 and 4 works 5 and 8 of another.
  const workOfDocument = Int32Array.from([5, 7, -1, 5, 8]);
  const { works, contributions, ownWords } = sumByWork(workOfDocument, {
    ofTerms: new Float64Array(0),
    places: [],
    documents: [0, 1, 2, 3, 4],
    ofDocuments: [1, 2, 4, 8, 16],
  });
  expect(works).toEqual([5, 7, 8]);
  expect([...contributions]).toEqual([9, 2, 16, 0, 0]);
  expect(ownWords).toBe(4);
});
