import { differences, mergeVersions } from './merge-versions';

const base = { title: 'a', teaser: 'b', budget: '1', note: null as string | null };

test('only what both changed is asked; what one changed is taken from that one', () => {
  const mine = { ...base, title: 'mine', teaser: 'mine' };
  const theirs = { ...base, teaser: 'theirs', budget: '2' };
  expect(differences(['title', 'teaser', 'budget', 'note'], { mine, theirs, base })).toEqual({
    asked: ['teaser'],
    taken: { title: 'mine', budget: 'theirs' },
  });
});

test('without a common beginning every difference is asked', () => {
  const { asked, taken } = differences(['title', 'budget'], {
    mine: { ...base, title: 'mine' },
    theirs: base,
  });
  expect(asked).toEqual(['title']);
  expect(taken).toEqual({});
});

test('an empty text and no value are no difference', () => {
  const { asked } = differences(['note'], { mine: { ...base, note: '' }, theirs: base });
  expect(asked).toEqual([]);
});

test('the merged version is theirs with what was chosen of mine', () => {
  const mine = { ...base, title: 'mine', teaser: 'mine' };
  const theirs = { ...base, teaser: 'theirs', budget: '2' };
  expect(mergeVersions({ mine, theirs }, { title: 'mine', teaser: 'theirs' })).toEqual({
    ...{ title: 'mine', teaser: 'theirs', budget: '2', note: null },
  });
});
