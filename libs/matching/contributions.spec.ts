import { sumByWork } from './contributions.js';

test('a work of two facets is one sum, also where own words stand between them', () => {
  // Documents 0–2 are works 5, 7 and own words of one facet; 3 and 4 works 5 and 8 of another.
  const workOfDocument = Int32Array.from([5, 7, -1, 5, 8]);
  const ofWorks = Float64Array.of(99, 99, 99, 99, 99);
  const { works, ownWords } = sumByWork(workOfDocument, {
    ofTerms: new Float64Array(0),
    places: [],
    named: 0,
    documents: [0, 1, 2, 3, 4],
    ofDocuments: [1, 2, 4, 8, 16],
    many: 5,
    ofWorks,
  });
  expect(works).toEqual([5, 7, 8]);
  expect([...ofWorks.subarray(0, 3)]).toEqual([9, 2, 16]);
  expect(ownWords).toBe(4);
});
