import { changesOf, EMPTY } from './expert-draft';

test('what nobody touched is not said', () => {
  const base = { ...EMPTY, name: '任庶和', keywords: ['涂层'] };
  expect(changesOf({ ...base, keywords: ['涂层'] }, base)).toEqual({});
  expect(changesOf({ ...base, title: '教授', keywords: [] }, base)).toEqual({
    title: '教授',
    keywords: [],
  });
});

test('an emptied text is taken back, a name is sent as it stands', () => {
  const base = { ...EMPTY, name: '任庶和', homepage: 'https://a.example', loadCap: 3 };
  expect(changesOf({ ...base, name: '', homepage: ' ', loadCap: null }, base)).toEqual({
    name: '',
    homepage: null,
    loadCap: null,
  });
});
